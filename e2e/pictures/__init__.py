"""The pictures of the README, and how they are taken: ``python -m e2e.pictures``."""
