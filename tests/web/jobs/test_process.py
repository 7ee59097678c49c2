"""The Process tab, as it works without JavaScript: what its buttons and Save do."""

from collections.abc import Callable
from typing import Any

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.usecases.jobs import process
from tests.support.people import People, arrangement
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Form, Page

BrowserOf = Callable[[Actor], Browser]
THEIRS = "Colleague's"


class Tab:
    """The Process tab of a draft, in the browser of its recruiter."""

    def __init__(self, people: People, browser_of: BrowserOf, **language: str) -> None:
        self.rita = people.recruiter()
        self.job = people.job((self.rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
        self.address, self.language = f"/jobs/{self.job}/process", language
        self.browser = browser_of(self.rita)

    def open(self) -> Form:
        return Page(self.browser.get(self.address, **self.language).text).form(self.address)

    def step(self, form: Form, step: str, **changes: str) -> Form:
        answer = self.browser.post(self.address, form.filled(step=step, **changes), **self.language)
        assert answer.status_code == 200, answer.text
        return Page(answer.text).form(self.address)

    def save(self, form: Form, **changes: Any) -> list[str]:
        answer = self.browser.post(self.address, form.filled(**changes), **self.language)
        assert answer.status_code == 303, answer.text
        return self.kept()

    def kept(self) -> list[str]:
        return [stage.name for stage in process.read(self.rita, self.job).stages]

    def key(self, name: str) -> str:
        return str(next(stage.id for stage in process.read(self.rita, self.job).stages if stage.name == name))


def names(form: Form) -> list[str]:
    """The names of the stages in the form, in their order."""
    keys = form.repeated["stage"]
    return [form.fields[f"stage-{key}"] for key in keys]


@pytest.fixture
def tab(people: People, browser_of: BrowserOf) -> Tab:
    return Tab(people, browser_of)


@pytest.mark.statement(195, 197)
def test_the_process_of_a_draft_is_a_form(tab: Tab) -> None:
    form = tab.open()
    assert form.fields["prospects"] == "on"
    changed = form.filled(**{f"stage-{tab.key('Interview')}": "Samtale"})
    del changed["prospects"]
    page = Page(tab.browser.open(tab.browser.post(tab.address, changed).location).html)
    assert "The process is saved." in page.text
    assert "Prospect" not in page.links
    assert tab.kept() == ["Prospect", "Application", "Samtale", "Offer"]


def test_stages_are_added_moved_renamed_and_removed_and_nothing_is_kept_before_save(tab: Tab) -> None:
    form = tab.step(tab.open(), "add", new_stage="Screening")
    assert names(form) == ["Prospect", "Application", "Interview", "Screening", "Offer"]
    assert form.fields["new_stage"] == ""
    added = form.repeated["stage"][3]
    form = tab.step(form, f"up:{added}", **{f"stage-{added}": "First call"})
    assert names(form) == ["Prospect", "Application", "First call", "Interview", "Offer"]
    form = tab.step(form, "add", new_stage="Case")
    form = tab.step(form, f"remove:{tab.key('Interview')}")
    assert tab.kept() == ["Prospect", "Application", "Interview", "Offer"]
    assert tab.save(form) == ["Prospect", "Application", "First call", "Case", "Offer"]


def test_a_list_ordered_by_drag_is_saved_in_its_order(tab: Tab) -> None:
    form = tab.step(tab.step(tab.open(), "add", new_stage="One"), "add", new_stage="Two")
    keys = form.repeated["stage"]
    dragged = [keys[0], keys[1], keys[4], keys[2], keys[3], keys[5]]
    again = Page(tab.browser.post(tab.address, form.filled(step="arrange", stage=dragged)).text).form(tab.address)
    assert names(again) == ["Prospect", "Application", "Two", "Interview", "One", "Offer"]
    assert tab.save(again) == names(again)


def test_what_still_stands_in_the_line_for_a_new_stage_is_added_on_save(tab: Tab) -> None:
    assert tab.save(tab.open(), new_stage=" Reference check ") == [
        "Prospect",
        "Application",
        "Interview",
        "Reference check",
        "Offer",
    ]


@pytest.mark.parametrize("step", ["up", "down", "remove"])
@pytest.mark.parametrize("name", ["Prospect", "Application", "Offer"])
@pytest.mark.statement(194)
def test_a_fixed_stage_has_no_buttons_and_forged_ones_do_nothing(tab: Tab, step: str, name: str) -> None:
    page = tab.browser.open(tab.address)
    values = [at.get("value", "") for tag, at in page.elements if tag == "button"]
    assert f"{step}:{tab.key(name)}" not in values
    assert f"{step}:{tab.key('Interview')}" in values
    assert names(tab.step(tab.open(), f"{step}:{tab.key(name)}")) == tab.kept()


def test_steps_that_name_no_stage_change_nothing(tab: Tab) -> None:
    for step in ("up:", "down:99999999999999999999", "remove:nobody", "add"):
        assert names(tab.step(tab.open(), step)) == tab.kept()


def test_a_stage_without_a_name_is_refused_and_the_rest_is_kept(tab: Tab) -> None:
    application, interview = tab.key("Application"), tab.key("Interview")
    sent = tab.open().filled(**{f"stage-{application}": " ", f"stage-{interview}": "Samtale"})
    del sent["prospects"]
    answer = tab.browser.post(tab.address, sent)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(f"stage-{application}") == "This is needed."
    fields = page.form(tab.address).fields
    assert fields[f"stage-{interview}"] == "Samtale"
    assert "prospects" not in fields


@pytest.mark.parametrize("stage", ["9" * 5000, "-1", "٣", ""])
def test_a_stage_that_no_row_can_be_is_a_new_one(tab: Tab, stage: str) -> None:
    form = tab.open()
    kept = tab.save(form, stage=[*form.repeated["stage"], stage], **{f"stage-{stage}": "Mine"})
    assert kept == ["Prospect", "Application", "Interview", "Mine", "Offer"]


def test_without_the_fixed_stages_nothing_is_saved(tab: Tab) -> None:
    answer = tab.browser.post(tab.address, {"stage": [], "version": tab.open().fields["version"]})
    assert answer.status_code == 422
    assert "can be renamed, but not removed" in answer.text
    assert tab.kept() == ["Prospect", "Application", "Interview", "Offer"]


def test_who_saves_second_sees_both_versions_and_can_put_theirs_in_its_place(tab: Tab) -> None:
    form = tab.open()
    process.change(tab.rita, tab.job, arrangement(tab.rita, tab.job, stage_2=THEIRS, prospects_enabled=False))
    mine = {f"stage-{tab.key(THEIRS)}": "Mine"}
    answer = tab.browser.post(tab.address, form.filled(**mine))
    assert answer.status_code == 409
    assert "Somebody else saved this in the meantime." in answer.text
    page = Page(answer.text)
    assert "Prospect, Application, Colleague's, Offer Prospect, Application, Mine, Offer" in page.text
    assert tab.kept()[2] == "Colleague's"
    assert tab.save(page.form(tab.address))[2] == "Mine"
    assert process.read(tab.rita, tab.job).prospects_enabled


def test_names_of_built_in_stages_stay_built_in_when_a_norwegian_saves(people: People, browser_of: BrowserOf) -> None:
    tab = Tab(people, browser_of, **{"Accept-Language": "nb"})
    form = tab.open()
    assert names(form) == ["Prospekt", "Søknad", "Intervju", "Tilbud"]
    assert tab.save(form, new_stage="Prøvedag") == ["Prospect", "Application", "Interview", "Prøvedag", "Offer"]


@pytest.mark.statement(164)
def test_the_process_cannot_be_changed_after_activation(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    page = browser.open(f"/jobs/{job}/process")
    assert [form.action for form in page.forms if form.action.endswith("/process")] == []
    assert "cannot be changed after activation" in page.text
    assert browser.post(f"/jobs/{job}/process", {"prospects": "on"}).status_code == 409


@pytest.mark.statement(198)
def test_a_job_without_prospects_has_no_prospect_tab(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), prospects=False)
    browser = browser_of(rita)
    assert "Prospect" not in browser.open(f"/jobs/{job}").links
    browser.open(f"/jobs/{job}/prospects", 404)
