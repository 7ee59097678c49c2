"""The control API at /__control (linkedin.md 20.7): JSON in, JSON out, for callers on this machine only.

- ``serving``: the blueprint, JSON and errors; ``fixtures``: who exists; ``platform``: integrations, quotas, faults, log, clock
- ``people``: what people do; ``inspection``: what a seat would see, and everything that is stored
- ``looks``: how the pages look
"""

from e2e.recruiter.partner.control import fixtures, inspection, looks, people, platform
from e2e.recruiter.partner.control.serving import blueprint

__all__ = ["blueprint", "fixtures", "inspection", "looks", "people", "platform"]
