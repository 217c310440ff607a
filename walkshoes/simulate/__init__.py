"""A year of customers: many synthetic callers walk one journey, on the same chances under one decision and another."""
