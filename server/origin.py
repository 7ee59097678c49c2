"""Whether a request comes from a page of this installation: what pages and the sign-in of the extension ask before a write.

Browsers tell where a request comes from, and pages cannot change what they tell (Fetch Metadata, and the Origin header).
"""

from flask import request

from server.domain.errors import NotPermitted
from server.domain.i18n_marker import N_


def require_own_page() -> None:
    """Raise NotPermitted when another site makes the present request."""
    if not _from_here(request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")):
        raise NotPermitted(N_("This request came from another site, so nothing was done. Open the page here and try again."))


def _from_here(fetch_site: str | None, origin: str | None) -> bool:
    if fetch_site is not None:
        # "none" is the person's own doing (a bookmark, a reload); "same-site" may be another, less trusted application.
        return fetch_site in ("same-origin", "none")
    if origin is not None:
        # Browsers leave Sec-Fetch-Site out on plain http to other machines. "null" (a sandboxed page) never equals a host.
        return origin.partition("://")[2] == request.host
    # Every browser sends one of the two with a write. What sends neither is a program with a cookie jar of its own.
    return True
