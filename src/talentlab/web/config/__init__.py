"""How the pages are put together: environment, settings, addresses."""
