"""Dated, sourced parameters as facts: what the calculations assume, and why."""
