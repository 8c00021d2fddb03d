"""What every page shares: the frame, the words, numbers, and the pages about the service."""
