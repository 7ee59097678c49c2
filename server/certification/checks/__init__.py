"""What LinkedIn certifies, subject by subject."""
