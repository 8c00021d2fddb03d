"""Documents on paper: tagged PDF that a screen reader reads, from the HTML we write ourselves."""
