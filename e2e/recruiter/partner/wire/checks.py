"""Who may call what: checks 1, 2, 4 and 7 of linkedin.md 20.2."""

import re

from e2e.recruiter.partner.platform.apps import App, Token
from e2e.recruiter.partner.platform.urns import is_context
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.access_levels import reaches_anybody
from e2e.recruiter.partner.wire.errors import Refusal, not_permitted
from e2e.recruiter.partner.wire.methods import ServedResource

EMPTY_TOKEN = "Empty oauth2_access_token"
VERSION = re.compile(r"\d{6}(\.\d{2})?")
VERB_OF = {
    "get": "GET",
    "batch_get": "GET",
    "finder": "GET",
    "get_all": "GET",
    "create": "POST",
    "batch_create": "POST",
    "action": "POST",
    "partial_update": "POST",
    "batch_partial_update": "POST",
    "update": "PUT",
    "batch_update": "PUT",
    "delete": "DELETE",
    "batch_delete": "DELETE",
}
ORG_LEVEL = ("IN_ATS_INDICATOR", "ONE_CLICK_EXPORT", "PROFILE_PLUGIN", "RECOMMENDED_MATCHES", "UNIFIED_SEARCH")


def caller(world: World, authorization: str) -> tuple[App, Token]:
    """The application behind a bearer token; Refusal 401 without one that lives."""
    scheme, _, value = authorization.partition(" ")
    if scheme != "Bearer":
        raise Refusal(401, "Unknown authentication scheme" if scheme else EMPTY_TOKEN, 401)
    token = world.apps.tokens.get(value.strip())
    if token is None:
        raise Refusal(401, "Invalid access token" if value.strip() else EMPTY_TOKEN, 65600 if value.strip() else 401)
    status = token.status(world.clock.now())
    if status == "expired":
        raise Refusal(401, "The token used in the request has expired", 65602)
    if status == "revoked":
        raise Refusal(401, "The token used in the request has been revoked by the user", 65601)
    return world.apps.by_client_id[token.client_id], token


def version(world: World, dialect: str, given: str | None) -> None:
    """/rest wants a LinkedIn-Version that is active: 400 without one, 426 with another (stand-in choice)."""
    if dialect != "rest":
        return
    if not given:
        raise Refusal(
            400, "VERSION_MISSING: A version must be present. Please specify a version by adding LinkedIn-Version header"
        )
    if not VERSION.fullmatch(given) or given[:6] not in world.settings.active_versions:
        raise Refusal(426, f"NONEXISTENT_VERSION: Requested version {given} is not active")


def audience(resource: ServedResource, app: App, token: Token) -> None:
    """Parent tokens provision, child tokens carry data, members' tokens tell who the member is (linkedin.md 2.1, 2.2)."""
    own = "parent" if app.parent is None else "child"
    has = own if token.member is None else "member"
    if has != resource.audience:
        raise not_permitted(resource.name)


def restli_method(resource: ServedResource, verb: str, header: str | None, asks_for: dict[str, bool]) -> str:
    """The Rest.li method meant; ``asks_for`` says whether the request has q, ids, action and an entity's key.

    Refusal 400 if the header is missing where it must not be, disagrees with the verb or is no method.
    """
    if header:
        method = header.lower()
        if VERB_OF.get(method) != verb:
            raise Refusal(400, f"X-RestLi-Method {header} does not go with {verb}")
        return method
    if verb == "POST":
        return _posted(resource, asks_for)
    single, many = {"GET": ("get", "batch_get"), "PUT": ("update", "batch_update"), "DELETE": ("delete", "batch_delete")}[verb]
    if verb == "GET" and asks_for["q"]:
        return "finder"
    return many if asks_for["ids"] else single


def _posted(resource: ServedResource, asks_for: dict[str, bool]) -> str:
    if asks_for["action"]:
        return "action"
    if asks_for["key"] and "partial_update" in resource.methods:
        return "partial_update"
    if "create" in resource.methods and not asks_for["ids"]:
        return "create"
    raise Refusal(400, "X-RestLi-Method header is required for batch_create and batch_partial_update")


def context(world: World, app: App, urn: str) -> None:
    """Refusal 403 unless ``urn`` is an organisation for which one of the app's company-level integrations works.

    It works when it is enabled, or for the seats on a contract whose contract level is (access_levels.py).
    """
    integrations = world.store_of(app.client_id).integrations
    own = [integrations[urn, kind] for kind in ORG_LEVEL if (urn, kind) in integrations] if is_context(urn) else []
    if not own:
        raise not_permitted(urn)
    if not world.settings.require_enabled or any(each.state == "ENABLED" for each in own):
        return
    if not reaches_anybody(world, app.client_id, urn):
        raise not_permitted(urn)
