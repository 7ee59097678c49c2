"""LinkedIn's people over a test client: the control client, and an ATS that has done its part."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from e2e.recruiter.control_client import LinkedInControl
from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import Ats, new_ats

CONTRACT = "urn:li:contract:5001"


class _Session:
    """What control_client needs of requests, over Flask's test client."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def request(self, method: str, url: str, timeout: float, params: Any = None, json: Any = None) -> Any:
        answer = self.client.open(url, method=method, query_string=params, json=json)
        return _Answer(answer.status_code, answer.text, answer.json)


class _Answer:
    def __init__(self, status_code: int, text: str, parsed: Any) -> None:
        self.status_code, self.text, self._parsed = status_code, text, parsed

    def json(self) -> Any:
        return self._parsed


def control_over(client: FlaskClient) -> LinkedInControl:
    return LinkedInControl("", _Session(client))


def world_of(app: Flask) -> World:
    world: World = app.extensions["world"]
    return world


def ready_ats(client: FlaskClient, world: World, callback: str | None = None) -> Ats:
    """A child app whose company level is enabled, with JOB REQ-1; ``callback`` is where its notifications go."""
    ats = new_ats(client, world, enabled=False)
    types = (*integrations.COMPANY_LEVEL,)
    integrations.request(world, ats.app.client_id, "urn:li:organization:2414183", types)
    store = world.store_of(ats.app.client_id)
    for integration in store.integrations.values():
        integration.name = "Attract – test"
        if integration.type == "ONE_CLICK_EXPORT" and callback:
            integration.configurations |= {"CALLBACK_URL": callback, "JOB_POSTING_VIEWERS": "ALL_PRODUCT_USERS"}
        if integration.type == "IN_ATS_INDICATOR":
            integration.configurations["APPLICATION_VIEWERS"] = "ALL_PRODUCT_USERS"
    if callback:
        integrations.enable(world, ats.app.client_id, "urn:li:organization:2414183", types)
        assert ats.post_job("REQ-1")["status"] == "SUCCEEDED"
    return ats


def enable_contract(ats: Ats, contract: str = CONTRACT) -> None:
    """Contract level for an ATS."""
    integrations.request(ats.world, ats.app.client_id, contract, ("CSA_API",))
    ats.world.store_of(ats.app.client_id).integrations[contract, "CSA_API"].name = "Attract – test"
    integrations.enable(ats.world, ats.app.client_id, contract, ("CSA_API",))
