"""Demand: how many are employed in each occupation, and how many will be."""
