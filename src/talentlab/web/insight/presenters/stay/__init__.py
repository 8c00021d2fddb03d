"""Who moves here and who stays, and what would make more stay."""
