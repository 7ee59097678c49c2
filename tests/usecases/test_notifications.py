"""Whom a notification reaches, in Attract and by mail."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.notifications import DEFAULTS, NotificationChannel, NotificationKind, Topic
from server.storage import notifications, tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.usecases import housekeeping
from server.usecases.notifications import notify, write_to
from tests.support.people import People
from tests.support.queries import queries

JOB = {"who": "Rita", "job": "Designer (REQ-1)"}


def addresses() -> list[str]:
    """To whom letters were queued, in order."""
    return [one.address for one in tables.OutgoingMail.select().order_by(tables.OutgoingMail.id)]


def tell(*users: int, kind: NotificationKind = NotificationKind.APPROVAL_ASKED) -> None:
    with transaction():
        notify(users, kind, JOB, "/jobs/5")


@pytest.mark.statement(174, 175, 176)
@pytest.mark.parametrize(
    "kind",
    [
        NotificationKind.APPROVAL_ASKED,
        NotificationKind.JOB_APPROVED,
        NotificationKind.JOB_REJECTED,
        NotificationKind.APPROVAL_REMINDER,
    ],
)
def test_approvers_and_submitters_are_told_in_attract_and_by_mail(people: People, kind: NotificationKind) -> None:
    one, other = people.manager(), people.recruiter()
    tell(one.id, other.id, one.id, kind=kind)
    assert addresses() == [one.email, other.email]
    for user in (one, other):
        (row,) = notifications.page(user.id, None, 10)
        assert (row.kind, row.args, row.link, row.read_at) == (kind, JOB, "/jobs/5", None)
        assert notifications.unread(user.id) == 1


@pytest.mark.parametrize(("in_app", "mail"), [(True, False), (False, True), (False, False), (True, True)])
def test_each_user_is_told_where_they_chose(people: People, in_app: bool, mail: bool) -> None:
    user = people.recruiter()
    with transaction():
        notifications.choose(user.id, {Topic.APPROVAL_ASKED: NotificationChannel(in_app, mail)})
    tell(user.id)
    assert (notifications.unread(user.id), len(addresses())) == (in_app, mail)


def test_a_choice_counts_for_its_topic_and_its_user_alone(people: People) -> None:
    user, other = people.recruiter(), people.recruiter()
    with transaction():
        notifications.choose(user.id, {Topic.JOB_CLOSED: NotificationChannel(False, False)})
    tell(user.id, other.id)
    tell(other.id, kind=NotificationKind.JOB_CLOSED)
    assert notifications.unread(user.id) == 1
    assert notifications.unread(other.id) == 2
    assert not DEFAULTS[Topic.JOB_CLOSED].mail
    assert addresses() == [user.email, other.email]


def test_nothing_is_told_of_what_was_rolled_back_or_to_who_may_not_sign_in(people: People) -> None:
    user, gone = people.recruiter(), people.recruiter()
    tables.User.update(active=False).where(tables.User.id == gone.id).execute()

    def fail() -> None:
        with transaction():
            notify([user.id, gone.id], NotificationKind.APPROVAL_ASKED, JOB, "/jobs/5")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (notifications.unread(user.id), addresses()) == (0, [])
    tell(user.id, gone.id, 10_000)
    assert (notifications.unread(user.id), notifications.unread(gone.id), addresses()) == (1, 0, [user.email])


def test_telling_many_costs_as_many_statements_as_telling_one(people: People) -> None:
    users = [people.recruiter().id for _ in range(12)]
    with queries() as sent:
        tell(*users)
    assert len([query for query in sent if query.sql.lower().startswith(("select", "insert"))]) <= 3
    assert [notifications.unread(user) for user in users] == [1] * 12


def test_what_names_a_person_goes_with_them(people: People) -> None:
    user = people.recruiter()
    with transaction():
        candidate = candidates.add(people.person().checked(), "linkedin", None)
        args = {"who": "Rita", "candidate": "Kari Nordmann", "job": "Designer (REQ-1)"}
        notify([user.id], NotificationKind.FEEDBACK_REMINDER, args, f"/candidates/{candidate}/feedback", candidate)
        write_to("kari@example.org", "Kari", NotificationKind.INVITED_TO_APPLY, JOB, "/careers/REQ-1", candidate, "nb")
    assert (notifications.unread(user.id), addresses()) == (1, [user.email, "kari@example.org"])
    with transaction():
        candidates.remove(candidate)
    assert (notifications.page(user.id, None, 10), addresses()) == ([], [])


def test_misuse_is_an_error_at_once(people: People) -> None:
    user = people.recruiter().id
    named = {"who": "Rita", "candidate": "Kari", "job": "Designer"}
    for args, link, kind in (
        (JOB, "https://evil.example", NotificationKind.APPROVAL_ASKED),
        (JOB, "//evil.example", NotificationKind.APPROVAL_ASKED),
        (JOB, "/jobs/5", NotificationKind.INVITED_TO_APPLY),
        (named, "/jobs/5", NotificationKind.FEEDBACK_REMINDER),
    ):
        with pytest.raises(ValueError):
            notify([user], kind, args, link)
    with pytest.raises(KeyError):
        notify([user], NotificationKind.APPROVAL_ASKED, {"job": "Designer"}, "/jobs/5")


def test_the_number_of_what_is_new_is_one_look_into_an_index_and_stops_at_a_hundred(people: People) -> None:
    user = people.recruiter().id
    with transaction():
        for _ in range(103):
            notifications.add([user], NotificationKind.JOB_APPROVED, JOB, "/jobs/5", None)
    with queries() as sent:
        assert notifications.unread(user) == 100
    assert len(sent) == 1


def test_what_was_told_long_ago_and_letters_of_last_month_are_thrown_away(
    people: People, let_pass: Callable[[int], None]
) -> None:
    user = people.recruiter()
    tell(user.id)
    let_pass(housekeeping.MAIL_KEPT - clock.HOUR)
    housekeeping.sweep()
    assert (notifications.unread(user.id), addresses()) == (1, [user.email])
    let_pass(2 * clock.HOUR)
    housekeeping.sweep()
    assert (notifications.unread(user.id), addresses()) == (1, [])
    let_pass(housekeeping.TOLD_KEPT)
    housekeeping.sweep()
    assert notifications.unread(user.id) == 0
