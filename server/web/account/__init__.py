"""Users, signing in, settings, and what administrators keep."""
