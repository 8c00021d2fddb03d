"""Signals of today: from imported tables to what pages show about an occupation."""
