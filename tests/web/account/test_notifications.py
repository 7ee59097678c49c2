"""The bell, the page of notifications, and what each user chooses to be told about."""

import re
from collections.abc import Callable

from flask import Flask

from server.domain.notifications import NotificationKind, Topic
from server.domain.roles import Actor
from server.storage import notifications, tables
from server.storage.database import transaction
from server.usecases.account import users
from server.usecases.notifications import notify
from tests.support.people import People
from tests.support.queries import queries
from tests.web.support.browsing import Browser

BrowserOf = Callable[[Actor], Browser]
UNREAD = "/notifications/unread"


def tell(
    user: Actor, job: str = "Designer (REQ-1)", kind: NotificationKind = NotificationKind.APPROVAL_ASKED, **more: str
) -> int:
    """Tell ``user`` something; its id."""
    with transaction():
        notify([user.id], kind, {"who": "Rita", "job": job} | more, "/about")
    return int(notifications.page(user.id, None, 1)[0].id)


def test_the_bell_says_how_much_is_new_on_every_page_and_when_asked(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    browser = browser_of(rita)
    assert "unread" not in browser.open("/about").text
    assert browser.htmx(UNREAD).text.strip() == ""
    for _ in range(3):
        tell(rita)
    assert "Notifications 3 (3 unread)" in browser.open("/about").text
    assert "(3 unread)" in browser.htmx(UNREAD).text
    with transaction():
        notifications.add([rita.id] * 120, NotificationKind.JOB_APPROVED, {"job": "x"}, "/jobs/5", None)
    assert "99+ (more than 99 unread)" in browser.open("/about").text


def test_the_number_in_the_bell_costs_one_look_beside_the_sign_in(people: People, browser_of: BrowserOf) -> None:
    browser = browser_of(people.recruiter())
    with queries() as sent:
        browser.htmx(UNREAD)
    assert len([query for query in sent if query.sql.startswith("select")]) == 2


def test_a_page_that_asks_by_itself_stays_open_when_its_reader_is_signed_out(stranger: Browser) -> None:
    answer = stranger.htmx(UNREAD)
    assert (answer.status_code, "HX-Redirect" in answer.headers) == (204, False)
    assert stranger.get(UNREAD).location == "/sign-in?next=/notifications/unread"


def test_a_notification_leads_to_where_something_is_to_be_done_and_is_read_then(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    id = tell(rita, job="<b>Designer</b>", message="Please & thanks")
    browser = browser_of(rita)
    page = browser.open("/notifications")
    assert "New: Rita asks you to approve the job <b>Designer</b>. Please & thanks" in page.text
    opened = browser.send(f"/notifications/{id}/open")
    assert opened.title.startswith("About")
    assert "unread" not in opened.text
    assert "New:" not in browser.open("/notifications").text
    browser.send(f"/notifications/{id}/open")
    assert tables.Notification.get().read_at


def test_one_and_all_are_marked_as_read(people: People, browser_of: BrowserOf) -> None:
    rita, other = people.recruiter(), people.recruiter()
    first, _, _ = (tell(rita, f"Job {number}") for number in range(3))
    tell(other)
    browser = browser_of(rita)
    assert "(2 unread)" in browser.send(f"/notifications/{first}/read").text
    done = browser.send("/notifications/read")
    assert "Everything is marked as read." in done.text
    assert "unread" not in done.text
    assert notifications.unread(other.id) == 1


def test_what_others_are_told_is_not_there(people: People, browser_of: BrowserOf) -> None:
    rita, other = people.recruiter(), people.recruiter()
    id = tell(other)
    browser = browser_of(rita)
    assert "There is nothing to tell you yet." in browser.open("/notifications").text
    for undoable_action in ("open", "read"):
        assert browser.post(f"/notifications/{id}/{undoable_action}").status_code == 404
    assert notifications.unread(other.id) == 1


def test_the_page_begins_with_the_latest_and_goes_on_by_key(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    for number in range(60):
        tell(rita, f"Job {number:02}")
    browser, address, seen = browser_of(rita), "/notifications", []
    while address:
        page = browser.open(address)
        seen += re.findall(r"approve the job (Job \d\d)", page.text)
        address = page.links.get("More", "")
    assert seen == [f"Job {number:02}" for number in range(59, -1, -1)]
    more = browser.htmx("/notifications?after=1000000").text
    assert "<html" not in more
    assert len(re.findall(r"New: </span>", more)) == 25


def test_what_this_version_cannot_say_is_left_out(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    tell(rita)
    tables.Notification.update(kind="of_another_version").execute()
    assert browser_of(rita).get("/notifications").status_code == 200


def test_each_user_chooses_where_to_be_told(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    browser = browser_of(rita)
    form = browser.open("/settings/notifications").form("/settings/notifications")
    assert {"in_app-approval_asked", "mail-approval_asked", "in_app-candidate_added"} <= set(form.fields)
    assert "mail-candidate_added" not in form.fields
    fields = {name: value for name, value in form.fields.items() if name != "mail-approval_asked"}
    page = browser.send("/settings/notifications", **fields, **{"mail-candidate_added": "on"})
    assert "Your choice is saved." in page.text
    form = page.form("/settings/notifications")
    assert "mail-approval_asked" not in form.fields
    assert "mail-candidate_added" in form.fields
    tell(rita)
    assert (notifications.unread(rita.id), tables.OutgoingMail.select().count()) == (1, 0)
    browser.send("/settings/notifications")
    tell(rita)
    assert (notifications.unread(rita.id), len(notifications.choices(rita.id))) == (1, len(Topic))


def test_notifications_are_read_in_the_language_of_the_reader(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    tell(rita)
    answer = browser_of(rita).get("/notifications", **{"Accept-Language": "nb"})
    assert "Rita ber deg godkjenne jobben Designer (REQ-1)." in answer.text
    assert "Varsler" in answer.text


def test_the_language_is_chosen_in_user_settings_and_wins_over_the_browser(people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    browser = browser_of(rita)
    page = browser.send("/settings", language="nb")
    assert "Språket ditt er lagret." in page.text
    assert page.form("/settings").fields["language"] == "nb"
    assert '<html lang="nb">' in browser.get("/jobs", **{"Accept-Language": "en"}).text
    assert '<html lang="nb">' in browser.get("/nowhere", **{"Accept-Language": "en"}).text
    assert "Your language is saved." in browser.send("/settings", language="").text
    assert '<html lang="nb">' in browser.get("/jobs", **{"Accept-Language": "nb"}).text
    refused = browser.post("/settings", {"language": "tlh"})
    assert refused.status_code == 422
    assert "Choose one of the languages." in refused.text


def test_the_language_of_the_browser_is_remembered_at_sign_in_for_mail(people: People, app: Flask) -> None:
    user = users.add_user("kari@attract.example", "Kari", "a long password", frozenset())
    form = {"email": "kari@attract.example", "password": "a long password"}
    Browser(app).post("/sign-in", form, **{"Accept-Language": "nb-NO, nb;q=0.9, en;q=0.5"})
    row = tables.User.get_by_id(user)
    assert (row.browser_language, row.language) == ("nb", None)
