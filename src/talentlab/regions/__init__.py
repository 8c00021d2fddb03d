"""The regions that are shipped: each is a TOML file, read by ``talentlab.vocab.region``."""
