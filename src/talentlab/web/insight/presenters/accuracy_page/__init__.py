"""The page that says how right the forecasts would have been: what speaks against us first."""
