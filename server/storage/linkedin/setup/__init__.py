"""Connecting the installation and its users with LinkedIn."""
