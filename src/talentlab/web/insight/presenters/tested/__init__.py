"""What has been tested: outlooks, methods, sizes, and what they are called."""
