"""What the pages about revisions and second opinions hold."""
