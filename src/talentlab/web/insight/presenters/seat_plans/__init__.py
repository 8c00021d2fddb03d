"""Figures and words of the plan of education seats."""
