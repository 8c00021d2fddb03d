"""Invented inputs for tests."""
