"""What the page about the plan of education seats shows and says."""
