"""Company information and System in the Admin center."""

from flask import Blueprint, Response
from flask_babel import gettext

from server import __version__
from server.domain.errors import Invalid
from server.usecases.account import company, system
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("admin_system", __name__)

COMPANY = "/admin/company"


@pages.get(COMPANY)
def show_company() -> Response:
    """What the organisation is called."""
    return _company()


@pages.post(COMPANY)
def keep_company() -> Response:
    """Say what it is called."""
    try:
        company.keep(actor(), form_input.text("name"), form_input.text("website"))
    except Invalid as invalid:
        return _company(422, invalid.errors)
    return responses.done(gettext("The company information is saved."), COMPANY)


@pages.get("/admin/system")
def show_system() -> Response:
    """Whether this installation is well."""
    system_state = system.state(actor(), responses.settings().home)
    return responses.page("account/admin/system.html", system_state=system_state, version=__version__)


def _company(status: int = 200, errors: dict[str, str] | None = None) -> Response:
    company_information = company.read(actor())
    kept = {
        "name": company_information.name if company_information else "",
        "website": (company_information.website if company_information else None) or "",
    }
    return responses.page(
        "account/admin/company.html", status=status, form_values=form_input.texts() if errors else kept, errors=errors or {}
    )
