"""An ATS as small as can be, for the tests of the partner APIs: it sends requests and shows what comes back."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform import fixture
from e2e.recruiter.partner.platform.apps import App
from e2e.recruiter.partner.platform.world import World

ORG = "urn:li:organization:2414183"
CREATED, MODIFIED = 1_700_000_000_000, 1_700_000_000_001
V2_HEADERS: dict[str, str] = {}
REST_HEADERS = {"LinkedIn-Version": "202604", "X-RestLi-Protocol-Version": "2.0.0"}


class Ats:
    """A customer's child application with its token, speaking to ``client``; ``world`` is looked at from behind."""

    def __init__(self, client: FlaskClient, world: World, app: App) -> None:
        self.client = client
        self.world = world
        self.app = app
        self.token = self.mint(app)

    def mint(self, app: App) -> str:
        form = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.secrets[-1]}
        answer = self.client.post("/oauth/v2/accessToken", data=form)
        assert answer.status_code == 200, answer.json
        return str(answer.json["access_token"])

    def send(self, verb: str, address: str, body: Any = None, method: str | None = None, **headers: str) -> TestResponse:
        """Header names are given with underscores; a body is sent as JSON."""
        given = {"Authorization": f"Bearer {self.token}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        given |= {"X-RestLi-Method": method} if method else {}
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.open(address, method=verb, headers=given, **data)

    def rest(self, verb: str, address: str, body: Any = None, method: str | None = None) -> TestResponse:
        return self.send(verb, address, body, method, LinkedIn_Version="202604", X_RestLi_Protocol_Version="2.0.0")

    def put(self, resource: str, entities: dict[tuple[str, str], Any], names: str) -> TestResponse:
        """A batch_update of entities by (context, id) whose id is called ``names``."""
        ids = [{"integrationContext": context, names: id_, "dataProvider": "ATS"} for context, id_ in entities]
        bodies = dict(zip((v1(each) for each in ids), entities.values(), strict=True))
        return self.send("PUT", f"/v2/{resource}?{numbered(ids)}", {"entities": bodies}, "batch_update")

    def put_candidate(self, id_: str = "C1", **changes: Any) -> TestResponse:
        return self.put("atsCandidates", {(ORG, id_): candidate(**changes)}, "atsCandidateId")

    def put_application(self, id_: str = "A1", **changes: Any) -> TestResponse:
        return self.put("atsApplications", {(ORG, id_): application(**changes)}, "atsJobApplicationId")

    def put_children(self, path: str, entities: dict[str, Any]) -> TestResponse:
        ids = "&".join(f"ids={quote(id_)}" for id_ in entities)
        return self.send("PUT", f"/v2/{path}?{ids}", {"entities": entities}, "batch_update")

    def post_jobs(self, *elements: dict[str, Any]) -> TestResponse:
        return self.send("POST", "/v2/simpleJobPostings", {"elements": list(elements)}, "batch_create")

    def task(self, urn: str) -> dict[str, Any]:
        answer = self.send("GET", f"/v2/simpleJobPostingTasks?ids={quote(urn)}").json
        result: dict[str, Any] = answer["results"][urn]
        return result

    def post_job(self, id_: str = "REQ-1", **changes: Any) -> dict[str, Any]:
        """The task after one element."""
        answer = self.post_jobs(job(externalJobPostingId=id_, **changes)).json
        return self.task(answer["elements"][0]["id"])

    def store_keys(self) -> list[tuple[str, ...]]:
        """The keys of the candidates that have arrived."""
        return list(self.world.store_of(self.app.client_id).candidates)

    def enable(self, context: str = ORG, types: Iterable[str] = integrations.COMPANY_LEVEL) -> None:
        """Request, name, configure and enable the company-level integrations, as admin and ATS do together."""
        types = tuple(types)
        integrations.request(self.world, self.app.client_id, context, types)
        store = self.world.store_of(self.app.client_id)
        for kind in types:
            store.integrations[context, kind].name = "Acme - Attract"
        if "ONE_CLICK_EXPORT" in types:
            url = f"https://hooks.ats.example/{self.app.client_id}"
            store.integrations[context, "ONE_CLICK_EXPORT"].configurations |= {"CALLBACK_URL": url}
            store.integrations[context, "ONE_CLICK_EXPORT"].configurations |= {"JOB_POSTING_VIEWERS": "ALL_PRODUCT_USERS"}
            store.integrations[context, "IN_ATS_INDICATOR"].configurations |= {"APPLICATION_VIEWERS": "ALL_PRODUCT_USERS"}
        integrations.enable(self.world, self.app.client_id, context, types)


def new_ats(client: FlaskClient, world: World, enabled: bool = True) -> Ats:
    ats = Ats(client, world, world.apps.add(parent=fixture.PARENT_CLIENT_ID, unique_foreign_id=f"inst-{len(world.ats)}"))
    if enabled:
        ats.enable()
    return ats


def v1(parts: dict[str, str]) -> str:
    """A compound key as bodies and paths of protocol 1.0 carry it."""
    return "&".join(f"{name}={quote(value, safe=':')}" for name, value in parts.items())


def numbered(ids: list[dict[str, str]]) -> str:
    """Compound keys as a query of protocol 1.0 carries them."""
    return urlencode([(f"ids[{i}].{name}", value) for i, parts in enumerate(ids) for name, value in parts.items()])


def candidate(**changes: Any) -> dict[str, Any]:
    """A good candidate; None leaves a field out."""
    return _changed(
        {
            "firstName": "Ada",
            "lastName": "Byron",
            "emailAddresses": ["ada@example.com"],
            "phoneNumbers": [],
            "addresses": [],
            "externalProfileUrl": "https://ats.example/c/C1",
            "atsCreatedAt": CREATED,
            "atsLastModifiedAt": MODIFIED,
        },
        changes,
    )


def application(**changes: Any) -> dict[str, Any]:
    """A good application of candidate C1 for job REQ-1."""
    return _changed(
        {
            "atsCandidateId": "C1",
            "atsJobPostingId": "REQ-1",
            "atsJobPostingName": "Senior Software Engineer",
            "candidateEmail": "ada@example.com",
            "firstName": "Ada",
            "lastName": "Byron",
            "source": "Referral",
            "atsCreatedAt": CREATED,
            "atsLastModifiedAt": MODIFIED,
        },
        changes,
    )


def job(**changes: Any) -> dict[str, Any]:
    """A good private job."""
    return _changed(
        {
            "integrationContext": ORG,
            "externalJobPostingId": "REQ-1",
            "jobPostingOperationType": "CREATE",
            "title": "Senior Software Engineer",
            "description": "We build software that recruiters like to use. " * 3,
            "location": "San Francisco, CA",
            "availability": "PRIVATE_TO_ATS_INTEGRATION",
            "state": "LISTED",
            "listingType": "BASIC",
            "companyApplyUrl": "https://ats.example/jobs/REQ-1",
            "listedAt": 1_484_864_187_000,
        },
        changes,
    )


def _changed(fields: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (fields | changes).items() if value is not None}
