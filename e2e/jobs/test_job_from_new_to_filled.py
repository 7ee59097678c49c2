"""A job's whole life: made from a template, approved by two, activated, and filled by an applicant who took the offer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.jobs import JobPages
from e2e.support.accessibility import assert_accessible
from e2e.support.chromium import PHONE
from e2e.support.colleague import INTERVIEWER, MANAGER, OTHER_RECRUITER, RECRUITER

STAGES = ("Screening call", "Interview with the board", "Offer")


TITLE, NAME = "Fleet Captain", "Sigrid Havn"


@pytest.mark.statement(166, 167, 168, 173, 174, 177, 186, 187, 188)
def test_a_job_goes_from_new_past_two_approvers_to_position_filled(visit: Callable[..., Attract]):
    rita = visit().open("/").sign_in(RECRUITER)
    job = _sent(rita)
    _approve_from_home(visit().open("/").sign_in(MANAGER))
    expect(rita.open("/").page.get_by_role("region", name="Approvals")).to_contain_text("not answered yet: Sunniva Skog")
    _approve_from_notification(visit().open("/notifications").sign_in(OTHER_RECRUITER))
    rita.open("/notifications").told(f"The job {TITLE}").click()
    expect(job.approver("Harald Manager")).to_contain_text("Gladly.")
    rita.button("Activate").click()
    job.expect_status("Active")
    _take_the_offer(rita, job)
    _fill_position(rita, job)
    ingrid = visit().open("/notifications").sign_in(INTERVIEWER)
    expect(ingrid.told(f"Rita Recruiter closed the job {TITLE}")).to_contain_text("She sails in May.")


def _sent(rita: Attract) -> JobPages:
    """A job with a team and a process of its own that is with its approvers."""
    job = JobPages(rita).begin(TITLE, "Managers")
    job.expect_status("Draft")
    expect(rita.button("Activate")).to_have_count(0)
    job.put_on_team("Ingrid Interviewer", "Interviewer")
    rita.show_tab("Process")
    rita.button("Remove Case").click()
    rita.button("Save").click()
    expect(rita.said).to_contain_text("The process is saved.")
    job.send_to_approvers("Harald Manager", "Sunniva Skog", message="The fleet sails in May.")
    job.expect_status("Pending")
    return job


def _approve_from_home(harald: Attract) -> None:
    asked = harald.page.get_by_role("region", name="Approvals").get_by_role("listitem").filter(has_text=TITLE)
    expect(asked).to_contain_text("also asked: Sunniva Skog")
    asked.get_by_role("link", name=TITLE).click()
    harald.page.get_by_role("link", name="Read the job details").click()
    expect(harald.page.get_by_text("Leads those who go to sea")).to_be_visible()
    expect(harald.tab("Applicants")).to_have_count(0)
    harald.show_tab("Approval")
    assert_accessible(harald.page)
    job = JobPages(harald)
    job.answer("Approve", "Gladly.")
    job.expect_status("Pending")


def _approve_from_notification(sunniva: Attract) -> None:
    sunniva.told(f"Rita Recruiter asks you to approve the job {TITLE}").click()
    expect(sunniva.page.get_by_text("Rita Recruiter asks you to approve this job.")).to_be_visible()
    job = JobPages(sunniva)
    job.answer("Approve")
    job.expect_status("Approved")


def _take_the_offer(rita: Attract, job: JobPages) -> None:
    """Two apply; one is advanced to Offer and accepts it."""
    job.add_applicant("Sigrid", "Havn")
    job.add_applicant("Torgrim", "Vik")
    for stage in STAGES:
        rita.row(NAME).get_by_role("button", name="Advance").click()
        expect(rita.said).to_contain_text(f"{NAME} is in {stage} now.")
    expect(job.close().dialog.get_by_label("Position filled")).to_have_count(0)
    job.dialog.get_by_role("link", name="Cancel").click()
    rita.button(f"More about {NAME}").click()
    job.dialog.get_by_role("button", name="Offer accepted").click()
    expect(rita.row(NAME)).to_contain_text("Offer accepted")


def _fill_position(rita: Attract, job: JobPages) -> None:
    job.close().dialog.get_by_label("Position filled").check()
    expect(job.dialog.get_by_role("radio", name=NAME)).to_be_checked()
    job.dialog.get_by_label("Comment").fill("She sails in May.")
    job.dialog.get_by_label("Reject them").check()
    job.dialog.get_by_label("Reason of the rejection").select_option(label="Others fit the job better")
    assert_accessible(rita.page, sizes=(PHONE,))
    job.dialog.get_by_role("button", name="Close job").click()
    job.expect_status("Closed")
    expect(rita.page.get_by_role("region", name="Position filled")).to_contain_text(f"{NAME} took the position.")
    assert_accessible(rita.page, sizes=(PHONE,))
    rita.show_tab("Applicants")
    rita.page.get_by_label("Show", exact=True).select_option(label="Rejected")
    expect(rita.row("Torgrim Vik")).to_contain_text("Others fit the job better")


@pytest.mark.statement(169, 175)
def test_a_rejected_job_is_changed_sent_again_and_at_last_deleted(visit: Callable[..., Attract], scripts: bool):
    title = f"Second Captain {scripts}"
    rita, harald = (visit(java_script_enabled=scripts).open("/").sign_in(who) for who in (RECRUITER, MANAGER))
    expect(rita.heading("Home")).to_be_visible()
    job, approving = JobPages(rita).begin(title, "Managers"), JobPages(harald)
    job.send_to_approvers("Harald Manager")
    job.expect_status("Pending")
    harald.open("/").page.get_by_role("region", name="Approvals").get_by_role("link", name=title).click()
    approving.answer("Reject", "One captain a ship.")
    approving.expect_status("Rejected")
    rita.open("/notifications").told(f"Harald Manager did not approve the job {title}").click()
    expect(job.approver("Harald Manager")).to_contain_text("One captain a ship.")
    rita.button("Edit details").click()
    rita.page.get_by_label("Job title").fill(f"First Mate {scripts}")
    rita.button("Save").click()
    job.expect_status("Draft")
    rita.show_tab("Approval")
    expect(job.approver("Harald Manager")).to_contain_text("About the job as it was before.")
    rita.button("Send to approvers").click()
    job.expect_status("Pending")
    rita.button("Take the request back").click()
    job.expect_status("Draft")
    job.heading.get_by_role("button", name="Delete").click()
    expect(rita.page.get_by_role("heading", name=re.compile(f"Delete First Mate {scripts}"))).to_be_visible()
    rita.button("Delete job").click()
    expect(rita.said).to_contain_text("is deleted.")
    expect(rita.row(f"First Mate {scripts}")).to_have_count(0)
