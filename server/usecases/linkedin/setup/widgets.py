"""What a page needs to show a widget of LinkedIn: script, key, and the origins a browser must let in (linkedin.md 3.1, 16)."""

from dataclasses import dataclass

from server.domain.linkedin.access_levels import LinkedInFeature
from server.storage.linkedin.setup import account
from server.usecases.linkedin.setup import access_levels, connection

_SCRIPT = "/xdoor/scripts/in.js"
_ONBOARDING = "ATSIntegrationWidget@{scripts}/rsc/extensions/onboarding-widget"
_PROFILE = "HcmWidget@{scripts}/rsc/extensions/profile-widget"
_LINKEDIN_ASSETS = "https://*.licdn.com"


@dataclass(frozen=True, slots=True)
class Widget:
    """``script`` is the address of LinkedIn's script, whose text is ``client_id`` and ``extension``.

    ``organization`` is the integration context; ``origins`` may run scripts in the page and stand in its frames.
    """

    script: str
    extension: str
    client_id: str
    organization: str
    origins: tuple[str, ...]


def onboarding() -> Widget:
    """The widget in which an administrator of LinkedIn Recruiter requests the integrations. Raise LinkedInTrouble."""
    return _widget(_ONBOARDING)


def profile() -> Widget:
    """The widget that shows a candidate's profile. Raise LinkedInNotSetUp without the access level for it."""
    access_levels.require(LinkedInFeature.PROFILE_WIDGET)
    return _widget(_PROFILE)


def _widget(extension: str) -> Widget:
    linkedin_account, where = account.read(), connection.addresses()
    connection.check_lock(linkedin_account)
    assets = (_LINKEDIN_ASSETS,) if where.scripts.startswith("https://platform.linkedin.com") else ()
    return Widget(
        script=f"{where.scripts}{_SCRIPT}",
        extension=extension.format(scripts=where.scripts),
        client_id=linkedin_account.client_id,
        organization=linkedin_account.organization,
        origins=tuple(dict.fromkeys((where.scripts, where.www, *assets))),
    )
