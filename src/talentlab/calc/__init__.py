"""Calculations: arrays and frames in, arrays and frames out. No input, no output, no clock."""
