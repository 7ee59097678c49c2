"""Talent pools: the list, a pool, and who a stub profile is."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.usecases import pools
from server.usecases.identity import Choice
from server.usecases.linkedin import stubs
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("pools", __name__)


@pages.get("/pools")
def index() -> Response:
    """A card for every pool."""
    return answers.page("pools/index.html", found=pools.reachable(actor()))


@pages.get("/pools/<row:pool>")
def show(pool: int) -> Response:
    """The people of a pool, by name; htmx gets the list, or what follows it, alone."""
    query, after = typed.text("q").strip()[:200], typed.text("after")
    found = pools.read(actor(), pool, query, after or None)
    return answers.page("pools/pool.html", "pools/_rows.html" if after else "pools/_list.html", found=found, q=query)


@pages.post("/pools/<row:pool>/ask")
def ask(pool: int) -> Response:
    """Ask LinkedIn for shared profiles now."""
    pools.ask_now(actor())
    return answers.done(gettext("LinkedIn is asked for shared profiles. Look again in a moment."), f"/pools/{pool}")


@pages.get("/pools/<row:pool>/shared/<row:stub>")
def choose(pool: int, stub: int) -> Response:
    """Who a member may be that shared a profile."""
    return _choices(pool, stub)


@pages.post("/pools/<row:pool>/shared/<row:stub>")
def decide(pool: int, stub: int) -> Response:
    """Join the stub profile with the candidate chosen, or make a new one."""
    choice: Choice = "new" if typed.text("candidate") == "new" else typed.number("candidate")
    try:
        candidate = stubs.decide(actor(), stub, choice)
    except Invalid as invalid:
        return _choices(pool, stub, 422, invalid.errors)
    said = gettext("The shared profile is part of this candidate now.")
    return answers.done(said, f"/candidates/{candidate}?from=pool-{pool}")


def _choices(pool: int, stub: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    found = stubs.choices(actor(), stub)
    return answers.page("pools/shared.html", status=status, pool=pool, found=found, errors=errors or {})
