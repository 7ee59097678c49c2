"""On which hosts the browser extension works, and how (design section 1)."""

import re
from enum import StrEnum

from server.domain.errors import Invalid
from server.domain.words import N_


class HostMode(StrEnum):
    """``inject``: box and badges in the page; ``side_panel``: beside the page, on request only; ``off``: not at all."""

    INJECT = "inject"
    SIDE_PANEL = "side_panel"
    OFF = "off"


# LinkedIn's terms restrict extensions that change its pages, so its own host is not an inject host by default.
DEFAULT_HOSTS: dict[str, HostMode] = {"www.linkedin.com": HostMode.SIDE_PANEL}

_HOST = re.compile(r"(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?")


def checked_host(host: str) -> str:
    """``host`` in lower case, with its port if any; raise Invalid when it is no host name."""
    host = host.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if not _HOST.fullmatch(host):
        raise Invalid({"host": N_("Enter a host name such as www.linkedin.com, without a path.")})
    return host
