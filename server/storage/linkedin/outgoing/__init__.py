"""What LinkedIn is told."""
