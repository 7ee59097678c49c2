"""The Mailbox page, where MAILBOX=1 shows mail instead of sending it."""

from collections.abc import Callable

import pytest
from flask import Flask, render_template

from server.domain.notifications import NotificationKind
from server.storage import tables
from server.storage.database import transaction
from server.usecases import mail_delivery
from server.usecases.account import mailbox
from server.usecases.notifications import notify
from tests.support.people import People
from tests.web.support.browsing import Browser

HERE = "/admin/mailbox"
MakeApp = Callable[..., Flask]


def tell(people: People, name: str = "Kari", **more: str) -> None:
    user = people.recruiter(name)
    with transaction():
        notify([user.id], NotificationKind.APPROVAL_ASKED, {"who": "Rita", "job": "Designer (REQ-1)"} | more, "/jobs/5")


def test_what_was_sent_is_shown_and_leads_where_the_mail_would_lead(people: People, make_app: MakeApp) -> None:
    app = make_app(MAILBOX="1")
    browser = Browser(app).signed_in(people.administrator())
    assert "Nothing was sent yet." in browser.open(HERE).text
    tell(people, "Kari <Nordmann>", message="Soon, please")
    assert "Nothing was sent yet." in browser.open(HERE).text
    assert mail_delivery.work()
    page = browser.open(HERE)
    letter = browser.open(page.links["Attract: Rita asks you to approve the job Designer (REQ-1)"])
    assert "Hello Kari <Nordmann>, Rita asks you to approve the job Designer (REQ-1). Soon, please" in letter.text
    assert letter.links["Approve or reject"] == "http://127.0.0.1:8000/jobs/5"
    assert letter.links["Choose what you are told about"] == "http://127.0.0.1:8000/settings/notifications"


def test_the_mailbox_goes_on_by_key_and_its_statements_do_not_grow(people: People, make_app: MakeApp) -> None:
    browser = Browser(make_app(MAILBOX="1")).signed_in(people.administrator())
    for number in range(30):
        tell(people, f"Person {number:02}")
    mail_delivery.work()
    page = browser.open(HERE)
    assert "Person 29" in page.text
    assert "Person 04" not in page.text
    more = browser.htmx(page.links["More"]).text
    assert "Person 04" in more
    assert "Person 05" not in more
    assert "<html" not in more


def test_the_mailbox_is_for_administrators_and_only_where_mail_is_not_sent(people: People, make_app: MakeApp) -> None:
    app = make_app(MAILBOX="1")
    recruiter = Browser(app).signed_in(people.recruiter())
    for path in (HERE, f"{HERE}/1"):
        assert recruiter.get(path).status_code == 403
    assert recruiter.post("/admin/mail/again").status_code == 403
    sending = Browser(make_app()).signed_in(people.administrator())
    tell(people)
    for path in (HERE, f"{HERE}/1"):
        assert sending.get(path).status_code == 404
    assert HERE not in sending.open("/admin").links.values()


@pytest.mark.parametrize(
    ("environment", "way", "says"),
    [
        ({}, "none", "There is no mail server"),
        ({"SMTP_URL": "smtp://mail.example", "MAIL_FROM": "a@attract.example"}, "smtp", "mail.example"),
        ({"MAILBOX": "1"}, "mailbox", "Mailbox"),
    ],
)
def test_administrators_learn_how_the_mail_stands(
    people: People, make_app: MakeApp, environment: dict[str, str], way: str, says: str
) -> None:
    app, admin = make_app(**environment), people.administrator()
    tell(people)
    tell(people)
    tables.OutgoingMail.update(state="failed", trouble="550 <No> such user").where(tables.OutgoingMail.id == 1).execute()
    standing = mailbox.standing(admin)
    assert (standing.way, standing.waiting, standing.failed, standing.trouble) == (way, 1, 1, "550 <No> such user")
    assert standing.oldest is not None
    with app.test_request_context():
        html = render_template("account/mail/_mail_state.html", mail=standing)
    assert says in html
    assert "550 &lt;No&gt; such user" in html
    answer = Browser(app).signed_in(admin).post("/admin/mail/again")
    assert answer.status_code == 303
    assert {row.state for row in tables.OutgoingMail.select()} == {"queued"}
