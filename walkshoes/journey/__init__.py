"""The engine: one meaning of a scenario, for a person, a checker and a simulator alike."""
