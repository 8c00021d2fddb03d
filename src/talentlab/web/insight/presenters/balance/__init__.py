"""Supply against demand: how sure a gap is, in words, figures and matrices."""
