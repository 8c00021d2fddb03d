"""Asking employers what they need: who is asked, how answers are weighed, and what is shown."""
