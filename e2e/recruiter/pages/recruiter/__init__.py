"""Recruiter itself: search, projects, profiles with their drawer, inbox, admin settings."""
