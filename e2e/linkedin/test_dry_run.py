"""Before the first byte leaves, an administrator sees what would be sent and what would be refused; then the sync starts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser, Sync
from e2e.support.colleague import ADMIN, RECRUITER
from e2e.support.linkedin import SLOW, LinkedIn
from e2e.support.people import Member

Open = Callable[..., LinkedInUser]
WHY = "The person has no e-mail address, and LinkedIn has not told which member they are"
PRIVATE = "Asks for more than we can pay"


@pytest.fixture
def enabled(fresh: LinkedIn) -> LinkedIn:
    """LinkedIn is enabled, and the sync was never started."""
    fresh.enable()
    return fresh


@pytest.fixture
def without_address(enabled: LinkedIn) -> Member:
    """An applicant whom LinkedIn would refuse, beside one who can be sent and a prospect, who is never sent."""
    member, prospect, without = (
        enabled.people.anybody(),
        enabled.people.whoever(lambda one: bool(one.email)),
        enabled.people.whoever(lambda one: not one.email),
    )
    with enabled.colleague(RECRUITER) as one:
        job = one.open_job("Rehearsed")
        applied = one.export(member, job, email="applicant@mail.example")
        one.export(prospect, job)
        for exported in (applied, one.export(without, job)):
            one.move_to_application(exported)
        one.note(applied, PRIVATE, private=True)
    return without


def test_a_dry_run_shows_counts_and_refusals_and_sends_nothing_until_start(
    enabled: LinkedIn, beside_linkedin: Open, without_address: Member
):
    enabled.control.forget_requests()
    user = beside_linkedin(enabled, ADMIN).open("/admin/linkedin/sync")
    page, sync = user.page, Sync(user.page)
    expect(sync.heading("The sync has not begun")).to_be_visible()
    page.get_by_role("button", name="Dry run").click()
    expect(user.attract.said).to_contain_text("The dry run has begun. Nothing is sent by it.")
    expect(sync.heading("Dry run: nothing is sent")).to_be_visible()
    expect(sync.said).to_contain_text("The comparison is complete. This is what would be sent.", timeout=SLOW)
    jobs = sync.counts("Jobs")[0]
    assert jobs > 1
    # Should be there, acknowledged, would be sent, would not be sent.
    assert sync.counts("Jobs") == [jobs, 0, jobs, 0]
    assert sync.counts("Candidates") == [2, 0, 1, 1]
    assert sync.counts("Applications") == [2, 0, 2, 0]
    expect(sync.reasons.get_by_role("row").filter(has_text=WHY)).to_contain_text("Candidates")
    sync.state.get_by_role("link", name="would not be sent").click()
    refused = page.get_by_role("listitem").filter(has_text=WHY)
    expect(refused.get_by_role("link", name=without_address.name, exact=True)).to_be_visible()
    expect(refused).not_to_contain_text("Last sent")
    assert _records(enabled) == 0
    assert [one for one in enabled.control.requests() if one["records"]] == []

    user.open("/admin/linkedin/sync")
    page.get_by_role("button", name="Start the sync").click()
    expect(user.attract.said).to_contain_text("The sync has begun.")
    expect(sync.heading("The sync runs")).to_be_visible()
    expect(sync.said).to_contain_text("The first sync was complete at", timeout=SLOW)
    expect(sync.state.get_by_role("progressbar", name="Acknowledged by LinkedIn")).to_have_attribute("value", "100")
    enabled.wait(lambda: sync.counts("Candidates") == [2, 1, 0, 0, 1, 0])
    assert sync.counts("Jobs") == [jobs, jobs, 0, 0, 0, 0]
    (sent,) = _sent(enabled, "candidates")
    assert sent["emailAddresses"] == ["applicant@mail.example"]
    assert PRIVATE not in repr(enabled.control.state())


def _records(linkedin: LinkedIn) -> int:
    return sum(len(_sent(linkedin, kind)) for kind in ("jobs", "tasks", "candidates", "applications"))


def _sent(linkedin: LinkedIn, kind: str) -> list[dict[str, object]]:
    return [one for app in linkedin.control.state()["apps"].values() for one in app[kind]]
