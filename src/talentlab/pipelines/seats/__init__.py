"""Seat plans: a problem from files or from what is imported, solved and told."""
