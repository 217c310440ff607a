"""The terminal app, and the same app in a browser."""
