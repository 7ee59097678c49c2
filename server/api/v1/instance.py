"""What this installation is, for an extension that is about to connect."""

from server.api.operations import operation
from server.api.v1 import references
from server.api.v1.references import Instance


@operation("GET", "/instance", {200: Instance})
def show() -> Instance:
    """What this installation is."""
    return references.instance()
