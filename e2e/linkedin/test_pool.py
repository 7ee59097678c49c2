"""Members who share their profile come into the LinkedIn talent pool; whoever shares nothing does not."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser, Tab
from e2e.support.linkedin import SLOW, LinkedIn

Open = Callable[..., LinkedInUser]


def test_whoever_shared_a_profile_is_in_the_pool_with_or_without_an_email_address(linkedin: LinkedIn, beside_linkedin: Open):
    with_email, without, refusing = (linkedin.people.whoever(lambda one: bool(one.email and one.slug)) for _ in range(3))
    for member in (with_email, without, refusing):
        thread = linkedin.control.send_inmail("rita", member.id, "A job", "May I tell you more?")
        email = {"email": None} if member is without else {}
        linkedin.control.answer_inmail(thread, "Gladly.", share=member is not refusing, **email)
    linkedin.time_goes_by("stubs")
    linkedin.wait(lambda: linkedin.is_candidate(with_email.name) and linkedin.is_candidate(without.name))
    user = beside_linkedin(linkedin).open("/jobs")
    user.page.get_by_role("link", name="Talent pools").click()
    user.page.get_by_role("link", name="LinkedIn talent pool").click()
    rows = user.page.get_by_role("row")
    expect(rows.filter(has_text=with_email.email)).to_contain_text(_last(with_email.name), timeout=SLOW)
    expect(rows.filter(has_text=_last(without.name)).filter(has_text="not shared")).to_be_visible()
    user.page.get_by_label("Search this pool by name").fill(_last(refusing.name))
    expect(rows.filter(has_text=refusing.email or "")).to_have_count(0)
    assert not linkedin.is_candidate(refusing.name)
    user.page.get_by_label("Search this pool by name").fill(_last(with_email.name))
    user.page.get_by_role("link", name=with_email.name).click()
    user.attract.tab("LinkedIn").click()
    expect(Tab(user.page).profile).to_contain_text(with_email.name)
    user.page.get_by_role("navigation", name="Where you are").get_by_role("link", name="Talent pool").click()
    expect(user.attract.heading("LinkedIn talent pool")).to_be_visible()


def _last(name: str) -> str:
    return name.partition(" ")[2]
