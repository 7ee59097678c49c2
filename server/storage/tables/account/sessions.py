"""The browser extension's sessions and tokens, and the hosts it may work on. Codes and tokens are kept as SHA-256 only."""

from typing import Any

from peewee import BooleanField, CharField, ForeignKeyField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created


class ExtensionSession(Table):
    """One browser connected by one user. ``previous_refresh_hash`` is honoured for a short grace after rotation."""

    user = ForeignKeyField(User, on_delete="CASCADE")
    client_id = CharField(max_length=100)
    device = CharField(max_length=100)
    scope = CharField(max_length=200)
    refresh_hash = CharField(max_length=64, unique=True)
    previous_refresh_hash = CharField(max_length=64, null=True, unique=True)
    rotated_at = created()
    created_at = created()
    last_used_at = created()
    expires_at = InstantField()
    revoked_at = InstantField(null=True)


class AccessToken(Table):
    """A bearer token of a session."""

    session_id: Any

    session = ForeignKeyField(ExtensionSession, on_delete="CASCADE")
    token_hash = CharField(max_length=64, unique=True)
    scope = CharField(max_length=200)
    expires_at = InstantField(index=True)


class AuthorizationCode(Table):
    """A code on its way to the extension; used once, and a second use ends the session it started."""

    code_hash = CharField(max_length=64, unique=True)
    user = ForeignKeyField(User, on_delete="CASCADE")
    client_id = CharField(max_length=100)
    redirect_uri = CharField(max_length=500)
    scope = CharField(max_length=200)
    challenge = CharField(max_length=128)
    expires_at = InstantField(index=True)
    used = BooleanField(default=False)
    session = ForeignKeyField(ExtensionSession, null=True, on_delete="CASCADE")


class HostRule(Table):
    """How the extension works on one host, as an administrator decided."""

    host = CharField(max_length=260, unique=True)
    mode = CharField(max_length=20)
    updated_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    updated_at = created()
