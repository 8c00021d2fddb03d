"""What a row is: each table declared once, with its checks, texts, units and card."""
