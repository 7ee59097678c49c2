"""Jobs and what they consist of."""
