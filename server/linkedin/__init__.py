"""The outside world: LinkedIn's partner APIs. Nothing stands here until the connection through them is built."""
