"""Releases beside each other: earlier forecasts, why they were revised, and how they came out."""
