"""What every page shares: the frame, the words, numbers and dates, and the pages about the service."""
