"""What has changed in the tables of the outlook's pages."""
