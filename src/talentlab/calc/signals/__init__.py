"""Signals of today: measured numbers brought to the occupations and areas that pages show."""
