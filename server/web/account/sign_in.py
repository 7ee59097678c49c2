"""Signing in and out, and who is signed in."""

from flask import Blueprint, Flask, Response, redirect, request, session
from flask_babel import gettext
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from server import log
from server.domain.errors import AttractError, SignedOut, TooMany, WrongCredentials
from server.domain.roles import Actor
from server.http_errors import LONGEST_ONWARD, error_text, status_of
from server.usecases.account import connections
from server.usecases.account import users as accounts
from server.web import form_input, language, responses

pages = Blueprint("sign_in", __name__)


class SignedInUser(UserMixin):
    """Whoever is signed in, as Flask-Login keeps them: the session holds the secret of their sign-in."""

    def __init__(self, actor: Actor, token: str) -> None:
        self.actor = actor
        self.token = token

    def get_id(self) -> str:
        """What the session keeps; it counts for as long as the sign-in has not ended."""
        return self.token


class _SignedInUsers(LoginManager):
    def _update_remember_cookie(self, response: Response) -> Response:
        """There is no remember cookie; not even looking for one leaves the API's answers without the session."""
        return response


def register(app: Flask) -> None:
    """Let Flask-Login load the reader of every page."""
    users = _SignedInUsers(app)
    users.session_protection = None  # an address that changes on the way to work does not sign anybody out
    users.user_loader(_load)


def actor() -> Actor:
    """The person on whose behalf this request acts. Raise SignedOut."""
    if not current_user.is_authenticated:
        raise SignedOut
    signed_in_actor: Actor = current_user.actor
    return signed_in_actor


def _load(token: str) -> SignedInUser | None:
    signed_in = accounts.signed_in(token)
    if signed_in is None:
        return None
    log.note_user(signed_in.id)
    language.choose(signed_in.language)
    return SignedInUser(signed_in, token)


@pages.get("/sign-in")
def show() -> Response:
    """The sign-in form; who is signed in already goes on."""
    onward = local_path(form_input.text("next"))
    if current_user.is_authenticated:
        return redirect(onward)  # type: ignore[return-value]
    return _form(onward)


@pages.post("/sign-in")
def sign_in() -> Response:
    """Check e-mail address and password, then go on to ``next``."""
    onward = local_path(form_input.text("next"))
    try:
        who = form_input.text("email"), form_input.text("password"), request.remote_addr or ""
        signed_in, token = accounts.sign_in(*who, language.requested_language())
    except (WrongCredentials, TooMany) as error:
        return _form(onward, error)
    _end()
    login_user(SignedInUser(signed_in, token))
    return redirect(onward, 303)  # type: ignore[return-value]


@pages.post("/sign-out")
def sign_out() -> Response:
    """End this sign-in, here and for whoever copied its cookie; first ask what becomes of connected browsers, if any."""
    browsers = connections.of_user(actor()) if current_user.is_authenticated else []
    answer = form_input.text("browsers")
    if browsers and not answer:
        return redirect("/sign-out/browsers", 303)  # type: ignore[return-value]
    if answer == "disconnect":
        for browser in browsers:
            connections.disconnect(actor(), browser.id)
    _end()
    return responses.done(gettext("You are signed out."), "/sign-in")


@pages.get("/sign-out/browsers")
def ask_browsers() -> Response:
    """Which browsers stay connected, before somebody signs out."""
    return responses.page("account/sign_out.html", bare=True, browsers=connections.of_user(actor()))


def _end() -> None:
    if current_user.is_authenticated:
        accounts.sign_out(current_user.get_id())
        logout_user()
    session.clear()


def local_path(target: str) -> str:
    """``target`` when it is a path on this site, else "/": nobody is led elsewhere by a link to the sign-in page."""
    # Browsers read a backslash as a slash and skip control characters, so "/\\host" and "/<tab>/host" lead away as well.
    here = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if here and len(target) <= LONGEST_ONWARD else "/"


def _form(onward: str, error: AttractError | None = None) -> Response:
    connecting = onward.startswith("/oauth/authorize")
    response = responses.page(
        "account/sign_in.html",
        # Chromium closes the sign-in window of an extension at an answer of 400 or more, with the form in it.
        status=status_of(error) if error and not connecting else 200,
        onward=onward,
        email=form_input.text("email")[:320],
        trouble=error_text(error) if error else None,
        connecting=connecting,
        unsaved=form_input.has_field("unsaved"),
    )
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
