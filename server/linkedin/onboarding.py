"""Integrations: how they stand, what they are called, and their configuration (linkedin.md 3.3 to 3.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from server.domain.errors import LinkedInRefused
from server.linkedin import assumptions as a
from server.linkedin import reading
from server.linkedin.dialects.contract import Target
from server.linkedin.restli.answers import BatchOutcome
from server.linkedin.restli.client import RestliClient, require, slices

CONFIGURATIONS = ("CALLBACK_URL", "JOB_POSTING_VIEWERS", "APPLICATION_VIEWERS")
_COUNT = 100


@dataclass(frozen=True, slots=True)
class IntegrationState:
    """An integration of ``type`` for ``context``; ``status``: requested, partner_ready, enabled, disabled or unknown."""

    type: str
    context: str
    name: str
    status: str
    raw: dict[str, Any] = field(repr=False, compare=False)


def integrations(line: RestliClient, contexts: Sequence[tuple[str, str]]) -> list[IntegrationState]:
    """How these integrations stand; those that nobody has requested are missing."""
    target, found = line.dialect.integrations(), []
    for some in slices(contexts):
        outcomes = line.batch("batch_get", target, [line.dialect.integration_key(*one) for one in some])
        found += [_state(dict(one.value), *asked) for asked, one in zip(some, outcomes, strict=True) if _there(one)]
    return found


def of_request(line: RestliClient, request_id: str) -> list[IntegrationState]:
    """The integrations that a notification of INTEGRATION_STATUS_CHANGE was about; none for an id that LinkedIn does not know."""
    params = [("q", "request"), ("requestId", request_id)]
    try:
        elements = [one for page in line.pages(line.dialect.integrations(), params, _COUNT) for one in page]
    except LinkedInRefused as refused:
        if refused.status != 404:
            raise
        return []
    named = ((one, reading.text(one, "integrationType"), reading.text(one, "integrationContext")) for one in elements)
    return [_state(one, type, context) for one, type, context in named if type and context]


def name(line: RestliClient, type: str, context: str, name: str) -> None:
    """Say what administrators of Recruiter read. Raise LinkedInRefused when LinkedIn does not take it."""
    key, patch = line.dialect.integration_key(type, context), {"patch": {"$set": {"integrationName": name}}}
    require(line.batch("batch_partial_update", line.dialect.integrations(), [key], [patch])[0])


def configure(line: RestliClient, type: str, context: str, key: str, value: str | None) -> None:
    """Set a value, or remove it with None. Raise LinkedInRefused when LinkedIn does not take it."""
    target, own = _configuration(line, type, context, key)
    if value is not None:
        require(line.batch("batch_update", target, [own], [{"configurationValue": {"string": value}}])[0])
        return
    outcome = line.batch("batch_delete", target, [own])[0]
    if outcome.status != 404:
        require(outcome)


def configuration(line: RestliClient, type: str, context: str) -> dict[str, str]:
    """The values that are set."""
    target = line.dialect.configurations(type, context)
    wanted = [line.dialect.configuration_key(type, context, key) for key in CONFIGURATIONS]
    outcomes = line.batch("batch_get", target, wanted)
    read = {key: reading.text(one.value, "configurationValue") for key, one in zip(CONFIGURATIONS, outcomes, strict=True)}
    return {key: value for key, value in read.items() if value}


def _configuration(line: RestliClient, type: str, context: str, key: str) -> tuple[Target, Any]:
    return line.dialect.configurations(type, context), line.dialect.configuration_key(type, context, key)


def _there(outcome: BatchOutcome) -> bool:
    """Whether LinkedIn has the integration. Raise LinkedInRefused where it does not say, but for reasons of its own."""
    if outcome.status == 404:
        return False
    require(outcome)
    return True


def _state(raw: dict[str, Any], type: str, context: str) -> IntegrationState:
    said = (reading.text(raw, *a.INTEGRATION_STATUS) or "").upper()
    enabled = reading.boolean(raw, *a.INTEGRATION_ENABLED)
    otherwise = "unknown" if enabled is None else "enabled" if enabled else "disabled"
    return IntegrationState(type, context, reading.text(raw, "integrationName") or "", a.STATUS_WORDS.get(said, otherwise), raw)
