"""What the page about the plan of education seats holds."""
