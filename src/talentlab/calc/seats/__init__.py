"""How many seats each education should have, when nobody knows the need for certain."""
