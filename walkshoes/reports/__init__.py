"""What is made of walks: summaries as Markdown, HTML and JSON."""
