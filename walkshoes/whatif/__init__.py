"""What would have been: a walk lived again under other decisions of the company."""
