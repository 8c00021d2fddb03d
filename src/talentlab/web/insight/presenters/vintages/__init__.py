"""What pages say about earlier releases, revisions and the forecasts of others."""
