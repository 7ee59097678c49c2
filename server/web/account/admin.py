"""The Admin center: its tabs, and the page it opens at (attract.md 19)."""

from collections.abc import Sequence
from functools import partial

from flask import Blueprint, Flask, Response, redirect

from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.usecases import access
from server.web.account.sign_in import actor

pages = Blueprint("admin", __name__)

LINKEDIN = "/admin/linkedin"
USERS = "/admin/users"
CERTIFICATION = "/admin/linkedin/certification"
TABS = (
    (LINKEDIN, N_("LinkedIn Integration")),
    ("/admin/linkedin/sync", N_("Sync")),
    ("/admin/linkedin/exports", N_("Exports from LinkedIn")),
    ("/admin/linkedin/closed-profiles", N_("Closed profiles")),
    ("/admin/linkedin/seats", N_("Seats")),
    ("/admin/browser-extension", N_("Browser extension")),
    (USERS, N_("User permissions")),
    ("/admin/company", N_("Company information")),
    ("/admin/features", N_("Feature management")),
    ("/admin/rejection-reasons", N_("Rejection reasons")),
    ("/admin/sources", N_("Sources")),
    ("/admin/history", N_("History")),
    ("/admin/system", N_("System")),
)


def register(app: Flask) -> None:
    """Give the layout of the Admin center its tabs."""
    tests = app.config["SETTINGS"].linkedin_environment == "test"  # against LinkedIn itself there is nothing to run
    shown = app.config["SETTINGS"].mailbox
    tabs = (*TABS, *[("/admin/mailbox", N_("Mailbox"))] * shown, *[(CERTIFICATION, N_("Certification"))] * tests)
    app.jinja_env.globals["admin_tab"] = partial(_tab_of, [address for address, _ in tabs])
    own = [tab for tab in tabs if not tab[0].startswith(LINKEDIN)]
    app.jinja_env.globals["admin_groups"] = (
        (N_("Attract"), own),
        (N_("LinkedIn"), [tab for tab in tabs if tab[0].startswith(LINKEDIN)]),
    )


def _tab_of(addresses: Sequence[str], path: str) -> str:
    """The address of the tab that the page at ``path`` belongs to: the longest that it begins with."""
    return max((one for one in addresses if path == one or path.startswith(f"{one}/")), key=len, default="")


@pages.get("/admin")
def admin_center() -> Response:
    """The Admin center opens at LinkedIn Integration."""
    access.require(actor(), Action.OPEN_ADMIN_CENTER)
    return redirect(LINKEDIN)  # type: ignore[return-value]
