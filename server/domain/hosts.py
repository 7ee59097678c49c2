"""On which hosts the browser extension works, and how (design section 1)."""

import re
from enum import StrEnum

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_


class HostMode(StrEnum):
    """``inject``: box and badges in the page; ``side_panel``: beside the page, on request only; ``off``: not at all."""

    INJECT = "inject"
    SIDE_PANEL = "side_panel"
    OFF = "off"


# LinkedIn's terms restrict extensions that change its pages, so its own host is not an inject host by default.
DEFAULT_HOSTS: dict[str, HostMode] = {"www.linkedin.com": HostMode.SIDE_PANEL}

_HOST = re.compile(r"(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?")

# Browsers leave these out of a page's host. Without a scheme either may be meant.
_USUAL_PORTS = {"https://": ("443",), "http://": ("80",), "": ("443", "80")}


def checked_host(host: str) -> str:
    """``host`` in lower case, with its port if it is not the usual one; raise Invalid when it is no host name."""
    host = host.strip().lower()
    scheme, usual = next(one for one in _USUAL_PORTS.items() if host.startswith(one[0]))
    name, colon, port = host.removeprefix(scheme).rstrip("/").partition(":")
    if not _HOST.fullmatch(name + colon + port):
        raise Invalid({"host": N_("Enter a host name such as www.linkedin.com, without a path.")})
    return name if port in ("", *usual) else f"{name}:{port}"
