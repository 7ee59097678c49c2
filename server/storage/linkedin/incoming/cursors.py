"""How far each stream from LinkedIn was read, and which is due (linkedin.md 12 to 15)."""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement, transaction
from server.storage.ids import id_list

# The row that stands for looking which streams there are. Others keep rows of their own in the same table (rounds).
ROLL_CALL = "streams"

_OURS = "stream in ('streams', 'inmail', 'notes', 'stubs', 'closed')"
_WORK = Statement(
    f"""select 1 from linkedin_account where connected_at is not null
         and (exists (select 1 from linkedin_cursor where due_at <= ? and {_OURS})
              or not exists (select 1 from linkedin_cursor where stream = 'streams'))
       union all select 1 from mail_stub where state = 'new' limit 1"""
)
_CLAIMED = f"""update linkedin_cursor set due_at = ? where id = (
         select id from linkedin_cursor where due_at <= ? and {_OURS} order by due_at, id limit 1{{}}) and due_at <= ?
       returning id, stream, subject, until, tries"""
_CLAIM = Statement(_CLAIMED.format(""), _CLAIMED.format(" for update skip locked"))
_ADD = Statement(
    """insert into linkedin_cursor (stream, subject, until, due_at, tries) values (?, ?, ?, ?, 0)
       on conflict (stream, subject) do nothing"""
)
_MOVE = Statement(
    """update linkedin_cursor set until = ?, due_at = ?, tries = 0, trouble = null, read_at = ? where id = ? and until = ?"""
)
_WAIT = Statement("update linkedin_cursor set due_at = ?, tries = ?, trouble = ? where id = ?")
_REWIND = Statement("update linkedin_cursor set until = ?, due_at = ? where stream = ? and subject = ? and until > ?")
_SEATS = """select s.seat, s.contract from linkedin_seat s
    where s.state = 'ACTIVE' and s.contract in ({})
      and not exists (select 1 from linkedin_cursor c where c.stream = ? and c.subject = s.seat)"""
_NEW_SEATS = Statement(_SEATS.format("select value from json_each(?)"), _SEATS.format("select unnest(?::text[])"))
_OWNERS = Statement("select seat from linkedin_seat where contract = ? order by id")
_TROUBLES = Statement(f"select distinct trouble from linkedin_cursor where trouble is not null and {_OURS} order by trouble")
_SEAT = Statement("select contract, member, state from linkedin_seat where seat = ?")


class CursorRow(NamedTuple):
    """A stream of one subject: a seat, a contract or, for the company as a whole, nothing."""

    id: int
    stream: str
    subject: str
    until: int
    tries: int


class ReadSeat(NamedTuple):
    """Contract and member of a seat, and whether it is active."""

    contract: str
    member: str | None
    active: bool


def anything_to_do() -> bool:
    """Whether a stream is due or a stub profile waits; one statement, asked all the time."""
    return _WORK.row(clock.now()) is not None


def claim(milliseconds: int) -> CursorRow | None:
    """The stream that has been due longest; nobody else gets it for the next ``milliseconds``."""
    now = clock.now()
    with transaction():
        row = _CLAIM.row(now + milliseconds, now, now)
    return CursorRow(*row) if row else None


def add(stream: str, subjects: Sequence[str], until: int) -> None:
    """Read ``stream`` for each of ``subjects`` from ``until`` on; what is read already goes on where it is."""
    for subject in subjects:
        _ADD.run(stream, subject, until, clock.now())


def move(cursor: CursorRow, until: int, due_at: int) -> bool:
    """Say that everything before ``until`` is here; False when somebody else moved the cursor meanwhile."""
    return _MOVE.run(until, due_at, clock.now(), cursor.id, cursor.until) == 1


def wait(cursor: CursorRow, due_at: int, trouble: str | None = None) -> None:
    """Come again at ``due_at``; ``trouble`` says why nothing was read, and counts as a try."""
    _WAIT.run(due_at, cursor.tries + 1 if trouble else cursor.tries, trouble, cursor.id)


def rewind(stream: str, subject: str, until: int) -> None:
    """Read a stream again from ``until`` on; what is here already is not doubled."""
    _REWIND.run(until, clock.now(), stream, subject, until)


def new_seats(stream: str, contracts: Sequence[str]) -> list[tuple[str, str]]:
    """Seat and contract of the active seats on ``contracts`` whose ``stream`` is not read yet."""
    return [(seat, contract) for seat, contract in _NEW_SEATS.rows(id_list(contracts), stream)]


def owners(contract: str) -> list[str]:
    """Every seat of a contract that was ever heard of: what its holder left is the company's still."""
    return [seat for (seat,) in _OWNERS.rows(contract)]


def seat(urn: str) -> ReadSeat | None:
    """The seat that a stream is read for."""
    row = _SEAT.row(urn)
    return ReadSeat(row[0], row[1], row[2] == "ACTIVE") if row else None


def troubles() -> list[str]:
    """The sentences of all streams that could not be read last time, each once."""
    return [text for (text,) in _TROUBLES.rows()]
