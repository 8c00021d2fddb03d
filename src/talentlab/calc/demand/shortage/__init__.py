"""Unfilled jobs today: a number nobody counts, pooled from the sources that hint at it."""
