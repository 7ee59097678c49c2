"""A client of the stand-in's control API, for tests and journeys: LinkedIn's people and injected faults, on order.

linkedin = LinkedInControl("http://127.0.0.1:8001")
linkedin.switch("company", enabled=True)
linkedin.export("AEMAA…", job="JOB-1", seat="rita")
"""

from typing import Any

import requests

Json = dict[str, Any]
UNSET = object()


class Refused(Exception):
    """The stand-in would not do it; ``status`` is 400 (senseless), 404 (unknown), or 409 (the ATS is not ready)."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"{status}: {text}")
        self.status = status


class LinkedInControl:
    """See the module. Seats are named by number, URN or person ("rita"), members by id or slug; instants are milliseconds.

    ``session`` may be anything with the ``request`` method of requests.
    """

    def __init__(self, address: str, session: Any = None) -> None:
        self.address = address.rstrip("/")
        self.session = session or requests

    def reset(self) -> None:
        """Back to the fixture: people and the parent application, nothing else."""
        self._call("POST", "/reset")

    def now(self) -> int:
        """The virtual clock."""
        return int(self._call("GET", "/clock")["now"])

    def advance(self, milliseconds: int) -> int:
        """Move the virtual clock forward and answer it."""
        return int(self._call("POST", "/clock", {"advance_ms": milliseconds})["now"])

    def add_organization(self, name: str, **more: Any) -> str:
        """A company page; answers its URN."""
        return str(self._call("POST", "/organizations", {"name": name, **more})["urn"])

    def add_contract(self, name: str, organization: int | str, **more: Any) -> str:
        """A Recruiter contract; answers its URN."""
        return str(self._call("POST", "/contracts", {"name": name, "organization": organization, **more})["urn"])

    def add_seat(self, person: str, contract: int | str, **more: Any) -> str:
        """A seat (roles, state, id) of a known person, or of a new one with first_name, last_name, email; answers its URN."""
        return str(self._call("POST", "/seats", {"person": person, "contract": contract, **more})["urn"])

    def add_member(self, id: str, **fields: Any) -> str:
        """A member with any fields of members.json; answers the id."""
        return str(self._call("POST", "/members", {"id": id, **fields})["id"])

    def add_app(self, unique_foreign_id: str, **more: Any) -> Json:
        """A child application without provisioning (name, client_id, secret, js_domains, callback_urls): its credentials."""
        return dict(self._call("POST", "/apps", {"uniqueForeignId": unique_foreign_id, **more}))

    def request_integrations(self, bundle: str, contract: int | str | None = None, client_id: str | None = None) -> list[Json]:
        """Request in the configuration widget, for the bundle ``company`` or ``contract``; answers what the page is told."""
        asked = {"bundle": bundle, "contract": contract, "client_id": client_id}
        return list(self._call("POST", "/integrations/request", asked))

    def switch(self, bundle: str, enabled: bool, contract: int | str | None = None, client_id: str | None = None) -> str:
        """What a switch of the ATS admin page does; answers the state. Refused with 409 while the ATS is not ready."""
        asked = {"bundle": bundle, "enabled": enabled, "contract": contract, "client_id": client_id}
        return str(self._call("POST", "/integrations", asked)["state"])

    def export(self, member: str, job: str, seat: int | str, emails: list[str] | None = None, **more: Any) -> str:
        """Press Export (mode, client_id, times as wanted; mode ``none`` sends nothing yet); answers the request id."""
        asked = {"member": member, "job": job, "seat": seat, "emails": emails or [], **more}
        return str(self._call("POST", "/export", asked)["id"])

    def notify(self, id: str, mode: str = "normal", times: int = 1) -> None:
        """Send a notification once more: normal, duplicate, out_of_order, expired, bad_signature, wrong_url, slow or times."""
        self._call("POST", "/notify", {"id": id, "mode": mode, "times": times})

    def deliveries(self, settle: float = 0) -> list[Json]:
        """Every attempt to deliver a notification, after waiting up to ``settle`` seconds until none is due."""
        return list(self._call("GET", f"/deliveries?settle={settle}"))

    def challenge(self, client_id: str | None = None) -> bool:
        """Challenge the callback URL now; answers whether it passed."""
        return bool(self._call("POST", "/challenge", {"client_id": client_id})["passed"])

    def send_inmail(self, seat: int | str, member: str, subject: str, body: str, thread: str | None = None) -> str:
        """A recruiter writes to a member; answers the thread's URN."""
        asked = {"seat": seat, "member": member, "subject": subject, "body": body, "thread": thread}
        return str(self._call("POST", "/inmail", asked)["thread"])

    def answer_inmail(
        self, thread: str, body: str = "", share: bool = False, email: str | object | None = UNSET, type: str = "REPLY"
    ) -> str | None:
        """The member answers; first answers with ``share`` make a stub, whose id is answered.

        Without ``email`` the member shares the address they have, with None none. ``type``: REPLY, ACCEPT, DECLINE.
        """
        asked = {"thread": thread, "body": body, "share": share, "type": type}
        stub = self._call("POST", "/inmail/answer", asked | ({} if email is UNSET else {"email": email}))["stub"]
        return None if stub is None else str(stub)

    def add_note(self, seat: int | str, member: str, text: str, visibility: str = "PRIVATE") -> str:
        """A recruiter's note about a member; answers its id."""
        asked = {"seat": seat, "member": member, "text": text, "visibility": visibility}
        return str(self._call("POST", "/notes", asked)["id"])

    def edit_note(self, id: str, text: str | None = None, visibility: str | None = None) -> None:
        """Other words or another visibility."""
        self._call("PATCH", f"/notes/{id}", {"text": text, "visibility": visibility})

    def delete_note(self, id: str) -> None:
        """The note becomes inactive."""
        self._call("DELETE", f"/notes/{id}")

    def save_to_project(self, seat: int | str, member: str, project: str) -> None:
        """A recruiter saves a member to a project."""
        self._call("POST", "/save", {"seat": seat, "member": member, "project": project})

    def reject(self, seat: int | str, member: str, reason: str = "") -> None:
        """A recruiter rejects a prospect."""
        self._call("POST", "/reject", {"seat": seat, "member": member, "reason": reason})

    def close_account(self, member: str) -> int:
        """A member leaves LinkedIn; answers how many applications are owed a notice."""
        return int(self._call("POST", "/close-account", {"member": member})["notices"])

    def indicator(self, seat: int | str, member: str) -> list[Json]:
        """What the seat sees of the member from ATSs; empty: no indicator."""
        return list(self._call("GET", "/indicator", {"seat": seat, "member": member}))

    def export_jobs(self, seat: int | str) -> list[Json]:
        """The jobs in the seat's Export to ATS list."""
        return list(self._call("GET", "/export-jobs", {"seat": seat}))

    def state(self) -> Json:
        """Everything that is stored: now, counts, apps by client id, recruiter."""
        return dict(self._call("GET", "/state"))

    def lints(self) -> list[Json]:
        """What a careful ATS would not have done: client_id, kind, detail."""
        return list(self._call("GET", "/lints"))

    def quotas(self, **limits: Json | None) -> None:
        """quotas(atsCandidates={"per_minute": 5}); {} is unlimited."""
        self._call("POST", "/quotas", {name: limit or {} for name, limit in limits.items()})

    def fault(self, kind: str, match: Json | None = None, **more: Any) -> None:
        """A rule: kind, match (method, path_prefix, resource), and status, retry_after, message, every, times, after, seconds."""
        self._call("POST", "/faults", {"kind": kind, "match": match or {}, **more})

    def faults(self) -> list[Json]:
        """The rules in force with what they have hit."""
        return list(self._call("GET", "/faults"))

    def clear_faults(self) -> None:
        """No fault is injected any more."""
        self._call("DELETE", "/faults")

    def revoke_tokens(self, client_id: str | None = None) -> int:
        """Revoke an application's tokens; answers how many."""
        return int(self._call("POST", "/revoke-tokens", {"client_id": client_id})["revoked"])

    def drop_old_secret(self, client_id: str | None = None) -> None:
        """Delete the older of two secrets."""
        self._call("POST", "/secrets/drop-old", {"client_id": client_id})

    def requests(self) -> list[Json]:
        """Every request to the partner APIs: method, path, resource, records, status, client_id."""
        return list(self._call("GET", "/requests"))

    def forget_requests(self) -> None:
        """Empty that log."""
        self._call("DELETE", "/requests")

    def looks(self, **values: Any) -> Json:
        """Order looks of the pages for every browser that has not chosen itself (slide_in=True, …), and read all of them."""
        return dict(self._call("POST", "/looks", values) if values else self._call("GET", "/looks"))

    def reset_looks(self) -> None:
        """The ordinary looks again."""
        self._call("DELETE", "/looks")

    def settings(self, **flags: Any) -> Json:
        """Set flags (strict, sticky_manual_match, signatures, challenge, …) and read all of them."""
        return dict(self._call("POST", "/settings", flags))

    def add_external_listing(self, organization: str, title: str, location: str) -> None:
        """A job LinkedIn has from another source; a public posting of the same is refused."""
        self._call("POST", "/external-listing", {"organization": organization, "title": title, "location": location})

    def _call(self, method: str, path: str, given: Json | None = None) -> Any:
        how: Json = {"params": given} if method == "GET" else {"json": given or {}}
        answer = self.session.request(method, f"{self.address}/__control{path}", timeout=60, **how)
        if answer.status_code != 200:
            raise Refused(answer.status_code, answer.text[:500])
        return answer.json()
