"""Where deliveries, the store and the calculations meet; runs on any Executor."""
