"""Talent pools as a whole: the cards, a new one, and what its owner does with it; and who a stub profile is."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import CannotUndo, Invalid
from server.domain.permissions import Action
from server.http_errors import error_text
from server.usecases.candidates.identity import Choice
from server.usecases.linkedin.incoming import stub_profiles
from server.usecases.pools import pool_sharing, pools
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("pools", __name__)

HERE = "/pools"


@pages.get("/pools")
def index() -> Response:
    """A card for every pool the reader can reach, or for all there are; htmx gets the cards alone."""
    mine, query, after = form_input.text("view") != "all", form_input.text("q").strip()[:200], form_input.number("after")
    pools_page = pools.cards(actor(), mine, query, after)
    part = "pools/_more_cards.html" if after else "pools/_cards.html"
    return responses.page("pools/index.html", part, pools_page=pools_page, q=query)


@pages.get("/pools/new")
def new() -> Response:
    """The dialog for a new pool; looking for a colleague keeps what was typed."""
    return _new()


@pages.post("/pools/new")
def create() -> Response:
    """Make the pool and open it."""
    try:
        pool = pools.create(actor(), form_input.text("name"), form_input.numbers("user"), form_input.text("form_key"))
    except Invalid as invalid:
        return _new(422, invalid.errors)
    return responses.done(gettext("The talent pool is there. Add the first candidate."), f"/pools/{pool}")


@pages.get("/pools/<row:pool>/edit")
def edit(pool: int) -> Response:
    """The form for the name and for more contributors."""
    return _edit(pool)


@pages.post("/pools/<row:pool>/edit")
def change(pool: int) -> Response:
    """Keep a changed name, and share with those who were chosen."""
    try:
        pools.change(actor(), pool, form_input.text("name"), form_input.numbers("user"))
    except Invalid as invalid:
        return _edit(pool, 422, invalid.errors)
    return responses.done(gettext("The talent pool is changed."), f"/pools/{pool}")


@pages.get("/pools/<row:pool>/access")
def access(pool: int) -> Response:
    """With whom the pool is shared."""
    sharing = pool_sharing.read(actor(), pool)
    return responses.page("pools/access.html", sharing=sharing, pool=sharing.pool, owns=True)


@pages.post("/pools/<row:pool>/access/<row:user>/revoke")
def revoke(pool: int, user: int) -> Response:
    """Share the pool with somebody no more."""
    pool_sharing.revoke(actor(), pool, user)
    return responses.done(gettext("They can no longer open the pool."), f"/pools/{pool}/access")


@pages.post("/pools/<row:pool>/delete")
def delete(pool: int) -> Response:
    """Delete the pool, which can be taken back."""
    undoable_action = pools.delete(actor(), pool)
    return responses.done(
        gettext("The talent pool is deleted. Its people stay candidates."), HERE, undoable_action=undoable_action
    )


@pages.post("/pools/<row:pool>/restore")
def restore(pool: int) -> Response:
    """Bring a deleted pool back."""
    try:
        name = pools.restore(actor(), pool)
    except CannotUndo as error:
        return responses.done(error_text(error), HERE, trouble=True)
    return responses.done(gettext("%(name)s is back, with everybody who was in it.", name=name), f"/pools/{pool}")


@pages.post("/pools/<row:pool>/ask")
def ask(pool: int) -> Response:
    """Ask LinkedIn for shared profiles now."""
    pools.ask_now(actor())
    return responses.done(gettext("LinkedIn is asked for shared profiles. Look again in a moment."), f"/pools/{pool}")


@pages.get("/pools/<row:pool>/shared/<row:stub>")
def choose(pool: int, stub: int) -> Response:
    """Who a member may be that shared a profile."""
    return _choices(pool, stub)


@pages.post("/pools/<row:pool>/shared/<row:stub>")
def decide(pool: int, stub: int) -> Response:
    """Join the stub profile with the candidate chosen, or make a new one."""
    choice: Choice = "new" if form_input.text("candidate") == "new" else form_input.number("candidate")
    try:
        candidate = stub_profiles.decide(actor(), stub, choice)
    except Invalid as invalid:
        return _choices(pool, stub, 422, invalid.errors)
    message = gettext("The shared profile is part of this candidate now.")
    return responses.done(message, f"/candidates/{candidate}?from=pool-{pool}")


def _new(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    picker = pool_sharing.picker(actor(), form_input.text("person"), form_input.numbers("user"))
    data = _form("/pools/new", picker, errors)
    return responses.page("pools/new.html", _part("pools/_new.html"), status, **data)


def _edit(pool: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    pool_view = pools.read(actor(), pool, Action.EDIT_POOL)
    picker = pool_sharing.picker(actor(), form_input.text("person"), form_input.numbers("user"), pool)
    data = _form(f"/pools/{pool}/edit", picker, errors) | {"pool": pool_view.pool, "owns": Action.SHARE_POOL in pool_view.may}
    data["form_values"] = {"name": pool_view.pool.name} | data["form_values"]
    return responses.page("pools/edit.html", _part("pools/edit.html"), status, **data)


def _form(here: str, picker: pool_sharing.Picker, errors: dict[str, str] | None) -> dict[str, Any]:
    return {
        "here": here,
        "picker": picker,
        "person_query": form_input.text("person"),
        "form_values": form_input.texts(),
        "errors": errors or {},
    }


def _part(whole: str) -> str:
    """What htmx gets: the colleagues alone when it was they who were looked for, else ``whole``."""
    return "pools/people/_picker.html" if form_input.has_field("person") else whole


def _choices(pool: int, stub: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    stub_choices = stub_profiles.choices(actor(), stub)
    return responses.page("pools/shared.html", status=status, pool=pool, stub_choices=stub_choices, errors=errors or {})
