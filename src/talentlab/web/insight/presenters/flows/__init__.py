"""Where supply comes from and goes: flows of people by education."""
