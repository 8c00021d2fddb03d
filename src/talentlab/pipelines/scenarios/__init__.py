"""Scenarios on a published release: asked as plain values or an address, answered in a second."""
