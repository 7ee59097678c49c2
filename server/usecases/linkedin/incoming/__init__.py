"""What comes from LinkedIn."""
