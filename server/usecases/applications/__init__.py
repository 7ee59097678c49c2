"""Candidates on jobs."""
