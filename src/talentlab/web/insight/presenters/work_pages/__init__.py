"""What pages about one occupation, and the work part of an area's profile, hold."""
