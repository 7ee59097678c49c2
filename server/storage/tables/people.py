"""Users, their application roles, and their wrong sign-ins."""

from typing import Any

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.base import InstantField, Table, created


class User(Table):
    """Somebody who can sign in. ``email_key`` is the address in lower case; ``session_stamp`` changes to end all sign-ins."""

    email = CharField(max_length=320)
    email_key = CharField(max_length=320, unique=True)
    name = CharField(max_length=200)
    password_hash = TextField()
    active = BooleanField(default=True)
    session_stamp = CharField(max_length=64)
    created_at = created()

    class Meta:
        table_name = "app_user"  # "user" is a reserved word in PostgreSQL


class UserRole(Table):
    """One application role of one user."""

    user_id: Any
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    role = CharField(max_length=20)

    class Meta:
        indexes = ((("user", "role"), True),)


class SignInFailure(Table):
    """A wrong sign-in, kept for the length of the throttle's window; ``bucket`` is a hash, never an address."""

    bucket = CharField(max_length=64)
    at = InstantField()

    class Meta:
        indexes = ((("bucket", "at"), False),)
