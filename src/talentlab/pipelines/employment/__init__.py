"""The employment outlook: from imported tables, or a table of one's own, to what is published."""
