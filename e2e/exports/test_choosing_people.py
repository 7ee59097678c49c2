"""People who are found, or who applied, are ticked and put into a talent pool together; and taken out again."""

import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.pools import Pools
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import RECRUITER, Colleague

Visit = Callable[..., Attract]


@pytest.mark.parametrize("listed", ["candidates", "applicants"])
def test_people_are_ticked_and_put_into_a_pool(visit: Visit, colleague: Callable[..., Colleague], scripts: bool, listed: str):
    one, town = colleague(), f"Vik{secrets.token_hex(3)}"
    job = one.open_job("Ferry captain")
    for first in ("Ada", "Bo", "Cato"):
        one.add_applicant(job, first, town)
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(RECRUITER)
    pool = f"Captains {town}"
    Pools(attract).open().create(pool)

    here = f"/candidates?q={town}" if listed == "candidates" else f"/jobs/{job.id}/applicants"
    attract.open(here)
    for first in ("Ada", "Cato"):
        attract.page.get_by_label(f"Choose {first} {town}", exact=True).check()
    attract.page.get_by_role("button", name="Add to talent pool", exact=True).click()
    expect(attract.page.get_by_text("2 people", exact=True)).to_be_visible()
    if scripts:
        assert_accessible(attract.page)
    attract.page.get_by_role("radio", name=pool).check()
    attract.page.get_by_role("button", name="Add", exact=True).click()
    expect(attract.said.get_by_text("2 people came into the pool.")).to_be_visible()
    expect(attract.page).to_have_url(f"{attract.address}{here}")
    attract.said.get_by_role("button", name="Undo").click()
    expect(attract.said.get_by_text("Taken back.")).to_be_visible()
