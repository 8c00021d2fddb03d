"""The gap: supply less demand, as a distribution, and what may be said and shown of it."""
