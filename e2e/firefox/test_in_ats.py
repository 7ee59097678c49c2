"""Firefox: badges and the In ATS card."""

from collections.abc import Callable

from e2e.firefox.pages import Recruiter
from e2e.support.colleague import MANAGER, Colleague
from e2e.support.people import Pool


def test_hovering_over_the_badge_shows_the_jobs_and_the_notes_of_who_is_past_prospect(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    member, one, manager = people.anybody(), colleague(), colleague(MANAGER)
    job = one.open_job("Cartographer")
    one.put_on_team(job, "Harald Manager", "hiring_manager")
    exported = one.export(member, job)
    one.move_to_application(exported)
    one.note(exported, "Knows every island.")
    manager.note(exported, "The manager's own.", private=True)
    connected.open_profile(member)
    card = connected.open_card()
    card.find("tabpanel", "Jobs & Statuses").says("Cartographer")
    card.find("tab", "Notes").click()
    notes = card.find("tabpanel", "Notes").says("Knows every island.")
    assert "The manager's own." not in notes.texts()[0]


def test_rows_get_badges_for_those_past_prospect_and_nobody_else(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    known = colleague().in_ats(people.members[:25])
    assert 3 <= len(known) < 25
    connected.tab.go(f"{connected.address}/talent/search")
    connected.badges.count_is(len(known))
