"""Every page that Attract has, by its own map of addresses, so that none is forgotten."""

import re
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from server.app import create_app
from server.config import from_environment
from server.http_errors import answers_programs

# No pages: what they answer is put into one, is a file, or leads to another address at once.
NO_PAGE = {
    "jobs.suggestions",
    "people.column",
    "notifications.unread",
    "documents.download",
    "pool_imports.template",
    "connections.chrome",
    "connections.firefox",
    "admin_certification.as_json",
    "admin_certification.as_markdown",
    "linkedin_sign_in.back",
    "admin.admin_center",
}
# Visited by another journey, where there is what they are about.
ELSEWHERE = {
    "sign_in.show": "account/test_accessible_pages.py",
    "pool_imports.show": "pools/test_talent_pools.py",
    "admin_closed_profiles.ask": "linkedin/test_seats.py",
} | dict.fromkeys(
    (
        "careers.show",
        "careers.thanks",
        "postings.ask_address",
        "postings.ask_confirm",
        "postings.ask_unpost",
        "linkedin_tab.show",
        "linkedin_tab.activities",
        "linkedin_tab.ask_unlink",
        "linkedin_tab.edit_note",
        "admin_arrivals.ask",
        "admin_linkedin.show",
        "admin_linkedin.ask_anew",
        "admin_linkedin.ask_disconnect",
        "admin_linkedin.show_seats",
        "admin_sync.show",
        "admin_sync.confirm_withdrawal",
        "admin_sync.records",
        "admin_sync.ledger",
        "admin_certification.show",
        "pools.choose",
    ),
    "linkedin/test_accessible_pages.py",
)
_ASKED = {
    "connect.ask": "?client_id=attract-extension&redirect_uri=https://opcjmlibplblfpeknfbafpkdhlpbampd.chromiumapp.org/",
    "new_job.details": "?title=Pilot&role=recruiter",
    "add_to.ask_job": "?candidate={candidate}",
    "add_to.ask_pool": "?candidate={candidate}",
}
_ALSO = {"people.applicants": "?view=board", "candidate_search.index": "?q=a", "jobs.index": "?q=nothing+at+all"}
_PROSPECT = {"application_marks.ask_to_invite"}


@dataclass(frozen=True)
class Page:
    """A page that is only read: the handler's name, and the pattern of its address."""

    endpoint: str
    rule: str

    @property
    def of_administrators(self) -> bool:
        """Whether an administrator is to visit it."""
        return self.rule.startswith("/admin") or self.endpoint == "erasure.ask"

    @property
    def is_visited(self) -> bool:
        """Whether it is a page, and no other journey visits it."""
        return self.endpoint not in NO_PAGE and self.endpoint not in ELSEWHERE

    def addresses(self, ids: dict[str, str]) -> list[str]:
        """Where it stands, with what it is about filled in from ``ids``; and the same page with another view of it."""
        here = self.address(ids)
        return [here, here + _ALSO[self.endpoint]] if self.endpoint in _ALSO else [here]

    def address(self, ids: dict[str, str]) -> str:
        """The first of them."""
        if self.endpoint in _PROSPECT:
            ids = ids | {"application": ids["prospect"]}
        path = re.sub(r"<(?:row:)?(\w+)>", lambda part: ids[part[1]], self.rule + _ASKED.get(self.endpoint, ""))
        return re.sub(r"<any\('?([\w-]+)[^>]*>", r"\1", path).format(**ids)


def pages() -> list[Page]:
    """All of them, by address."""
    with tempfile.TemporaryDirectory() as home:
        settings = {"ATTRACT_HOME": home, "SECRET_KEY": "only to look at the map of addresses", "MAILBOX": "1"}
        rules = list(create_app(from_environment(settings)).url_map.iter_rules())
    result = [Page(rule.endpoint, rule.rule) for rule in rules if "GET" in (rule.methods or ()) and rule.endpoint != "static"]
    return sorted((page for page in result if not answers_programs(page.rule)), key=lambda page: page.rule)


def ids_of(home: Path, job: int, candidate: int, application: int, prospect: int) -> dict[str, str]:
    """One of everything in the Attract at ``home``: what is given, and what its database names first for the rest."""
    with sqlite3.connect(home / "attract.db", timeout=20) as connection:

        def first(sql: str, *values: object) -> str:
            row = connection.execute(sql, values).fetchone()
            assert row, f"Nothing is found by {sql}"
            return str(row[0])

        return {
            "job": str(job),
            "candidate": str(candidate),
            "application": str(application),
            "prospect": str(prospect),
            "other": first("select candidate_id from application where id = ?", prospect),
            "job_id": first("select job_id from job where id = ?", job),
            "stage": first("select id from stage where job_id = ? and kind = 'interview'", job),
            "note": first("select id from note where application_id = ?", application),
            "pool": first("select id from talent_pool where owner_id = 1"),
            "template": first("select id from job_template where owner_id = 1"),
            "user": first("select id from app_user order by id desc"),
            "letter": first("select id from outgoing_mail"),
        }
