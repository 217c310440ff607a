"""What a person sees and does, one screen a file."""
