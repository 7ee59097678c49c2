"""Attract: an applicant tracking system with a two-way connection to LinkedIn Recruiter."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def _version() -> str:
    try:
        return version("attract")
    except PackageNotFoundError:  # run from a checkout that is not installed
        project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
        return str(project["project"]["version"])


__version__ = _version()
