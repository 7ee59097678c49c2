"""LinkedIn's side: what people there do and see, through the control API of a stand-in (linkedin.md 20.7)."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

Json = dict[str, Any]


class StandInSaysNo(Exception):
    """The stand-in would not do something, or is none."""


@dataclass(slots=True)
class StandIn:
    """The stand-in at ``address``. Members, seats and contracts are named by their ids, and belong to this run alone."""

    address: str
    session: requests.Session = field(default_factory=requests.Session)

    def control(self, method: str, path: str, body: Json | None = None) -> Any:
        """Ask the control API; raise StandInSaysNo."""
        parameters: Json = {"params": body} if method == "GET" else {"json": body or {}}
        try:
            answer = self.session.request(method, f"{self.address}/__control{path}", timeout=60, **parameters)
        except requests.RequestException as error:
            raise StandInSaysNo(f"No stand-in answers at {self.address} ({type(error).__name__}).") from None
        if answer.status_code != 200:
            raise StandInSaysNo(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
        return answer.json()

    def add(self, kind: str, **fields: Any) -> Json:
        """Make an organization, contract, seat or member."""
        return dict(self.control("POST", f"/{kind}", fields))

    def indicator(self, seat: int, member: str, client_id: str) -> Json | None:
        """What a seat sees of a member from this application; None is no indicator."""
        card = self.control("GET", "/indicator", {"seat": seat, "member": member})
        return next((one for one in card if one["client_id"] == client_id), None)

    def export_jobs(self, seat: int, client_id: str) -> set[str]:
        """The Job IDs in a seat's list of jobs to export to."""
        listed = self.control("GET", "/export-jobs", {"seat": seat})
        return {one["externalJobPostingId"] for one in listed if one["client_id"] == client_id}

    def app(self, client_id: str) -> Json:
        """Everything that an application has sent, and how it is set up."""
        return dict(self.control("GET", "/state")["apps"][client_id])

    def apps(self) -> dict[str, Json]:
        """All applications by client id."""
        return dict(self.control("GET", "/state")["apps"])

    def requests_of(self, client_id: str) -> list[Json]:
        """The requests of one application to the partner APIs, oldest first: method, path, resource, records, status."""
        return [one for one in self.control("GET", "/requests") if one["client_id"] == client_id]

    def settle(self) -> None:
        """Wait until every notification that is due has been delivered."""
        self.control("GET", "/deliveries", {"settle": 5})

    def consent(self, address: str, person: str) -> dict[str, str]:
        """Sign in at ``address`` as ``person`` and allow it; the parameters that LinkedIn leads back with."""
        answer = self.session.post(address, data={"person": person, "allow": "1"}, timeout=30, allow_redirects=False)
        query = parse_qs(urlsplit(answer.headers.get("Location", "")).query)
        return {name: values[0] for name, values in query.items()}


@dataclass(slots=True)
class StandInWidget:
    """LinkedIn's profile widget for one candidate, as a browser's frame would load it, in a page of ``origin``."""

    stand_in: StandIn
    client_id: str
    origin: str
    organization: str

    def open(self, candidate: str, person: str = "") -> str:
        """The page of the widget, signed in as ``person``, or signed out."""
        return self._as_widget("GET", candidate, person).text

    def link(self, candidate: str, person: str, member: str) -> str:
        """Choose ``member`` in the widget; the page that follows."""
        return self._as_widget("POST", candidate, person, {"do": "link", "member": member}).text

    def _as_widget(self, method: str, candidate: str, person: str, form: Json | None = None) -> requests.Response:
        given = {"api_key": self.client_id, "origin": self.origin, "widgetType": "ATS", "atsCandidateId": candidate}
        given |= {"integrationContext": self.organization, "showUnlinkUrl": "true", "confirmUnlink": "true"}
        address = f"{self.stand_in.address}/xdoor/widgets/HcmWidget"
        # No session: the cookie says who is signed in, and nothing else does.
        return requests.request(method, address, params=given, data=form, cookies={"seat": person or "signed_out"}, timeout=30)
