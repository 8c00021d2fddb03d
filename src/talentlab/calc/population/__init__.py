"""Population outlook: from counted stocks to draws of the future."""
