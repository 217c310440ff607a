"""The record on disk: one SQLite file that holds sessions, walks, inputs, reactions and commitments."""
