"""Backtest: how wrong forecasts made in earlier years would have been."""
