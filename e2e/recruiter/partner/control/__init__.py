"""The control API at /__control (linkedin.md 20.7): JSON in, JSON out, for callers on this machine only.

- ``serving``: the blueprint, JSON and errors; ``fixtures``: who exists; ``platform``: integrations, quotas, faults, log, clock
- ``people``: what people do; ``inspection``: what a seat would see, and everything that is stored
"""

from e2e.recruiter.partner.control import fixtures, inspection, people, platform
from e2e.recruiter.partner.control.serving import blueprint

__all__ = ["blueprint", "fixtures", "inspection", "people", "platform"]
