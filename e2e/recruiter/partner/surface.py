"""All that the partner platform serves: importing a module of resources registers them, blueprints are for the application."""

from e2e.recruiter.partner import oauth, provisioning, rest, v2
from e2e.recruiter.partner.wire import serving

RESOURCES = (provisioning, v2, rest)
BLUEPRINTS = (oauth.blueprint, serving.blueprint)
