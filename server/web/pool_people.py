"""Who is in a talent pool: the page, adding somebody by hand, taking people out."""

from enum import StrEnum
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext, ngettext

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.newcomer import Newcomer
from server.domain.pools import Order
from server.domain.words import N_
from server.usecases import pool_imports, pool_newcomers, pool_people, sources
from server.usecases.identity import Choice
from server.usecases.pool_newcomers import Added
from server.usecases.pool_people import Changed
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("pool_people", __name__)

_ORDERS = (
    (Order.NEWEST, N_("Newest first")),
    (Order.OLDEST, N_("Oldest first")),
    (Order.NAME, N_("Name, A to Z")),
    (Order.NAME_DOWN, N_("Name, Z to A")),
)


class Kind(StrEnum):
    """Whom the dialog adds."""

    EXTERNAL = "external"
    INTERNAL = "internal"


@pages.get("/pools/<row:pool>")
def show(pool: int) -> Response:
    """The people of a pool; htmx gets the list, or what follows it, alone."""
    query, after = typed.text("q").strip()[:200], typed.text("after")
    found = pool_people.read(actor(), pool, query, after or None, typed.choice("order", Order) or Order.NEWEST)
    data: dict[str, Any] = {"found": found, "q": query, "orders": _ORDERS, "imports": pool_imports.unfinished(actor(), pool)}
    return answers.page("pools/pool.html", "pools/_rows.html" if after else "pools/_list.html", **data)


@pages.get("/pools/<row:pool>/history")
def history(pool: int) -> Response:
    """Who came in and went out, with Undo."""
    found = pool_people.deeds(actor(), pool)
    return answers.page("pools/history.html", found=found, pool=found.card.pool)


@pages.get("/pools/<row:pool>/add")
def ask(pool: int) -> Response:
    """The dialog Add candidate."""
    return _form(pool)


@pages.post("/pools/<row:pool>/add")
def add(pool: int) -> Response:
    """Add a colleague or somebody from outside."""
    try:
        added = _added(pool)
    except Invalid as invalid:
        return _form(pool, 422, invalid.errors)
    except AmbiguousPerson as ambiguous:
        return _form(pool, 422, {"candidate": ambiguous.message}, ambiguous.extra)
    return answers.done(_whom(added), f"/pools/{pool}")


@pages.post("/pools/<row:pool>/remove")
def remove(pool: int) -> Response:
    """Take people out of the pool: the row of one leaves the list that is open."""
    changed = pool_people.remove(actor(), pool, typed.numbers("candidate"))
    if not answers.wants_part():
        return answers.done(_gone(changed), f"/pools/{pool}", deed=changed.deed, trouble=not changed.count)
    said = {"text": _gone(changed), "deed": changed.deed, "trouble": not changed.count, "back": f"/pools/{pool}"}
    response = answers.part("_toast.html", said=said)
    response.headers["HX-Reswap"] = "delete"
    return response


def _added(pool: int) -> Added:
    source, referrer = typed.text("source"), typed.text("referrer")
    choice: Choice = "new" if typed.text("candidate") == "new" else typed.number("candidate")
    if typed.text("kind") == "internal":
        return pool_newcomers.add_employee(actor(), pool, typed.number("employee"), source, referrer, choice)
    new = Newcomer(typed.text("first_name"), typed.text("last_name"), typed.text("email"))
    return pool_newcomers.add(actor(), pool, new, source, referrer, choice)


def _form(pool: int, status: int = 200, errors: dict[str, str] | None = None, extra: dict[str, Any] | None = None) -> Response:
    kind = typed.choice("kind", Kind) or Kind.EXTERNAL
    found = pool_newcomers.form(actor(), pool, typed.text("person"), typed.number("employee") if kind is Kind.INTERNAL else None)
    one = found.employee
    filled = {"email": one.email, "first_name": one.first_name, "last_name": one.last_name} if one else {}
    data: dict[str, Any] = {"form": found, "pool": found.card.pool, "kind": kind, "sought": typed.text("person")}
    data |= {"sources": sources.options(actor()), "colleagues": sources.colleagues(actor())}
    data |= {"typed": typed.texts() | filled, "errors": errors or {}, "ambiguous": extra or {}}
    return answers.page("pools/add.html", "pools/_add.html", status, **data)


def _whom(added: Added) -> str:
    if not added.came:
        return gettext("%(name)s is in this pool already.", name=added.name)
    if added.created:
        return gettext("%(name)s is in the pool.", name=added.name)
    return gettext("%(name)s has this e-mail address, was known already and is in the pool now.", name=added.name)


def _gone(changed: Changed) -> str:
    if not changed.count:
        return gettext("Nobody was removed. Tick the people first.")
    if changed.name:
        return gettext("%(name)s is no longer in the pool, and stays a candidate.", name=changed.name)
    return ngettext("%(num)s person is no longer in the pool.", "%(num)s people are no longer in the pool.", changed.count)
