"""How Swedish and English words are compared: folded, inflected, compounded and misspelt."""
