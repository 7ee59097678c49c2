"""Forgetting what only made sense to LinkedIn under another company, or to another application there."""

from server.storage.linkedin.outgoing import sync_records
from server.storage.tables import (
    Cursor,
    InMailEvent,
    LinkedInAccount,
    LinkedInConnection,
    LinkedInIdentity,
    LinkedInIntegration,
    LinkedInMatch,
    LinkedInMember,
    LinkedInQuota,
    LinkedInSeat,
    MailStub,
    ProspectNote,
    SyncDirty,
    SyncRecord,
)

_OF_THE_APPLICATION = (
    LinkedInConnection,
    LinkedInIntegration,
    LinkedInMatch,
    LinkedInMember,
    LinkedInSeat,
    InMailEvent,
    ProspectNote,
    MailStub,
    Cursor,
)


def forget_sync() -> None:
    """Nothing was sent to the company that is connected from now on."""
    LinkedInAccount.update(sync="off", sync_started_at=None, first_sync_ended_at=None).execute()
    sync_records.alone()
    for table in (SyncRecord, SyncDirty, LinkedInQuota):
        table.delete().execute()


def forget_application() -> None:
    """This installation gets an application of its own at LinkedIn: person URNs of the earlier one mean nobody there.

    Candidates, and what people wrote in Attract, stay. So does the company, and the partner's credentials.
    """
    forget_sync()
    for table in _OF_THE_APPLICATION:
        table.delete().execute()
    LinkedInIdentity.delete().where(LinkedInIdentity.key.startswith("person:")).execute()
    LinkedInAccount.update(
        environment="",
        public_url="",
        app_urn="",
        client_id="",
        client_secret_sealed=None,
        earlier_secret_sealed=None,
        token_sealed=None,
        token_expires_at=None,
        callback_token="",
        connected_by=None,
        connected_at=None,
        trouble=None,
        trouble_at=None,
    ).execute()
