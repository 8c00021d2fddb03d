"""The ``talentlab`` command: what a person types, and the words we answer with."""
