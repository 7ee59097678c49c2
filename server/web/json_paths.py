"""Which addresses answer programs: they bring their own errors, headers and identity, and no cookies."""

_JSON = ("/api/", "/oauth/", "/.well-known/", "/healthz", "/livez")


def answers_programs(path: str) -> bool:
    """Whether ``path`` belongs to the API and not to the pages."""
    return path.startswith(_JSON)
