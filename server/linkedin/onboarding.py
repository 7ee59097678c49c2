"""Integrations: how they stand, what they are called, and their configuration (linkedin.md 3.3 to 3.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from server.domain.errors import LinkedInRefused
from server.linkedin import assumptions as a
from server.linkedin import reading
from server.linkedin.dialects.contract import Target
from server.linkedin.restli.client import RestliClient, require, slices
from server.linkedin.restli.responses import BatchOutcome

CONFIGURATIONS = ("CALLBACK_URL", "JOB_POSTING_VIEWERS", "APPLICATION_VIEWERS")
_COUNT = 100


@dataclass(frozen=True, slots=True)
class SwitchState:
    """An integration of ``type`` for ``context``; ``status``: requested, partner_ready, enabled, disabled or unknown."""

    type: str
    context: str
    name: str
    status: str
    raw: dict[str, Any] = field(repr=False, compare=False)


def integrations(restli: RestliClient, contexts: Sequence[tuple[str, str]]) -> list[SwitchState]:
    """How these integrations stand; those that nobody has requested are missing."""
    target, switches = restli.dialect.integrations(), []
    for some in slices(contexts):
        outcomes = restli.batch("batch_get", target, [restli.dialect.integration_key(*one) for one in some])
        switches += [
            _state(dict(one.value), *integration) for integration, one in zip(some, outcomes, strict=True) if _there(one)
        ]
    return switches


def of_request(restli: RestliClient, request_id: str) -> list[SwitchState]:
    """The integrations that a notification of INTEGRATION_STATUS_CHANGE was about; none for an id that LinkedIn does not know."""
    params = [("q", "request"), ("requestId", request_id)]
    try:
        elements = [one for page in restli.pages(restli.dialect.integrations(), params, _COUNT) for one in page]
    except LinkedInRefused as refused:
        if refused.status != 404:
            raise
        return []
    named = ((one, reading.text(one, "integrationType"), reading.text(one, "integrationContext")) for one in elements)
    return [_state(one, type, context) for one, type, context in named if type and context]


def name(restli: RestliClient, type: str, context: str, name: str) -> None:
    """Say what administrators of Recruiter read. Raise LinkedInRefused when LinkedIn does not take it."""
    key, patch = restli.dialect.integration_key(type, context), {"patch": {"$set": {"integrationName": name}}}
    require(restli.batch("batch_partial_update", restli.dialect.integrations(), [key], [patch])[0])


def configure(restli: RestliClient, type: str, context: str, key: str, value: str | None) -> None:
    """Set a value, or remove it with None. Raise LinkedInRefused when LinkedIn does not take it."""
    target, own = _configuration(restli, type, context, key)
    if value is not None:
        require(restli.batch("batch_update", target, [own], [{"configurationValue": {"string": value}}])[0])
        return
    outcome = restli.batch("batch_delete", target, [own])[0]
    if outcome.status != 404:
        require(outcome)


def configuration(restli: RestliClient, type: str, context: str) -> dict[str, str]:
    """The values that are set."""
    target = restli.dialect.configurations(type, context)
    keys = [restli.dialect.configuration_key(type, context, key) for key in CONFIGURATIONS]
    outcomes = restli.batch("batch_get", target, keys)
    read = {key: reading.text(one.value, "configurationValue") for key, one in zip(CONFIGURATIONS, outcomes, strict=True)}
    return {key: value for key, value in read.items() if value}


def _configuration(restli: RestliClient, type: str, context: str, key: str) -> tuple[Target, Any]:
    return restli.dialect.configurations(type, context), restli.dialect.configuration_key(type, context, key)


def _there(outcome: BatchOutcome) -> bool:
    """Whether LinkedIn has the integration. Raise LinkedInRefused where it does not say, but for reasons of its own."""
    if outcome.status == 404:
        return False
    require(outcome)
    return True


def _state(raw: dict[str, Any], type: str, context: str) -> SwitchState:
    status = (reading.text(raw, *a.INTEGRATION_STATUS) or "").upper()
    enabled = reading.boolean(raw, *a.INTEGRATION_ENABLED)
    otherwise = "unknown" if enabled is None else "enabled" if enabled else "disabled"
    return SwitchState(type, context, reading.text(raw, "integrationName") or "", a.STATUS_WORDS.get(status, otherwise), raw)
