"""Figures of how right forecasts have been: errors, coverage, sizes, and the worst misses."""
