"""Admin center, Rejection reasons and Sources: the lists that forms offer."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.option_sets import OptionSet
from server.usecases.account import option_sets
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("option_sets", __name__)

_LISTS = {"rejection-reasons": OptionSet.REASON, "sources": OptionSet.SOURCE}
_TITLES = {OptionSet.REASON: N_("Rejection reasons"), OptionSet.SOURCE: N_("Sources")}
_HERE = "/admin/<any('rejection-reasons', sources):name>"


@pages.get(_HERE)
def show(name: str) -> Response:
    """The list, retired entries included."""
    return _page(name)


@pages.post(_HERE)
def add(name: str) -> Response:
    """Put an entry into the list."""
    label, label_nb = form_input.text("label"), form_input.text("label_nb")
    try:
        option_sets.add(actor(), _LISTS[name], label, label_nb, form_input.text("parent"))
    except Invalid as invalid:
        return _page(name, 422, invalid.errors)
    return responses.done(gettext("%(entry)s is in the list.", entry=label.strip()), f"/admin/{name}")


@pages.post(f"{_HERE}/<row:option>/rename")
def rename(name: str, option: int) -> Response:
    """Call an entry something else."""
    label, label_nb = form_input.text("label"), form_input.text("label_nb")
    try:
        option_sets.rename(actor(), option, form_input.text("version"), label, label_nb)
    except Invalid as invalid:
        return _page(name, 422, invalid.errors, option)
    return responses.done(gettext("Saved: %(entry)s.", entry=label.strip()), f"/admin/{name}")


@pages.post(f"{_HERE}/<row:option>/move")
def shift(name: str, option: int) -> Response:
    """Let an entry change places with the one before or after it."""
    option_sets.shift(actor(), option, up=form_input.text("to") == "up")
    return responses.done(gettext("The order is changed."), f"/admin/{name}#option-{option}")


@pages.post(f"{_HERE}/<row:option>/retire")
def retire(name: str, option: int) -> Response:
    """Offer an entry no more, or again."""
    retired = form_input.ticked("retired")
    try:
        option_sets.retire(actor(), option, retired)
    except Invalid as invalid:
        return _page(name, 422, invalid.errors, option)
    text = gettext("No longer offered; whoever has it keeps it.") if retired else gettext("Offered again.")
    return responses.done(text, f"/admin/{name}")


def _page(name: str, status: int = 200, errors: dict[str, str] | None = None, at: int | None = None) -> Response:
    entries = option_sets.read(actor(), _LISTS[name])
    data: dict[str, Any] = {
        "entries": entries,
        "name": name,
        "title": _TITLES[_LISTS[name]],
        "form_values": form_input.texts(),
        "at": at,
    }
    return responses.page("account/admin/option_set.html", status=status, errors=errors or {}, **data)
