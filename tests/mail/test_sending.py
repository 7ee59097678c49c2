"""Mail leaves by a real mail server: whole, once, later when it must, and never lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain import clock
from server.domain.notifications import NotificationKind
from server.domain.roles import Actor
from server.storage import database, mail, tables
from server.storage.database import transaction
from server.usecases import mail_delivery
from server.usecases.notifications import notify, write_to
from tests.mail.conftest import SECRET, bind
from tests.support.at_once import at_once
from tests.support.mail_server import MailServer
from tests.support.people import People
from tests.support.queries import queries, scanned

CHECKOUT = Path(__file__).parents[2]
LetPass = Callable[[int], None]


def tell(*users: Actor, job: str = "Designer (REQ-1)", **more: str) -> None:
    with transaction():
        notify([user.id for user in users], NotificationKind.APPROVAL_ASKED, {"who": "Rita", "job": job} | more, "/jobs/5")


def states() -> list[str]:
    return [row.state for row in tables.OutgoingMail.select().order_by(tables.OutgoingMail.id)]


def trouble() -> str | None:
    return mail.counts().trouble


@pytest.mark.statement(174, 175, 176)
def test_a_letter_says_in_text_and_html_what_happened_and_leads_to_where_something_is_to_be_done(
    people: People, by_smtp: MailServer
) -> None:
    user = people.recruiter("Åse <b>Ødegård</b>")
    tell(user, job="C++ & <i>Rust</i> (REQ-1)", message="Hi!\nPlease <look>.")
    assert mail_delivery.work()
    assert not mail_delivery.work()
    (letter,) = by_smtp.letters
    assert str(letter["From"]) == "Attract Ærlig <attract@attract.example>"
    assert (letter["To"].addresses[0].addr_spec, letter["To"].addresses[0].display_name) == (user.email, user.name)
    assert letter["Subject"] == "Attract: Rita asks you to approve the job C++ & <i>Rust</i> (REQ-1)"
    assert (letter["Auto-Submitted"], letter["Content-Language"]) == ("auto-generated", "en")
    (text,), (html,) = by_smtp.texts(), by_smtp.texts("html")
    assert "Rita asks you to approve the job C++ & <i>Rust</i> (REQ-1)." in text
    assert "> Hi!\n> Please <look>." in text
    assert "Approve or reject: https://attract.example/jobs/5\n" in text
    assert "https://attract.example/settings/notifications" in text
    assert "Hello Åse &lt;b&gt;Ødegård&lt;/b&gt;," in html
    assert "C++ &amp; &lt;i&gt;Rust&lt;/i&gt; (REQ-1)." in html
    assert 'href="https://attract.example/jobs/5"' in html
    assert "Please &lt;look&gt;." in html
    assert states() == ["sent"]


@pytest.mark.parametrize(
    ("chosen", "browser", "begins"),
    [(None, None, "Hello"), (None, "nb", "Hei"), ("nb", "en", "Hei"), ("en", "nb", "Hello")],
)
def test_a_letter_speaks_the_language_its_reader_chose_or_their_browser_asks_for(
    people: People, by_smtp: MailServer, chosen: str | None, browser: str | None, begins: str
) -> None:
    user = people.recruiter()
    tables.User.update(language=chosen, browser_language=browser).where(tables.User.id == user.id).execute()
    tell(user)
    mail_delivery.work()
    (text,) = by_smtp.texts()
    assert text.startswith(begins)
    assert ("Godkjenn eller avvis: https://" in text) == (begins == "Hei")


def test_what_people_are_called_begins_no_header_of_its_own(people: People, by_smtp: MailServer) -> None:
    evil = "Eve\r\nBcc: everybody@example.org\r\n\r\nBody \U0001f600 \u202e"
    with transaction():
        write_to(
            "eve@example.org", evil, NotificationKind.INVITED_TO_APPLY, {"who": evil, "job": evil}, "/careers/REQ-1", None, "en"
        )
        write_to(
            "eve@example.org\nBcc: x@example.org",
            "Eve",
            NotificationKind.INVITED_TO_APPLY,
            {"who": "R", "job": "J"},
            "/careers/REQ-1",
            None,
        )
    mail_delivery.work()
    (letter,) = by_smtp.letters
    assert letter["Bcc"] is None
    assert by_smtp.to() == ["eve@example.org"]
    assert "Bcc: everybody@example.org" in letter["Subject"]
    assert states() == ["sent", "failed"]


def test_a_person_outside_is_led_to_a_whole_address_and_not_to_settings(people: People, by_smtp: MailServer) -> None:
    with transaction():
        args = {"who": "Rita", "job": "Designer"}
        write_to("kari@bærum.example", "Kari", NotificationKind.INVITED_TO_APPLY, args, "https://jobs.example/1", None, "nb")
    mail_delivery.work()
    (text,) = by_smtp.texts()
    assert by_smtp.to() == ["kari@xn--brum-voa.example"]
    assert "Les om jobben og søk: https://jobs.example/1\n" in text
    assert "/settings/" not in text


def test_without_a_mail_server_mail_waits_and_goes_once_there_is_one(
    people: People, mail_server: MailServer, tmp_path: Path
) -> None:
    bind(tmp_path)
    tell(people.recruiter())
    assert not mail_delivery.work()
    assert (states(), mail.counts().waiting) == (["queued"], 1)
    bind(tmp_path, SMTP_URL=mail_server.url(), MAIL_FROM="a@attract.example")
    assert mail_delivery.work()
    assert (states(), len(mail_server.letters)) == (["sent"], 1)


def test_a_server_that_cannot_be_reached_is_asked_with_growing_pauses_and_loses_nothing(
    people: People, by_smtp: MailServer, let_pass: LetPass
) -> None:
    by_smtp.stop()
    tell(people.recruiter(), people.manager())
    pauses = []
    for _ in range(7):
        begun = clock.now()
        assert not mail_delivery.work()
        assert not mail_delivery.work(), "asked again at once"
        (due,) = {row.due_at for row in tables.OutgoingMail.select()}
        pauses.append(round((due - begun) / clock.SECOND))
        let_pass(due - clock.now() + 1)
    assert pauses == [30, 60, 120, 300, 900, 900, 900]
    assert states() == ["queued", "queued"]
    assert "refused" in str(trouble()).lower()
    by_smtp.start()
    assert mail_delivery.work()
    assert (states(), len(by_smtp.letters)) == (["sent", "sent"], 2)


def test_when_the_server_is_back_everything_goes_at_once(people: People, by_smtp: MailServer, let_pass: LetPass) -> None:
    by_smtp.stop()
    tell(people.recruiter())
    for _ in range(5):
        mail_delivery.work()
        let_pass(16 * clock.MINUTE)
    mail_delivery.work()
    by_smtp.start()
    assert not mail_delivery.work()
    tell(people.manager())
    assert mail_delivery.work()
    assert states() == ["sent", "sent"]


def test_who_the_server_will_never_take_fails_at_once_and_the_others_go(people: People, by_smtp: MailServer) -> None:
    by_smtp.tell("refuse", "550 5.1.1 No such user")
    tell(people.recruiter())
    mail_delivery.work()
    by_smtp.tell("refuse", "")
    tell(people.manager())
    mail_delivery.work()
    assert states() == ["failed", "sent"]
    assert trouble() == "550 5.1.1 No such user"


def test_who_the_server_takes_later_is_tried_for_three_days_with_growing_pauses(
    people: People, by_smtp: MailServer, let_pass: LetPass
) -> None:
    by_smtp.tell("refuse", "451 4.7.1 Try again later")
    tell(people.recruiter())
    begun, waits = clock.now(), []
    while states() != ["failed"]:
        assert mail_delivery.work()
        assert not mail_delivery.work()
        row = tables.OutgoingMail.get()
        waits.append(row.due_at - clock.now())
        let_pass(max(0, row.due_at - clock.now()) + 1)
    assert [round(wait / clock.MINUTE) for wait in waits[:-1]] == [round(pause / clock.MINUTE) for pause in mail_delivery.PAUSES]
    assert 2 * clock.DAY < clock.now() - begun < 4 * clock.DAY
    assert by_smtp.letters == []


def test_a_letter_that_was_put_off_goes_when_the_server_takes_it(people: People, by_smtp: MailServer, let_pass: LetPass) -> None:
    by_smtp.tell("refuse", "451 4.7.1 Greylisted")
    tell(people.recruiter())
    mail_delivery.work()
    by_smtp.tell("refuse", "")
    assert not mail_delivery.work()
    let_pass(clock.MINUTE + 1)
    assert mail_delivery.work()
    assert (states(), len(by_smtp.letters)) == (["sent"], 1)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_server_that_hangs_up_gets_the_same_letter_again_under_the_same_message_id(
    people: People, by_smtp: MailServer, let_pass: LetPass, moment: str
) -> None:
    by_smtp.tell("drop", moment)
    tell(people.recruiter())
    assert not mail_delivery.work()
    by_smtp.tell("drop", "")
    let_pass(2 * clock.MINUTE)
    assert mail_delivery.work()
    assert states() == ["sent"]
    assert len(by_smtp.letters) == (2 if moment == "after" else 1)
    assert len({bytes(letter) for letter in by_smtp.letters if letter.set_boundary("b") is None}) == 1


def test_the_password_is_used_and_a_wrong_one_is_trouble_that_tells_no_password(
    people: People, mail_server: MailServer, tmp_path: Path, let_pass: LetPass, caplog: pytest.LogCaptureFixture
) -> None:
    mail_server.stop()
    mail_server.tell("password", "p@ss/word")
    mail_server.start()
    tell(people.recruiter())
    bind(tmp_path, SMTP_URL=mail_server.url("attract:wr0ng-one"), MAIL_FROM="a@attract.example")
    assert not mail_delivery.work()
    assert str(trouble()).startswith("535")
    assert "wr0ng-one" not in caplog.text + str(trouble())
    let_pass(clock.HOUR)
    bind(tmp_path, SMTP_URL=mail_server.url("attract:p%40ss%2Fword"), MAIL_FROM="a@attract.example")
    assert mail_delivery.work()
    assert states() == ["sent"]
    assert "p@ss" not in caplog.text


def test_two_workers_never_send_the_same(people: People, by_smtp: MailServer) -> None:
    users = [people.recruiter() for _ in range(30)]
    tell(*users)
    at_once(*[mail_delivery.work] * 3)
    assert sorted(by_smtp.to()) == sorted(user.email for user in users)
    assert states() == ["sent"] * 30


@pytest.mark.parametrize("fatal", [1, 4])
def test_a_worker_killed_in_the_middle_loses_nothing_and_only_the_letter_in_its_hands_may_come_again(
    people: People, by_smtp: MailServer, database_url: str, let_pass: LetPass, fatal: int
) -> None:
    users = [people.recruiter() for _ in range(6)]
    tell(*users)
    database.release()
    command = [sys.executable, "-m", "tests.support.mailing_process", database_url, by_smtp.url(), str(fatal)]
    killed = subprocess.run(command, cwd=CHECKOUT, env=os.environ | {"SECRET_KEY": SECRET}, timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(by_smtp.letters) == fatal
    assert mail_delivery.work()
    assert len(by_smtp.letters) == 6
    let_pass(mail.LEASE + 1)
    assert mail_delivery.work()
    assert states() == ["sent"] * 6
    assert sorted(set(by_smtp.to())) == sorted(user.email for user in users)
    ids = [letter["Message-ID"] for letter in by_smtp.letters]
    assert (len(ids), len(set(ids))) == (7, 6)


def test_what_nobody_can_say_any_more_fails_and_holds_nobody_up(people: People, by_smtp: MailServer) -> None:
    tell(people.recruiter(), people.manager())
    first = tables.OutgoingMail.select().order_by(tables.OutgoingMail.id).first()
    tables.OutgoingMail.update(kind="of_another_version").where(tables.OutgoingMail.id == first.id).execute()
    assert mail_delivery.work()
    assert states() == ["failed", "sent"]


def test_with_nothing_due_the_worker_asks_one_small_question(people: People, by_smtp: MailServer) -> None:
    with queries() as sent:
        assert not mail_delivery.work()
    assert len(sent) == 1
    assert not scanned(sent[0])
