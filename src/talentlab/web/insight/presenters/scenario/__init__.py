"""What pages about scenarios show: words first, then figures with their tables."""
