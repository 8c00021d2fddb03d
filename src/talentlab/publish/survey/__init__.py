"""Templates for asking employers and students: texts to send, files to fill in, and manifests."""
