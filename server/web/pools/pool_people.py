"""Who is in a talent pool: the page, adding somebody by hand, taking people out."""

from enum import StrEnum
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext, ngettext

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.i18n_marker import N_
from server.domain.newcomer import Newcomer
from server.domain.pools import PoolOrder
from server.usecases.candidates import sources
from server.usecases.candidates.identity import Choice
from server.usecases.pools import add_by_hand, pool_imports, pool_people
from server.usecases.pools.add_by_hand import AddedToPool
from server.usecases.pools.pool_people import Changed
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("pool_people", __name__)

_ORDERS = (
    (PoolOrder.NEWEST, N_("Newest first")),
    (PoolOrder.OLDEST, N_("Oldest first")),
    (PoolOrder.NAME, N_("Name, A to Z")),
    (PoolOrder.NAME_DOWN, N_("Name, Z to A")),
)


class NewcomerKind(StrEnum):
    """Whom the dialog adds."""

    EXTERNAL = "external"
    INTERNAL = "internal"


@pages.get("/pools/<row:pool>")
def show(pool: int) -> Response:
    """The people of a pool; htmx gets the list, or what follows it, alone."""
    query, after = form_input.text("q").strip()[:200], form_input.text("after")
    pool_page = pool_people.read(actor(), pool, query, after or None, form_input.choice("order", PoolOrder) or PoolOrder.NEWEST)
    data: dict[str, Any] = {
        "pool_page": pool_page,
        "q": query,
        "orders": _ORDERS,
        "imports": pool_imports.unfinished(actor(), pool),
    }
    return responses.page("pools/pool.html", "pools/people/_rows.html" if after else "pools/_list.html", **data)


@pages.get("/pools/<row:pool>/history")
def history(pool: int) -> Response:
    """Who came in and went out, with Undo."""
    pool_history = pool_people.undoable_actions(actor(), pool)
    return responses.page("pools/history.html", pool_history=pool_history, pool=pool_history.card.pool)


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
    return responses.done(_whom(added), f"/pools/{pool}")


@pages.post("/pools/<row:pool>/remove")
def remove(pool: int) -> Response:
    """Take people out of the pool: the row of one leaves the list that is open."""
    changed = pool_people.remove(actor(), pool, form_input.numbers("candidate"))
    if not responses.wants_part():
        return responses.done(
            _gone(changed), f"/pools/{pool}", undoable_action=changed.undoable_action, trouble=not changed.count
        )
    flash = {
        "text": _gone(changed),
        "undoable_action": changed.undoable_action,
        "trouble": not changed.count,
        "back": f"/pools/{pool}",
    }
    response = responses.part("_toast.html", flash=flash)
    response.headers["HX-Reswap"] = "delete"
    return response


def _added(pool: int) -> AddedToPool:
    source, referrer = form_input.text("source"), form_input.text("referrer")
    choice: Choice = "new" if form_input.text("candidate") == "new" else form_input.number("candidate")
    if form_input.text("kind") == "internal":
        return add_by_hand.add_employee(actor(), pool, form_input.number("employee"), source, referrer, choice)
    new = Newcomer(form_input.text("first_name"), form_input.text("last_name"), form_input.text("email"))
    return add_by_hand.add(actor(), pool, new, source, referrer, choice)


def _form(pool: int, status: int = 200, errors: dict[str, str] | None = None, extra: dict[str, Any] | None = None) -> Response:
    kind = form_input.choice("kind", NewcomerKind) or NewcomerKind.EXTERNAL
    newcomer_form = add_by_hand.form(
        actor(), pool, form_input.text("person"), form_input.number("employee") if kind is NewcomerKind.INTERNAL else None
    )
    one = newcomer_form.employee
    filled = {"email": one.email, "first_name": one.first_name, "last_name": one.last_name} if one else {}
    data: dict[str, Any] = {
        "form": newcomer_form,
        "pool": newcomer_form.card.pool,
        "kind": kind,
        "person_query": form_input.text("person"),
    }
    data |= {"sources": sources.options(actor()), "colleagues": sources.colleagues(actor())}
    data |= {"form_values": form_input.texts() | filled, "errors": errors or {}, "ambiguous": extra or {}}
    return responses.page("pools/people/add.html", "pools/people/_add.html", status, **data)


def _whom(added: AddedToPool) -> str:
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
