"""One folder per producer: the client moves bytes, the parser gives them meaning."""
