"""What can happen on the outlook's pages. Each function is one deed, whole or not at all."""
