"""Questions to a release: about people, about work, and which release is meant."""
