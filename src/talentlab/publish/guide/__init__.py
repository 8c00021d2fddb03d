"""The method guide: chapters in Markdown, read once and shown as pages and as a tagged PDF."""
