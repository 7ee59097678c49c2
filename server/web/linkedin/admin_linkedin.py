"""Admin center: LinkedIn Integration, and whose seats are whose."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, make_response, request
from flask_babel import gettext

from server.domain.errors import AttractError, EncryptionKeyMissing, Invalid, LinkedInTrouble
from server.http_errors import error_text, say
from server.usecases.linkedin.setup import environment_lock, integrations, overview, seat_mapping, secret_rotation, setup
from server.web import form_input, headers, responses
from server.web.account.admin import LINKEDIN
from server.web.account.sign_in import actor
from server.web.linkedin import linkedin_sign_in

pages = Blueprint("admin_linkedin", __name__)

_SEATS = f"{LINKEDIN}/seats"


@pages.get(LINKEDIN)
def show() -> Response:
    """How this installation is connected with LinkedIn, and everything to change about it."""
    return _page()


@pages.post(f"{LINKEDIN}/company")
def save_company() -> Response:
    """Keep the Company name and the Company ID."""
    try:
        setup.save_company(actor(), form_input.text("company_name"), form_input.text("company_id"))
    except Invalid as invalid:
        return _page(422, invalid.errors)
    return responses.done(gettext("Saved."), LINKEDIN)


@pages.post(f"{LINKEDIN}/partner")
def save_partner() -> Response:
    """Keep the partner's credentials; the secret is never shown again."""
    try:
        setup.save_partner(actor(), form_input.text("partner_id"), form_input.text("partner_secret"))
    except Invalid as invalid:
        return _page(422, invalid.errors)
    except EncryptionKeyMissing as missing:
        return _trouble(missing)
    return responses.done(
        gettext("The partner's credentials are saved. The secret is kept sealed and is not shown again."), LINKEDIN
    )


@pages.post(f"{LINKEDIN}/connect")
def connect() -> Response:
    """Find or make the application at LinkedIn, and go on to LinkedIn's sign-in."""
    try:
        setup.prepare(actor())
        return linkedin_sign_in.go(setting_up=True)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        return _trouble(trouble)


@pages.post(f"{LINKEDIN}/integrations")
def requested() -> Response:
    """What LinkedIn's widget reports as requested; the page opens itself again and says how it went."""
    try:
        integrations.request(actor(), request.get_json(silent=True))
        _say(gettext("Requested. LinkedIn knows this Attract now."))
    except (LinkedInTrouble, Invalid, EncryptionKeyMissing) as trouble:
        _say(_words(trouble), trouble=True)
    return make_response("", 204)


@pages.post(f"{LINKEDIN}/notify-partner")
def notify_partner() -> Response:
    """Name and configure again what LinkedIn waits for."""
    return _tried(integrations.notify_partner, gettext("LinkedIn was told that Attract is ready."))


@pages.post(f"{LINKEDIN}/refresh")
def refresh() -> Response:
    """Ask LinkedIn how the integrations stand."""
    return _tried(integrations.look_again, gettext("This is how LinkedIn sees it now."))


@pages.post(f"{LINKEDIN}/viewers")
def choose_viewers() -> Response:
    """Choose who sees the jobs in LinkedIn."""
    viewers = form_input.text("viewers")
    return _tried(lambda who: setup.choose_viewers(who, viewers), gettext("Saved. LinkedIn is told within a minute."))


@pages.post(f"{LINKEDIN}/secret")
def roll_secret() -> Response:
    """Get a new secret from LinkedIn."""
    return _tried(
        secret_rotation.roll_secret, gettext("There is a new secret. The earlier one is still accepted until you forget it.")
    )


@pages.post(f"{LINKEDIN}/secret/forget")
def forget_secret() -> Response:
    """Accept the newest secret alone."""
    return _tried(secret_rotation.forget_earlier_secret, gettext("The earlier secret is forgotten."))


@pages.post(f"{LINKEDIN}/moved")
def moved() -> Response:
    """Confirm that this is the installation that was connected, at a new address."""
    return _tried(environment_lock.confirm, gettext("LinkedIn knows the new address now."))


@pages.get(f"{LINKEDIN}/anew")
def ask_anew() -> Response:
    """Say what becoming an installation of its own does, and ask."""
    return responses.page("linkedin/setup/linkedin_anew.html", setup_view=overview.read(actor()))


@pages.post(f"{LINKEDIN}/anew")
def start_anew() -> Response:
    """Make this an installation of its own."""
    return _tried(
        environment_lock.start_anew, gettext("The copied connection is forgotten. Connect this installation when you like.")
    )


@pages.get(f"{LINKEDIN}/disconnect")
def ask_disconnect() -> Response:
    """Say what disconnecting does, and ask."""
    return responses.page("linkedin/setup/linkedin_disconnect.html", setup_view=overview.read(actor()))


@pages.post(f"{LINKEDIN}/disconnect")
def disconnect() -> Response:
    """Forget tokens and secrets, and stop the exchange."""
    setup.disconnect(actor(), form_input.ticked("forget_partner"))
    return responses.done(gettext("LinkedIn is disconnected. Everything in Attract is still here."), LINKEDIN)


@pages.get(_SEATS)
def show_seats() -> Response:
    """The seats of the contracts, and whose they are."""
    return _seats()


@pages.post(f"{_SEATS}/refresh")
def refresh_seats() -> Response:
    """Read the seats from LinkedIn now."""
    return _tried(seat_mapping.look_again, gettext("This is how LinkedIn sees it now."), _SEATS)


@pages.post(f"{_SEATS}/<row:seat>/user")
def give_seat(seat: int) -> Response:
    """Say by hand whose a seat is."""
    try:
        row = seat_mapping.give(actor(), seat, form_input.text("user"))
    except Invalid as invalid:
        return _seats(422, invalid.errors, seat)
    except LinkedInTrouble as taken:
        return _trouble(taken, _SEATS)
    return responses.done(gettext("The seat of %(name)s is mapped.", name=row.name), _SEATS)


@pages.post(f"{_SEATS}/<row:seat>/unmap")
def take_seat_back(seat: int) -> Response:
    """Forget what was said by hand."""
    row = seat_mapping.undo(actor(), seat)
    return responses.done(gettext("The seat of %(name)s is nobody's by hand any more.", name=row.name), _SEATS)


def _page(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    overview_page = overview.read(actor())
    if overview_page.address:
        headers.allow_form_target(overview_page.address)  # Connect leads on to LinkedIn's sign-in
    if overview_page.widget:
        headers.allow_widget(overview_page.widget.origins)
    shown = {"company_name": overview_page.account.company_name, "company_id": overview_page.account.company_id}
    shown |= {"partner_id": overview_page.account.partner_id} | form_input.texts() | {"partner_secret": ""}
    data: dict[str, Any] = {
        "form_values": shown,
        "errors": errors or {},
        "begun_at": linkedin_sign_in.unfinished(setting_up=True),
    }
    return responses.page("linkedin/setup/linkedin.html", status=status, setup_view=overview_page, **data)


def _seats(status: int = 200, errors: dict[str, str] | None = None, wrong: int = 0) -> Response:
    unmatched, text = form_input.text("show") == "unmatched", form_input.text("name")
    seats_page = seat_mapping.read(actor(), unmatched, text, form_input.number("after") or 0)
    shown: dict[str, Any] = {"unmatched": unmatched, "name": text, "wrong": wrong, "user": form_input.text("user")}
    return responses.page("linkedin/setup/seats.html", status=status, seats_page=seats_page, errors=errors or {}, **shown)


def _tried(action: Callable[[Any], None], text: str, back: str = LINKEDIN) -> Response:
    try:
        action(actor())
    except (LinkedInTrouble, Invalid, EncryptionKeyMissing) as trouble:
        return _trouble(trouble, back)
    return responses.done(text, back)


def _trouble(error: AttractError, back: str = LINKEDIN) -> Response:
    return responses.done(_words(error), back, trouble=True)


def _words(error: AttractError) -> str:
    return say(next(iter(error.errors.values()))) if isinstance(error, Invalid) else error_text(error)


def _say(text: str, trouble: bool = False) -> None:
    flash({"text": text, "undo": None, "trouble": trouble, "back": LINKEDIN})  # type: ignore[arg-type]
