"""The debrief on the wall: what stands on each of its slides, and how it is drawn."""
