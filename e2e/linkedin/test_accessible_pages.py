"""Every page about LinkedIn satisfies axe-core, and none is wider than a telephone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from e2e.pages.linkedin import LinkedInUser
from e2e.support.accessibility import assert_accessible
from e2e.support.chromium import PHONE, WIDE
from e2e.support.colleague import ADMIN, RECRUITER
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]
ADMIN_PAGES = (
    "",
    "/seats",
    "/sync",
    "/sync/withdraw",
    "/sync/records",
    "/exports",
    "/exports?view=switches",
    "/closed-profiles",
    "/certification",
    "/disconnect",
    "/anew",
)


def test_the_pages_of_the_admin_center_have_no_violation(linkedin: LinkedIn, beside_linkedin: Open):
    user = beside_linkedin(linkedin, ADMIN)
    for path in ADMIN_PAGES:
        _assert_fine(user, f"/admin/linkedin{path}")


def test_the_questions_that_linkedin_leaves_open_have_no_violation(linkedin: LinkedIn, beside_linkedin: Open):
    member, known, other = linkedin.people.with_email(), linkedin.open_job("Known Here"), linkedin.open_job("Asked About")
    linkedin.export(member, known, "known.here@mail.example")
    linkedin.apply(known, "Known", "Elsewhere", member.email or "")
    linkedin.press_export(member, other, member.email or "")
    linkedin.share_profile(member)
    incoming_export, stub = linkedin.undecided()
    admin = beside_linkedin(linkedin, ADMIN)
    for path in (f"/admin/linkedin/exports/{incoming_export}/choose", f"/pools/1/shared/{stub}"):
        _assert_fine(admin, path)


def test_the_pages_of_a_person_of_linkedin_have_no_violation(linkedin: LinkedIn, beside_linkedin: Open):
    member, job = linkedin.people.anybody(), linkedin.open_job("Accessible LinkedIn")
    candidate = linkedin.export(member, job, "accessible@mail.example")
    linkedin.become_applicant(candidate)
    user = beside_linkedin(linkedin, RECRUITER)
    here = f"/candidates/{candidate}/linkedin"
    for path in (here, f"{here}/activities", f"{here}/unlink", f"/jobs/{job.id}/postings", "/pools", "/pools/1"):
        _assert_fine(user, path)
    for path in ("post", "confirm?apply_by=attract", "unpost"):
        _assert_fine(user, f"/jobs/{job.id}/postings/linkedin/{path}")
    for path in (f"/careers/{job.job_id}", f"/careers/{job.job_id}/thanks", "/settings/connections"):
        _assert_fine(user, path)
    with linkedin.colleague(RECRUITER) as one:
        one.recruiter_note(candidate, "Likes the sea.")
    user.open(f"{here}/activities").page.get_by_role("link", name="Edit Likes the sea.").click()
    expect(user.page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(user.page)
    admin = beside_linkedin(linkedin, ADMIN)
    _assert_fine(admin, f"/admin/linkedin/sync/candidates/{candidate}")
    admin.open("/admin/linkedin/exports").page.locator("summary").first.click()
    expect(admin.page.get_by_text("What LinkedIn answered").first).to_be_visible()
    assert_accessible(admin.page)
    _assert_no_sideways(admin.page, "an export's technical details")


def _assert_fine(user: LinkedInUser, path: str) -> None:
    user.open(path)
    expect(user.page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(user.page)
    _assert_no_sideways(user.page, path)


def _assert_no_sideways(page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert wide <= PHONE["width"], f"{path} is {wide} px wide"
