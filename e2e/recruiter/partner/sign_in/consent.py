"""The authorization page: whoever is signed in allows an application to know who they are (linkedin.md 2.2, 20.1)."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from e2e.recruiter.partner.platform.apps import App
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.seats import SEAT_COOKIE, key_of_person, seat_of

blueprint = Blueprint("consent", __name__)
SCOPES = {
    "r_liteprofile": "Know your name and photo",
    "openid": "Use your name and photo",
    "profile": "Use your name and photo",
    "r_emailaddress": "Use the primary e-mail address of your account",
    "email": "Use the primary e-mail address of your account",
}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {origin}; base-uri 'none'; frame-ancestors 'none'"
)


class NotAsked(Exception):
    """The request names no application, or an address that the application has not registered: nobody is sent anywhere."""


@dataclass(frozen=True)
class Asked:
    """What an application asks for; ``problem`` is an OAuth error with its description, or None if the request is in order."""

    app: App
    redirect_uri: str
    state: str | None
    scope: str
    code_challenge: str | None
    problem: tuple[str, str] | None

    def back(self, **answer: str) -> Redirect:
        """Back to the application with ``answer`` and the state it gave."""
        more = answer | ({} if self.state is None else {"state": self.state})
        joint = "&" if urlsplit(self.redirect_uri).query else "?"
        return redirect(f"{self.redirect_uri}{joint}{urlencode(more)}", 302)


@blueprint.get("/oauth/v2/authorization")
def ask() -> Response | Redirect:
    """Who are you, and do you allow it?"""
    world = the_world()
    with world.lock:
        asked = _asked(world)
        if asked.problem:
            return asked.back(error=asked.problem[0], error_description=asked.problem[1])
        wishes = list(dict.fromkeys(SCOPES[each] for each in asked.scope.split()))
        page = render_template(
            "layout/consent.html", asked=asked, wishes=wishes, people=world.people.values(), signed_in=seat_of(request)
        )
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(asked.redirect_uri))
    response = make_response(page)
    response.headers["Content-Security-Policy"] = POLICY.format(origin=origin)
    response.cache_control.no_store = True
    return response


@blueprint.post("/oauth/v2/authorization")
def answer() -> Response | Redirect:
    """Allow or Cancel; who allows is signed in from now on."""
    world = the_world()
    with world.lock:
        asked = _asked(world)
        person = world.people.get(request.form.get("person", ""))
        if asked.problem:
            return asked.back(error=asked.problem[0], error_description=asked.problem[1])
        if "allow" not in request.form or person is None:
            return asked.back(error="user_cancelled_authorize", error_description="The user cancelled the authorization")
        code = world.apps.issue_code(asked.app, person.id, asked.redirect_uri, asked.scope, asked.code_challenge)
    response = asked.back(code=code)
    response.set_cookie(SEAT_COOKIE, key_of_person(person.id), httponly=True, samesite="Lax")
    return response


@blueprint.errorhandler(NotAsked)
def _not_asked(error: NotAsked) -> tuple[str, int]:
    return render_template("layout/bare_message.html", heading="This link does not work", text=str(error)), 400


def _asked(world: World) -> Asked:
    given = request.args
    app = world.apps.get(given.get("client_id", ""))
    if app is None:
        raise NotAsked("The application that sent you here is not known: client_id is missing or wrong.")
    redirect_uri = given.get("redirect_uri", "")
    if redirect_uri not in app.callback_urls:
        raise NotAsked("The application that sent you here has not registered this redirect_uri.")
    if "state" not in given:
        world.lint(app.client_id, "authorization without state", redirect_uri)
    scope = " ".join(given.get("scope", "").replace(",", " ").split())
    return Asked(app, redirect_uri, given.get("state"), scope, given.get("code_challenge"), _problem(scope))


def _problem(scope: str) -> tuple[str, str] | None:
    given = request.args
    if given.get("response_type") != "code":
        return "unsupported_response_type", "response_type must be code"
    if unknown := set(scope.split()) - SCOPES.keys():
        return "invalid_scope", f"Scope {sorted(unknown)[0]} is not authorized for your application"
    if not scope:
        return "invalid_scope", "A scope is needed"
    if given.get("code_challenge") and given.get("code_challenge_method") != "S256":
        return "invalid_request", "code_challenge_method must be S256"
    return None
