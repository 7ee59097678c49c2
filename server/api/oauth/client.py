"""The one client there is: Attract's browser extension. It is public, so its exact redirect addresses are its identity."""

from authlib.oauth2.rfc6749 import ClientMixin

from server.api.bearer import SCOPES

CLIENT_ID = "attract-extension"
# Chrome's id follows from the manifest's key, Firefox's is the SHA-1 of the add-on's id; a test works both out anew.
CHROME_REDIRECT = "https://opcjmlibplblfpeknfbafpkdhlpbampd.chromiumapp.org/"
FIREFOX_REDIRECT = "https://acc1bd665c8257d6b4def8494f27d9ee847f2fc5.extensions.allizom.org/"
REDIRECTS = (CHROME_REDIRECT, FIREFOX_REDIRECT)


class Extension(ClientMixin):
    """The extension; ``more_redirects`` are those of other builds, which an installation allows by its settings."""

    client_id = CLIENT_ID

    def __init__(self, more_redirects: tuple[str, ...] = ()) -> None:
        self._redirects = frozenset(REDIRECTS + more_redirects)

    def get_client_id(self) -> str:
        """The client's public name."""
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        """None: the extension always says where to go back to."""

    def get_allowed_scope(self, scope: str | None) -> str:
        """Of the scopes asked for those there are, or all when none was named (RFC 6749 section 3.3)."""
        requested_scopes = (scope or " ".join(SCOPES)).split()
        return " ".join(name for name in SCOPES if name in requested_scopes)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Whether this is an address of the extension, letter by letter."""
        return redirect_uri in self._redirects

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        """A public client has no secret to show."""
        return method == "none"

    def check_response_type(self, response_type: str) -> bool:
        """Only codes."""
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        """Only codes and refresh tokens."""
        return grant_type in ("authorization_code", "refresh_token")
