"""The whole export with the keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


def test_shortcut_arrows_enter_and_tab_export_and_undo_without_a_mouse(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    one = colleague()
    jobs = [one.open_job(f"Glassblower {grade}") for grade in ("I", "II", "III")]
    member, keyboard = people.anybody(), connected.page.keyboard
    box = connected.open_profile(member)
    expect(box.jobs).to_be_visible()
    keyboard.press("Control+Shift+E")
    expect(box.jobs).to_be_focused()
    keyboard.type("glassblower")
    expect(box.options()).to_have_count(3)
    expect(box.jobs).to_have_attribute("aria-expanded", "true")
    keyboard.press("ArrowDown")
    expect(box.region.get_by_role("option", selected=True)).to_have_count(1)
    keyboard.press("End")
    last = box.options().last
    expect(last).to_have_attribute("aria-selected", "true")
    chosen = next(job for job in jobs if job.job_id in (last.text_content() or ""))
    keyboard.press("Enter")
    expect(box.jobs).to_have_value(chosen.line)
    expect(box.options()).to_have_count(0)

    _tab_to(connected, "Export")
    keyboard.press("Enter")
    expect(box.status).to_have_text(f"Exported {member.name} to {chosen.line}")
    _tab_to(connected, "Undo")
    keyboard.press("Enter")
    expect(box.status).to_contain_text("Undone")


def test_escape_closes_the_list_and_a_second_escape_clears_what_was_typed(connected: Recruiter, people: Pool):
    box = connected.open_profile(people.anybody())
    box.jobs.fill("engineer")
    expect(box.options().first).to_be_visible()
    box.jobs.press("Escape")
    expect(box.options()).to_have_count(0)
    expect(box.jobs).to_have_value("engineer")
    box.jobs.press("Escape")
    expect(box.jobs).to_have_value("")


def _tab_to(recruiter: Recruiter, name: str) -> None:
    wanted = recruiter.box.region.get_by_role("button", name=name, exact=True)
    expect(wanted).to_be_enabled()
    for _ in range(12):
        recruiter.page.keyboard.press("Tab")
        if wanted.evaluate("(button) => button === button.getRootNode().activeElement"):
            return
    raise AssertionError(f"Tab does not reach {name}")
