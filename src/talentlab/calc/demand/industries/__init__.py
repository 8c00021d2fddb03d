"""Demand by industry: welfare from users and staff, the rest by the ensemble; its occupations."""
