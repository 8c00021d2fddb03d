"""Charts drawn on the server: SVG for two widths, a sentence, and a table that says the same."""
