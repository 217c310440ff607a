"""What whoever leads a session reads: the page of a journey, and a programme made of several.

Nothing here is shown to those who walk.
"""
