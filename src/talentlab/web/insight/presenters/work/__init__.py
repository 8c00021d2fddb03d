"""What pages say about work: employees, openings and signals of one occupation or one area."""
