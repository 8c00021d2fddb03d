"""Who leaves an occupation, why, and how many must therefore be recruited."""
