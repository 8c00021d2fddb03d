"""The outlook's pages: what a region needs to know, and how sure we are."""
