"""The walk as lines on standard input and output: for screen readers, and for terminals that can do nothing else."""
