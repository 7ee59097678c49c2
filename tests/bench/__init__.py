"""`make bench`: the hot paths of Attract at 100,000 candidates, as ratios to a bare route of the same server in one run."""
