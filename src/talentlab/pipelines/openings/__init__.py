"""From imported tables to openings: who leaves, and how many must be recruited."""
