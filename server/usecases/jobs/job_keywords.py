"""Suggestions for the words that describe a job (statement 157)."""

from server.domain.job_keywords import KEYWORD_LIMIT, KeywordKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.jobs import job_keywords
from server.usecases import access

SHOWN = 12


def suggest(actor: Actor, kind: KeywordKind, text: str, job_id: int | None = None) -> list[str]:
    """Words that jobs of this company were described with and that go on as ``text`` begins; the default ones may be among.

    For whoever writes a new job, or may change the details of ``job_id``. Raise NotFound, NotPermitted.
    """
    if job_id is None:
        access.require(actor, Action.CREATE_JOB)
    else:
        access.job(actor, job_id, Action.EDIT_JOB)
    return job_keywords.beginning(kind, text[:KEYWORD_LIMIT], SHOWN) if text.strip() else []
