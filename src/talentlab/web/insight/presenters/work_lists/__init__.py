"""Pages around the occupation page: all occupations in lists, by field, found and compared."""
