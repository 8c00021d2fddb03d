"""Scenarios: levers and shocks on the drawn futures of a release, and what they change."""
