"""A session as it is told to people who were not there: one summary, and every form of file made from it."""
