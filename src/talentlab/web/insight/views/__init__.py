"""The outlook's pages. A view reads the choice, asks a presenter, picks a template."""
