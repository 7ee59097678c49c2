"""Attract: an applicant tracking system with a two-way connection to LinkedIn Recruiter."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("attract")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0"
