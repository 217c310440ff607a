"""A walk in real time, without a screen: what is heard, read, written and offered, moment by moment."""
