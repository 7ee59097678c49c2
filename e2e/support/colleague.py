"""Somebody else who works in Attract while a journey goes on: over HTTP, through the same forms and the same API."""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import requests

from e2e.support.people import Member

PASSWORD = "attract-demo"
RECRUITER, MANAGER, INTERVIEWER, READ_ONLY, ADMIN, OTHER_RECRUITER = (
    f"{name}@attract.example" for name in ("recruiter", "manager", "interviewer", "readonly", "admin", "second.recruiter")
)
_CALLBACK = "https://opcjmlibplblfpeknfbafpkdhlpbampd.chromiumapp.org/"
# LinkedIn takes no job with less than 100 characters.
_DESCRIPTION = (
    "A job for one journey, described at some length, as LinkedIn expects of a job before it shows it to anybody at all."
)
_SCOPE = "profile jobs export in_ats"


@dataclass(frozen=True)
class Job:
    """A job as the extension names it; ``id`` is part of its address."""

    id: int
    job_id: str
    title: str

    @property
    def line(self) -> str:
        """How the export box writes it."""
        return f"{self.title} ({self.job_id})"


@dataclass(frozen=True)
class ExportResult:
    """Where an exported person is now; both are ids in addresses."""

    candidate: int
    application: int


class Colleague:
    """The user with the address ``email`` at the Attract that answers on ``address``."""

    def __init__(self, address: str, email: str = RECRUITER) -> None:
        self.address, self.email = address, email
        self._session = requests.Session()
        self._token = ""
        self._post("/sign-in", email=email, password=PASSWORD)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def open_job(self, title: str, *, activate: bool = True, prospects: bool = True) -> Job:
        """Make a job on whose team is this colleague as recruiter, and activate it."""
        details = {"description": _DESCRIPTION, "location": "Oslo, Norway", "openings": "1", "role": "recruiter"}
        made = self._post("/jobs/new", title=title, **details)
        id = int(_last_number(made.url))
        if not prospects:
            self._turn_prospects_off(id)
        if activate:
            self._post(f"/jobs/{id}/activate")
        return Job(id, re.findall(r"REQ-\d+", made.text)[0], title)

    def put_on_team(self, job: Job, name: str, role: str) -> None:
        """Put the user called ``name`` on the hiring team; ``role`` is recruiter, hiring_manager or interviewer."""
        page = self._get(f"/jobs/{job.id}/team").text
        user = re.search(rf'<option value="(\d+)"[^>]*>{re.escape(name)} ', page)
        assert user, f"{name} is not offered for the team"
        self._post(f"/jobs/{job.id}/team", user=user[1], role=role)

    def activate(self, job: Job) -> None:
        """Open a draft for people."""
        self._post(f"/jobs/{job.id}/activate")

    def ask_for_feedback(self, job: Job, stage: str) -> None:
        """Let the hiring team be asked for feedback in a stage of a draft."""
        page = self._get(f"/jobs/{job.id}/process").text
        links = re.findall(rf'href="(/jobs/{job.id}/process/\d+/feedback)">.*?feedback in ([^<]+)<', page)
        (address,) = [link for link, name in links if name == stage]
        version = re.search(r'name="version" value="([^"]*)"', self._get(address).text)
        self._post(address, active="on", inherit="on", reminder="none", version=version[1] if version else "")

    def take_off_team(self, job: Job, name: str) -> None:
        """Take the user called ``name`` off the hiring team."""
        page = self._get(f"/jobs/{job.id}/team").text
        remove = re.search(rf'action="(/jobs/\d+/team/\d+/remove)"><button[^>]*>[^<]*<span[^>]*> {re.escape(name)}<', page)
        assert remove, f"{name} cannot be taken off the team"
        self._post(remove[1])

    def find_job(self, query: str) -> Job:
        """The one job this colleague may export to that ``query`` finds."""
        (result,) = self.api("GET", "/api/v1/jobs", params={"q": query}).json()["jobs"]
        return Job(result["id"], result["job_id"], result["title"])

    def export(self, member: Member, job: Job, **more: Any) -> ExportResult:
        """Export ``member`` to ``job`` as the extension does it; ``more`` is e-mail address, note and so on."""
        person = {"name": member.name, "member_id": member.id, "profile_url": member.profile_url, "email": member.email}
        key = {"Idempotency-Key": secrets.token_hex(8)}
        answer = self.api("POST", "/api/v1/exports", json={"job": job.id, "person": person, **more}, headers=key).json()
        return ExportResult(answer["candidate"]["id"], answer["application"]["id"])

    def in_ats(self, members: list[Member]) -> list[Member]:
        """Those of up to 100 members whom In ATS shows."""
        profiles = [{"ref": str(at), "member_id": member.id, "profile_url": None} for at, member in enumerate(members)]
        result = self.api("POST", "/api/v1/in-ats/lookup", json={"profiles": profiles}).json()["people"]
        return [member for member, one in zip(members, result, strict=True) if one["in_ats"]]

    def move_to_application(self, exported: ExportResult) -> None:
        """Make a prospect an applicant."""
        self._post(f"/applications/{exported.application}/move-to-application")

    def advance(self, exported: ExportResult) -> None:
        """Move an applicant one stage on, from the stage that the page shows."""
        page = self._get(f"/candidates/{exported.candidate}").text
        form = re.search(rf'action="/applications/{exported.application}/advance".*?name="stage" value="(\d+)"', page, re.S)
        assert form, "Advance is not offered"
        self._post(f"/applications/{exported.application}/advance", stage=form[1])

    def add_applicant(self, job: Job, first_name: str, last_name: str, **more: str) -> ExportResult:
        """Add an applicant by hand, whom nothing but what is typed makes known; the last name is nobody else's."""
        fields = {"first_name": first_name, "last_name": last_name, "source": "agency", **more}
        page = self._post(f"/jobs/{job.id}/applicants/new", **fields).text
        row = re.search(rf'href="/candidates/(\d+)[^"]*"[^>]*>{re.escape(f"{first_name} {last_name}")}<', page)
        assert row, f"{first_name} {last_name} is not among the applicants"
        application = re.search(r"/applications/(\d+)/", self._get(f"/candidates/{row[1]}").text)
        assert application, "their application is not on their page"
        return ExportResult(int(row[1]), int(application[1]))

    def note(self, exported: ExportResult, text: str, *, private: bool = False) -> None:
        """Write a note about an application."""
        ticked = {"private": "on"} if private else {}
        self._post(f"/candidates/{exported.candidate}/notes", note=text, application=str(exported.application), **ticked)

    def edit_details(self, exported: ExportResult, **texts: str) -> None:
        """Change the contact details of a candidate."""
        page = self._get(f"/candidates/{exported.candidate}/edit").text
        version = re.search(r'name="version" value="([^"]+)"', page)
        assert version, "Edit details is not offered"
        self._post(f"/candidates/{exported.candidate}/edit", version=version[1], **texts)

    def recruiter_note(self, candidate: int, text: str) -> None:
        """Write a recruiter note on the LinkedIn tab of a candidate."""
        self._post(f"/candidates/{candidate}/linkedin/notes", recruiter_note=text)

    def feedback(self, exported: ExportResult, strengths: str, *, submit: bool) -> None:
        """Say "Hire" with these ``strengths``; submit it, or save it for later."""
        fields = {"recommendation": "hire", "strengths": strengths, "weaknesses": "None so far.", "comment": ""}
        how = {"submit": "1"} if submit else {"save": "1"}
        self._post(f"/candidates/{exported.candidate}/feedback", application=str(exported.application), **fields, **how)

    def set_host(self, host: str, mode: str) -> None:
        """Switch a host to inject, side_panel or off (administrators)."""
        self._post("/admin/browser-extension", host=host, mode=mode)

    def forget_host(self, host: str) -> None:
        """Take the word about a host back (administrators)."""
        self._post("/admin/browser-extension/remove", host=host)

    def api(self, method: str, path: str, **more: Any) -> requests.Response:
        """One request to the API in this colleague's name; raise for an answer that is an error."""
        headers = more.pop("headers", {}) | {"Authorization": f"Bearer {self._token or self._connect()}"}
        return _fine(requests.request(method, self.address + path, headers=headers, timeout=20, **more))

    def _connect(self) -> str:
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {"response_type": "code", "client_id": "attract-extension", "redirect_uri": _CALLBACK, "scope": _SCOPE}
        asked |= {"state": secrets.token_hex(8), "code_challenge": challenge, "code_challenge_method": "S256"}
        address, consent = f"{self.address}/oauth/authorize", {"answer": "allow"}
        back = self._session.post(address, params=asked, data=consent, allow_redirects=False, timeout=20)
        (code,) = parse_qs(urlsplit(back.headers["Location"]).query)["code"]
        form = {"grant_type": "authorization_code", "client_id": "attract-extension", "code": code, "device": "A colleague's"}
        form |= {"redirect_uri": _CALLBACK, "code_verifier": verifier}
        answer = _fine(requests.post(f"{self.address}/oauth/token", data=form, timeout=20))
        self._token = answer.json()["access_token"]
        return self._token

    def _turn_prospects_off(self, job: int) -> None:
        page = self._get(f"/jobs/{job}/process").text
        names = dict(re.findall(r'name="(stage-\d+)" value="([^"]*)"', page))
        self._post(f"/jobs/{job}/process", managers="on", **names)

    def _get(self, path: str) -> requests.Response:
        return _fine(self._session.get(self.address + path, timeout=20))

    def _post(self, path: str, **form: str) -> requests.Response:
        return _fine(self._session.post(self.address + path, data=form, timeout=20))


def _fine(answer: requests.Response) -> requests.Response:
    assert answer.ok, f"{answer.request.method} {answer.request.path_url}: {answer.status_code} {answer.text[:500]}"
    return answer


def _last_number(address: str) -> str:
    return re.findall(r"\d+", urlsplit(address).path)[-1]
