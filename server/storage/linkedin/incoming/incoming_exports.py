"""Notifications from LinkedIn, kept before they are answered, and what became of the exports behind them (linkedin.md 9)."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.linkedin.incoming_exports import (
    BAD_SIGNATURE,
    ERASED,
    KNOWN_TYPES,
    STATUS_CHANGE,
    TURNED_AWAY,
    UNKNOWN_TYPE,
    UNTIL_HEARD_AGAIN,
    UNTIL_JOB_OPENS,
    IncomingExportState,
)
from server.storage.database import Statement
from server.storage.tables import IncomingExport

# A repetition only counts, except where it is news: the export was not to be had before, or something was switched again.
_HEARD_AGAIN = ", ".join(f"'{code}'" for code in UNTIL_HEARD_AGAIN)
_AGAIN = f"""(incoming_export.state = 'refused' and incoming_export.code in ({_HEARD_AGAIN}))
    or (incoming_export.state = 'done' and incoming_export.type = '{STATUS_CHANGE}')
    or (incoming_export.state = 'unknown' and excluded.state = 'new')"""
_NEWLY = ("type", "state", "code", "expires_at", "due_at", "tries", "settled_at")
_RECEIVE = Statement(
    f"""insert into incoming_export (notification, type, state, expires_at, received_at, due_at, tries, times, code, message, raw,
          settled_at) values (?, ?, ?, ?, ?, ?, 0, 1, ?, '', '', null)
        on conflict (notification) do update set times = incoming_export.times + 1,
          {", ".join(f"{name} = case when {_AGAIN} then excluded.{name} else incoming_export.{name} end" for name in _NEWLY)}"""
)
_TURNED_AWAY = Statement(
    """insert into incoming_export (notification, type, state, received_at, tries, times, code, message, raw)
       values (?, ?, 'refused', ?, 0, 1, ?, '', '')
       on conflict (notification) do update set times = incoming_export.times + 1, received_at = excluded.received_at"""
)
_COLUMNS = "id, notification, type, state, expires_at, received_at, tries, raw, job_id, exporter"
_DUE = Statement(f"select {_COLUMNS} from incoming_export where due_at <= ? order by due_at, id limit ?")
_BY_ID = Statement(f"select {_COLUMNS} from incoming_export where id = ?")
_ADD_NEXT = Statement(
    """insert into incoming_export (notification, type, state, expires_at, received_at, due_at, tries, times, code, message, raw)
       values (?, ?, 'new', null, ?, ?, 0, 1, '', '', '') on conflict (notification) do nothing returning id"""
)
_JOB_OPEN = f"""state = 'refused' and due_at is null and code in ({", ".join(f"'{code}'" for code in UNTIL_JOB_OPENS)})
    and exists (select 1 from job j where j.job_id = incoming_export.job_id and j.status = 'active' and j.prospects_enabled)"""
_ANY_OPEN = Statement(f"select 1 from incoming_export where {_JOB_OPEN} limit 1")
_WAKE = Statement(f"update incoming_export set state = 'new', due_at = ?, tries = 0 where {_JOB_OPEN}")
_HOLDER = Statement(
    """select u.id, u.name, u.active from linkedin_seat s join app_user u on u.id = s.user_id where s.seat = ? or s.member = ?
       union all
       select u.id, u.name, u.active from linkedin_connection c join app_user u on u.id = c.user_id where c.member = ? limit 1"""
)
_HOLDER_NAME = """(select coalesce(u.name, trim(s.first_name || ' ' || s.last_name)) from linkedin_seat s
    left join app_user u on u.id = s.user_id where s.seat = a.exporter or s.member = a.exporter limit 1)"""
_SHOWN = f"""select a.id, a.type, a.state, a.code, a.message, a.times, a.received_at, a.due_at, a.settled_at, a.job_id, j.id,
        j.title, a.person_name, a.candidate_id, a.application_id, a.exporter, {_HOLDER_NAME}, a.notification, a.expires_at,
        a.tries, a.raw
    from incoming_export a left join job j on j.job_id = a.job_id where {{which}} order by a.id desc limit ?"""
_COUNTS = Statement(f"select state, count(*) from incoming_export where type <> '{STATUS_CHANGE}' group by state")
_UNDECIDED_ON = Statement("select count(*) from incoming_export where state = 'undecided' and job_id = ?")
_ABOUT = Statement("select 1 from incoming_export where application_id = ? and state = 'done' limit 1")
_SINCE = Statement("select 1 from incoming_export where candidate_id = ? and state = 'done' and settled_at >= ? limit 1")
_TOLD_ABOUT = Statement(
    "select id, candidate_id, raw from incoming_export where raw <> '' and (candidate_id is null or candidate_id = ?) order by id"
)
_SETTLED = "state in ('done', 'dismissed')"
_ERASE = Statement(
    f"""update incoming_export set raw = '', person_name = null, message = '', due_at = null,
          code = case when {_SETTLED} then code else ? end, settled_at = case when {_SETTLED} then settled_at else ? end,
          state = case when {_SETTLED} then state else 'refused' end where id = ?"""
)
_FORGET = Statement("update incoming_export set raw = '' where state in ('done', 'dismissed') and settled_at < ? and raw <> ''")


class IncomingExportRow(NamedTuple):
    """A notification as the worker sees it; ``raw`` is empty until LinkedIn has answered what is behind it."""

    id: int
    notification: str
    type: str
    state: str
    expires_at: int | None
    received_at: int
    tries: int
    raw: str
    job_id: str | None
    exporter: str | None


class ShownIncomingExport(NamedTuple):
    """A line of the page. ``job`` and ``job_title`` are there where Attract has the job, ``exporter_name`` where it is known."""

    id: int
    type: str
    state: str
    code: str
    message: str
    times: int
    received_at: int
    due_at: int | None
    settled_at: int | None
    job_id: str | None
    job: int | None
    job_title: str | None
    person_name: str | None
    candidate: int | None
    application: int | None
    exporter: str | None
    exporter_name: str | None
    notification: str
    expires_at: int | None
    tries: int
    raw: str


def receive(notification: str, type: str, expires_at: int | None) -> None:
    """Keep a notification, to be looked at soon; one that is here already is counted."""
    now, known = clock.now(), type in KNOWN_TYPES
    state, due_at, code = (IncomingExportState.NEW, now, "") if known else (IncomingExportState.UNKNOWN, None, UNKNOWN_TYPE)
    _RECEIVE.run(notification, type, state.value, expires_at, now, due_at, code)


def count_turned_away(day: str) -> None:
    """Count one more request of this day that LinkedIn did not sign."""
    _TURNED_AWAY.run(f"{TURNED_AWAY}:{day}", TURNED_AWAY, clock.now(), BAD_SIGNATURE)


def due(limit: int) -> list[IncomingExportRow]:
    """What is to be looked at now, longest due first. One indexed query."""
    return [IncomingExportRow(*row) for row in _DUE.rows(clock.now(), limit)]


def by_id(id: int) -> IncomingExportRow | None:
    """The incoming export with this id."""
    row = _BY_ID.row(id)
    return IncomingExportRow(*row) if row else None


def keep_answer(id: int, raw: str, job_id: str, exporter: str | None, person_name: str) -> None:
    """Keep what LinkedIn answered."""
    _change(id, raw=raw, job_id=job_id[:200], exporter=exporter[:120] if exporter else None, person_name=person_name[:200])


def add_next(row: IncomingExportRow, number: int) -> int | None:
    """A further export that came with the answer to ``row``, as an incoming export of its own; None when it is here already."""
    now = clock.now()
    new_row = _ADD_NEXT.row(f"{row.notification[:240]}#{number}", row.type, row.received_at, now)
    return int(new_row[0]) if new_row else None


def put_off(ids: Collection[int], until: int, code: str, message: str) -> None:
    """Look at these again at the instant ``until``, for the trouble that is named."""
    values = {"due_at": until, "tries": IncomingExport.tries + 1, "code": code, "message": message}
    IncomingExport.update(values).where(
        IncomingExport.id.in_([*ids]) & (IncomingExport.state == IncomingExportState.NEW)
    ).execute()


def settle(
    id: int, state: IncomingExportState, code: str = "", candidate: int | None = None, application: int | None = None
) -> None:
    """Say what became of an incoming export; it is not looked at any more."""
    settled = {"candidate": candidate, "application": application, "settled_at": clock.now()}
    _change(id, state=state.value, code=code, message="", due_at=None, **settled)


def try_again(id: int) -> None:
    """Look at an incoming export at once, as if it had just come."""
    _change(
        id,
        state=IncomingExportState.NEW.value,
        due_at=clock.now(),
        tries=0,
        code="",
        message="",
        expires_at=None,
        settled_at=None,
    )


def told_about(candidate: int | None) -> list[tuple[int, int | None, str]]:
    """Arrivals with LinkedIn's answer that are this candidate's, or nobody's yet: id, candidate, answer."""
    return [(id, of, raw) for id, of, raw in _TOLD_ABOUT.rows(candidate)]


def erase(ids: Sequence[int]) -> None:
    """Take a person out of what arrived; that it did stays, and what was not settled is not looked at any more."""
    now = clock.now()
    _ERASE.each([(ERASED, now, id) for id in sorted(ids)])


def any_job_open() -> bool:
    """Whether a job takes prospects by now that somebody was exported to before."""
    return _ANY_OPEN.row() is not None


def wake() -> int:
    """Look again at what was refused because of a job that takes prospects by now; how many there were."""
    return _WAKE.run(clock.now())


def holder(exporter: str) -> tuple[int, str, bool] | None:
    """The user who has this seat or person URN: id, name, and whether they may sign in; None for nobody Attract knows."""
    row = _HOLDER.row(exporter, exporter, exporter)
    return (row[0], row[1], bool(row[2])) if row else None


def page(
    states: Sequence[str], job_id: str | None, after: int | None, limit: int, switches: bool = False
) -> list[ShownIncomingExport]:
    """Arrivals in one of ``states`` (none: in every), newest first, from the id ``after`` on; ``job_id`` those for one job.

    Either those that tell of ``switches``, or all others.
    """
    values: list[Any] = [*states, *([job_id] if job_id else []), *([after] if after else []), limit]
    return [ShownIncomingExport(*row) for row in _page(len(states), bool(job_id), bool(after), switches).rows(*values)]


@cache
def _page(states: int, job: bool, after: bool, switches: bool) -> Statement:
    which = [f"a.type {'=' if switches else '<>'} '{STATUS_CHANGE}'"]
    which += [f"a.state in ({', '.join('?' * states)})"] if states else []
    which += ["a.job_id = ?"] if job else []
    which += ["a.id < ?"] if after else []
    return Statement(_SHOWN.format(which=" and ".join(which)))


def shown(id: int) -> ShownIncomingExport | None:
    """One line of the page."""
    row = _ONE_SHOWN.row(id, 1)
    return ShownIncomingExport(*row) if row else None


def counts() -> dict[str, int]:
    """How many incoming exports are in each state."""
    return dict(_COUNTS.rows())


def undecided_on(job_id: str) -> int:
    """How many exports to a job wait for somebody to say who is meant."""
    row = _UNDECIDED_ON.row(job_id)
    return int(row[0]) if row else 0


def about_application(application: int) -> bool:
    """Whether somebody was exported to the same job in LinkedIn too."""
    return _ABOUT.row(application) is not None


def any_since(candidate: int, since: int) -> bool:
    """Whether the candidate arrived from LinkedIn after the instant ``since``, and was found by what was known then."""
    return _SINCE.row(candidate, since) is not None


def forget_answers(before: int) -> int:
    """Empty what LinkedIn answered about incoming exports settled before this instant."""
    return _FORGET.run(before)


def _change(id: int, **values: Any) -> None:
    IncomingExport.update(values).where(IncomingExport.id == id).execute()


_ONE_SHOWN = Statement(_SHOWN.format(which="a.id = ?"))
