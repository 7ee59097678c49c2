"""What an ATS shows inside its own pages: a look-alike of in.js, and the frames it puts there (linkedin.md 3.1, 16, 20.6).

- ``sdk``: the scripts, and the question whether a page may use them; ``frames``: what both frames share
- ``onboarding``: IN/ATSIntegrationWidget; ``profile``: IN/HcmWidget; ``linking``, ``possible_people``, ``activities``: its parts
"""

from e2e.recruiter.partner.widgets import frames, onboarding, profile, sdk

BLUEPRINTS = (sdk.blueprint, frames.blueprint, onboarding.blueprint, profile.blueprint)
