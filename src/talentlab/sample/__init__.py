"""A complete synthetic region for a first run with no network, calibrated to published totals."""
