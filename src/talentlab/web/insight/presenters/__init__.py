"""What pages say: view models made from answers, in the reader's language, with no HTML."""
