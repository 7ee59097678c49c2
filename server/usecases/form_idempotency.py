"""A form that is sent twice, by a double click or after an answer was lost, makes what it makes once."""

import hashlib
from collections.abc import Callable

from server.domain.roles import Actor
from server.storage import form_idempotency
from server.storage.database import lock


def once(actor: Actor, form_key: str, contents: tuple[object, ...], make: Callable[[], int]) -> int:
    """The id of what ``make`` made, now or when the same form came before; within the caller's transaction.

    ``form_key`` is the one-time key that the form carried; without one every time is the first. The same key with other
    ``contents`` is a form that somebody went back to and changed: it is no repetition, and nothing of it is lost.
    """
    if not form_key:
        return make()
    form = hashlib.sha256(repr((form_key, *contents)).encode()).hexdigest()
    lock(f"form:{actor.id}:{form}")
    made = form_idempotency.made(actor.id, form)
    if made is None:
        made = make()
        form_idempotency.add(actor.id, form, made)
    return made
