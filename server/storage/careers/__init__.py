"""What people see who have no account."""
