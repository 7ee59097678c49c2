"""Users, their application roles, their sign-ins right and wrong, and the forms they sent."""

from typing import Any

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.base import InstantField, Table, created


class User(Table):
    """Somebody who can sign in. ``email_key`` is the address in lower case; ``search_text`` is name and address, folded.

    ``language`` is what they chose; ``browser_language`` what their browser asked for when they last signed in.
    A ``guest`` is of another organisation and is put on no team (statement 133).
    """

    email = CharField(max_length=320)
    email_key = CharField(max_length=320, unique=True)
    name = CharField(max_length=200)
    password_hash = TextField()
    active = BooleanField(default=True)
    search_text = TextField()
    created_at = created()
    language = CharField(max_length=5, null=True)
    browser_language = CharField(max_length=5, null=True)
    guest = BooleanField(default=False)

    class Meta:
        table_name = "app_user"  # "user" is a reserved word in PostgreSQL
        indexes = ((("name", "id"), False),)


class UserRole(Table):
    """One application role of one user."""

    user_id: Any
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    role = CharField(max_length=20)

    class Meta:
        indexes = ((("user", "role"), True),)


class SignIn(Table):
    """A browser in which somebody is signed in, until this row is gone. Its cookie holds what ``token_hash`` is made of."""

    user = ForeignKeyField(User, on_delete="CASCADE")
    token_hash = CharField(max_length=64, unique=True)
    created_at = created()
    last_seen_at = created()


class FormSubmission(Table):
    """A form that made something: the same again makes nothing more. ``form_hash`` is its one-time key and its contents."""

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    form_hash = CharField(max_length=64)
    made = IntegerField()
    created_at = created()

    class Meta:
        indexes = ((("user", "form_hash"), True),)


class SignInFailure(Table):
    """A wrong sign-in, kept for the length of the throttle's window; ``bucket`` is a hash, never an address."""

    bucket = CharField(max_length=64)
    at = InstantField()

    class Meta:
        indexes = ((("bucket", "at"), False),)
