"""The integrations at LinkedIn: requested there, named and configured from here, enabled by LinkedIn's side (attract.md 3.4).

LinkedIn is asked outside of transactions; ``requested`` is kept before the first answer, so a crash leaves **Notify partner**,
which does all of it again. ``work`` closes the difference between what is configured there and what should be.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from server.domain import clock
from server.domain.errors import AttractError, EncryptionKeyMissing, LinkedInNotSetUp, LinkedInTrouble
from server.domain.linkedin.access_levels import CALLBACK_TYPE, COMPANY_TYPES, CONTRACT_TYPE, INDICATOR_TYPE
from server.domain.linkedin.requested import requested
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.linkedin.client import LinkedIn
from server.storage.database import transaction
from server.storage.linkedin.setup import account, integrations, schedules
from server.storage.linkedin.setup.account import Account
from server.storage.linkedin.setup.integrations import Integration
from server.usecases import access
from server.usecases.linkedin.setup import connection, setup

EVERY = 5 * clock.MINUTE
LONGEST = clock.HOUR
VIEWERS = "ALL_PRODUCT_USERS"  # the only value there is (linkedin.md 3.4)

_TROUBLES = (LinkedInTrouble, EncryptionKeyMissing)
Pair = tuple[str, str]


def request(actor: Actor, raw: Any) -> None:
    """Answer what an administrator of LinkedIn Recruiter requested in the widget: name and configure it (statement 11).

    Raise NotPermitted, Invalid for what is no request, LinkedInTrouble: then **Notify partner** does the rest.
    """
    access.require(actor, Action.SET_UP_LINKEDIN)
    linkedin_account = account.read()
    pairs = requested(raw, linkedin_account.organization)
    if not linkedin_account.connected:
        raise LinkedInNotSetUp
    known = {(one.type, one.context): one for one in integrations.everything()}
    new = [pair for pair in pairs if pair not in known or known[pair].status in ("unknown", "disabled")]
    with transaction():
        integrations.keep([Integration(type, context, "", "requested") for type, context in new])
        schedules.start(schedules.INTEGRATIONS, linkedin_account.organization)
    _settle()


def notify_partner(actor: Actor) -> None:
    """Name and configure again what waits for it (statement 12). Raise NotPermitted, LinkedInTrouble."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    _settle()


def look_again(actor: Actor) -> None:
    """Ask LinkedIn how the integrations stand. Raise NotPermitted, LinkedInTrouble."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    _settle()


def refresh(request_id: str | None = None) -> None:
    """Ask LinkedIn how the integrations stand, those of a notification of INTEGRATION_STATUS_CHANGE among them.

    Raise LinkedInTrouble; nothing is lost by it, because the next round asks again.
    """
    client = connection.client()
    if request_id:
        _keep(client.integrations_of_request(request_id))
    _settle(client)


def work() -> bool:
    """Ask again every few minutes, and configure what is not as it should be; whether anything was due."""
    due = schedules.due(schedules.INTEGRATIONS)
    if due is None:
        return False
    with suppress(*_TROUBLES):  # kept by the round, where the administrator sees it
        _settle()
    return True


def desired_configuration(linkedin_account: Account, type: str) -> dict[str, str | None]:
    """The configuration that an integration of ``type`` should have; None is a value that should not be there."""
    viewers = VIEWERS if linkedin_account.viewers == setup.EVERYBODY else None
    if type == CALLBACK_TYPE:
        return {"CALLBACK_URL": setup.callback_address(linkedin_account), "JOB_POSTING_VIEWERS": viewers}
    return {"APPLICATION_VIEWERS": viewers} if type == INDICATOR_TYPE else {}


def name_of(linkedin_account: Account) -> str:
    """What administrators of LinkedIn Recruiter read: the company, and which Attract of several it is (RSC-101, RSC-103)."""
    return f"{linkedin_account.company_name} – {connection.settings().instance_name}"[:200]


def _settle(client: LinkedIn | None = None) -> None:
    """Configure what waits for it, then learn how everything stands; how it went is kept with the round."""
    linkedin_account = account.read()
    subject = linkedin_account.organization
    try:
        client = client or connection.client()
        known = integrations.everything()
        if any(_elsewhere(linkedin_account, one) for one in known):
            setup.tell_addresses(linkedin_account.app_urn)
        for one in known:
            _introduce(client, linkedin_account, one)
        _keep(client.integrations(_pairs(linkedin_account)))
    except _TROUBLES as trouble:
        _failed(subject, trouble)
        raise
    with transaction():
        schedules.done(schedules.INTEGRATIONS, subject, EVERY)
        schedules.drop(schedules.SEATS, but=_contracts())
        for contract in _contracts():
            schedules.start(schedules.SEATS, contract)


def _introduce(client: LinkedIn, linkedin_account: Account, one: Integration) -> None:
    """Give the integration its name and its configuration, unless LinkedIn has both."""
    should, name = desired_configuration(linkedin_account, one.type), name_of(linkedin_account)
    kept = configuration_of(one)
    if one.status != "requested" and one.name == name and kept == _present(should):
        return
    client.name_integration(one.type, one.context, name)
    for key, value in should.items():
        client.configure(one.type, one.context, key, value)
    status = "partner_ready" if one.status in ("requested", "unknown") else one.status
    raw = json.dumps({"configuration": _present(should)})
    with transaction():
        integrations.keep([Integration(one.type, one.context, name, status, raw)])


def _elsewhere(linkedin_account: Account, one: Integration) -> bool:
    """Whether LinkedIn still knows this installation at an earlier address."""
    return configuration_of(one).get("CALLBACK_URL") not in (None, setup.callback_address(linkedin_account))


def configuration_of(one: Integration) -> dict[str, str]:
    """The configuration that LinkedIn has taken from us for this integration."""
    return dict(json.loads(one.raw).get("configuration", {})) if one.raw else {}


def _keep(states: Iterable[Any]) -> None:
    """Keep what LinkedIn said. What it does not say is left as it was: a status that we cannot read lowers nothing."""
    known = {(one.type, one.context): one for one in integrations.everything()}
    fresh = []
    for state in states:
        before = known.get((state.type, state.context))
        if before is None and state.type not in (*COMPANY_TYPES, CONTRACT_TYPE):
            continue
        status = state.status if state.status != "unknown" or before is None else before.status
        raw = {"configuration": configuration_of(before) if before else {}, "answer": state.raw}
        name = state.name or (before.name if before else "")
        fresh.append(Integration(state.type, state.context, name, status, json.dumps(raw)))
    with transaction():
        integrations.keep(fresh)


def _pairs(linkedin_account: Account) -> list[Pair]:
    """What to ask about: the company's integrations, requested through Attract or not, and the contracts that are known."""
    company = [(type, linkedin_account.organization) for type in COMPANY_TYPES]
    contracts = [(one.type, one.context) for one in integrations.everything() if one.type == CONTRACT_TYPE]
    return company + contracts


def _contracts() -> tuple[str, ...]:
    return tuple(switch.context for switch in integrations.switches() or () if switch.type == CONTRACT_TYPE and switch.on)


def _failed(subject: str, trouble: AttractError) -> None:
    due = schedules.due(schedules.INTEGRATIONS)
    tries = due[1] if due else 0
    with transaction():
        schedules.failed(schedules.INTEGRATIONS, subject, str(trouble), min(LONGEST, clock.MINUTE << min(tries, 10)))


def _present(should: dict[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in should.items() if value is not None}
