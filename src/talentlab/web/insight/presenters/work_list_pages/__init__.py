"""What each page around the occupation page holds: overview, table, search, comparison, start."""
