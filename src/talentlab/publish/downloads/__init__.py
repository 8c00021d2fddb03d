"""Figures to take away: CSV, spreadsheet and JSON, each with the card of its numbers."""
