"""Demand by education: who holds each occupation, how that changes, and what may replace it."""
