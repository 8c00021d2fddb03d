"""What leaves the system: figures with a text twin, and downloads that carry their card."""
