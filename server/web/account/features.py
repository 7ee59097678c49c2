"""Admin center, Feature management."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.features import Feature
from server.usecases.account import features
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("features", __name__)

_HERE = "/admin/features"


@pages.get(_HERE)
def show() -> Response:
    """What is switched on."""
    return responses.page("account/admin/features.html", features=features.read(actor()))


@pages.post(_HERE)
def switch() -> Response:
    """Switch features on and off."""
    features.switch(actor(), {feature: form_input.ticked(feature) for feature in Feature})
    return responses.done(gettext("The features are saved."), _HERE)
