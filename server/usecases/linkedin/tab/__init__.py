"""The LinkedIn tab of a candidate."""
