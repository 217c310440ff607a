"""The forms a summary is written in, one a file; each is made from the same summary and nothing else."""
