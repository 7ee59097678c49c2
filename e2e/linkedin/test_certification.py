"""An administrator runs LinkedIn's certification rules in the Admin center and gets the report that LinkedIn is handed."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import Certification, LinkedInUser
from e2e.support.colleague import ADMIN
from e2e.support.linkedin import PARTNER_SECRET, LinkedIn

Open = Callable[..., LinkedInUser]
A_RUN = 300_000  # milliseconds that all rules in both dialects may take


@pytest.fixture
def one_that_fails(linkedin: LinkedIn) -> Iterator[str]:
    """A rule that LinkedIn lets nobody pass just now: it does not tell which members have left."""
    linkedin.control.fault("status", {"resource": "atsPurgedExportedCandidates"}, status=403)
    yield "TC13"
    linkedin.control.clear_faults()


def test_an_administrator_starts_the_certification_watches_it_and_downloads_the_report(
    linkedin: LinkedIn, beside_linkedin: Open, one_that_fails: str
):
    user = beside_linkedin(linkedin, ADMIN).open("/admin/linkedin")
    user.attract.show_tab("Certification")
    page = Certification(user.page)
    expect(page.heading("No run yet")).to_be_visible()
    page.run.click()
    expect(user.attract.said).to_contain_text("The certification has begun.")
    expect(page.heading("The certification runs")).to_be_visible()
    expect(page.run).to_be_disabled()
    # The page asks by itself how far it is: the first rules have been decided, the last ones have not.
    expect(page.progress).to_have_attribute("value", re.compile(r"[1-9]\d?"), timeout=A_RUN)
    expect(page.rule("RSC-101")).to_contain_text("passed")
    expect(page.rule("RSC-505")).not_to_contain_text("passed")

    expect(page.heading("The last report")).to_be_visible(timeout=A_RUN)
    expect(page.run).to_be_enabled()
    expect(page.counts).to_contain_text(re.compile(r"[1-9]\d* passed, 2 failed, [1-9]\d* not applicable"))
    expect(page.rule("RSC-101").get_by_text("passed", exact=True)).to_have_count(2)
    expect(page.rule(one_that_fails).get_by_text("failed", exact=True)).to_have_count(2)
    expect(page.rule(one_that_fails).get_by_role("listitem").filter(has_text="FAILED").first).to_be_visible()
    not_ours = page.rule("JP-016")
    expect(not_ours.get_by_text("not applicable", exact=True)).to_have_count(2)
    not_ours.get_by_text("Evidence").click()
    expect(not_ours.get_by_text("Attract has no public/private option").first).to_be_visible()

    report, for_programs = page.download("Markdown"), page.download("JSON")
    for rule in ("RSC-101", one_that_fails, "JP-016"):
        assert f"### {rule}\n" in report
    assert "**v2: passed**" in report
    assert "Way: All steps were made by the use cases behind Attract's pages." in report
    assert "Way: Directly in the database: submitted feedback is deleted (there is no page for it yet)." in report
    assert "**rest: failed**" in report
    assert json.loads(for_programs)["counts"]["failed"] == 2
    assert PARTNER_SECRET not in report + for_programs + user.page.content()
