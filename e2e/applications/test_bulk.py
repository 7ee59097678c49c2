"""Many people at once: one confirmation, one undo."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import RECRUITER, Colleague
from e2e.support.people import Pool


def test_several_are_rejected_with_one_reason_and_come_back_by_one_undo(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague], scripts: bool
):
    one, members = colleague(), [people.anybody() for _ in range(3)]
    job = one.open_job("Lighthouse Keeper")
    for member in members:
        one.move_to_application(one.export(member, job))
    stays, *go = (member.name for member in members)
    attract = visit(java_script_enabled=scripts).open(f"/sign-in?next=/jobs/{job.id}/applicants").sign_in(RECRUITER)
    for name in go:
        attract.page.get_by_role("checkbox", name=f"Choose {name}").check()
    bar = attract.page.locator("#bulk")
    if scripts:
        expect(bar.get_by_role("status")).to_have_text("2 chosen")
    bar.get_by_role("button", name="Reject").click()
    expect(attract.page.get_by_role("heading", level=1, name="Reject 2 people?")).to_be_visible()
    attract.page.get_by_label("Rejection reason").select_option(label="Too little experience")
    attract.page.get_by_label("Comment").fill("No winter alone so far.")
    attract.button("Reject 2 people").click()
    expect(attract.said).to_contain_text("2 people")
    for name, there in zip((stays, *go), (1, 0, 0), strict=True):
        expect(attract.row(name)).to_have_count(there)

    attract.said.get_by_role("button", name="Undo").click()
    expect(attract.said).to_contain_text("Taken back.")
    for name in (stays, *go):
        expect(attract.row(name)).to_contain_text("Application")
