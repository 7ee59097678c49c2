"""The outside world: LinkedIn's partner APIs, in LinkedIn's words. What Attract calls these things stands in domain.linkedin."""
