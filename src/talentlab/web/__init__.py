"""The pages: the only part of Talentlab that knows Django."""
