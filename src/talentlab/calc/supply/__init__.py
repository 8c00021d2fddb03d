"""Supply: people by education, how many of them seek work, and where they work."""
