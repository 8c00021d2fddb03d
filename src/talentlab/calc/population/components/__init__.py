"""Real components: births, deaths, moves and students, where they have been counted."""
