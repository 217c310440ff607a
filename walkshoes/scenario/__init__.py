"""The file a facilitator writes: its model, loading with line numbers, findings, persona."""
