"""The connection with LinkedIn."""
