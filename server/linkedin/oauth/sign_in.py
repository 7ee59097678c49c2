"""Signing in at LinkedIn once, to learn who somebody is there (linkedin.md 2.2). The token of it is used once and forgotten."""

from urllib.parse import urlencode

from server.domain.errors import LinkedInRefused, LinkedInSignInFailed
from server.linkedin.addresses import Addresses
from server.linkedin.oauth.tokens import post_form, token_in
from server.linkedin.transport.http import HttpRequest, HttpTransport

SCOPE = "r_liteprofile"


def authorization_address(addresses: Addresses, client_id: str, redirect_uri: str, state: str, challenge: str) -> str:
    """Where the browser goes to sign in; ``challenge`` is that of PKCE by S256."""
    parameters = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "state": state,
        "scope": SCOPE,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{addresses.www}/oauth/v2/authorization?{urlencode(parameters)}"


def person_of_code(addresses: Addresses, credentials: tuple[str, str], code: str, redirect_uri: str, verifier: str) -> str:
    """The person URN of whoever got ``code`` by signing in; ``credentials`` are the client id and secret.

    Raise LinkedInSignInFailed for a code that is not good any more, and whatever HttpTransport raises.
    """
    transport = HttpTransport()
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "code_verifier": verifier}
    try:
        token = token_in(post_form(transport, addresses, "accessToken", form, credentials))
        member_id = transport.exchange(HttpRequest("GET", f"{addresses.api}/v2/me?fields=id", "me"), token).body.get("id")
    except LinkedInRefused as refused:
        if refused.status == 400:
            raise LinkedInSignInFailed from None
        raise
    if not isinstance(member_id, str | int) or not str(member_id):
        raise LinkedInSignInFailed
    return f"urn:li:person:{str(member_id).removeprefix('urn:li:person:')}"
