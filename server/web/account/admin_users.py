"""User permissions in the Admin center: who holds which role, and assigning roles."""

from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.roles import ROLE_NAMES, Role
from server.usecases.account import user_permissions
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("admin_users", __name__)

HERE = "/admin/users"
_ABOUT: dict[str, str] = {
    Role.ADMINISTRATOR: N_(
        "Reads and changes everything, and opens the Admin center. Makes jobs only with Recruiter or Hiring manager as well."
    ),
    Role.RECRUITER: N_("Makes jobs, and has every right on those whose team they are on: posts, rejects, closes, deletes."),
    Role.HIRING_MANAGER: N_("Makes jobs and moves applicants on. Does not post, reject or close."),
    Role.READ_ONLY: N_("Reads everything and changes nothing."),
}


@pages.get(HERE)
def index() -> Response:
    """Everybody who holds a role."""
    query = form_input.text("q").strip()[:200]
    return _list("account/admin/users.html", user_permissions.holders(actor(), query, form_input.number("after")), query)


@pages.get(f"{HERE}/assign")
def choose() -> Response:
    """Whom to assign roles to: a search among all users."""
    query = form_input.text("q").strip()[:200]
    return _list("account/admin/users_assign.html", user_permissions.everybody(actor(), query, form_input.number("after")), query)


@pages.get(f"{HERE}/<row:user>")
def edit(user: int) -> Response:
    """The roles of one user, to tick."""
    return _form(user)


@pages.post(f"{HERE}/<row:user>")
def assign(user: int) -> Response:
    """Give and take roles."""
    roles = frozenset(role for role in Role if role in request.form.getlist("roles"))
    try:
        user_page = user_permissions.assign(actor(), user, roles)
    except Invalid as invalid:
        return _form(user, 422, invalid.errors)
    if not user_page.roles:
        return responses.done(gettext("%(name)s has no role any more, and can still sign in.", name=user_page.name), HERE)
    return responses.done(gettext("The roles of %(name)s are saved.", name=user_page.name), HERE)


def _list(template: str, user_page: user_permissions.Users, query: str) -> Response:
    return responses.page(template, "account/admin/_users_list.html", user_page=user_page, q=query, here=request.path)


def _form(user: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    user_page = user_permissions.read(actor(), user)
    chosen = frozenset(request.form.getlist("roles")) if errors else user_page.roles
    data: dict[str, Any] = {"user_page": user_page, "chosen": chosen, "names": ROLE_NAMES, "about": _ABOUT, "here": HERE}
    return responses.page("account/admin/user.html", status=status, errors=errors or {}, **data)
