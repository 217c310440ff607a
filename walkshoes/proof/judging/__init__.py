"""What is wrong with a journey, read from its explored states: a file for each kind of question."""
