"""People from an Excel file into a talent pool: read whole, or refused whole; then added by the worker, a few at a time.

Each few and how far the import is are one transaction, so that a worker killed at any moment is followed by one that goes on
where it was, and nobody comes in twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from server.documents import sheets
from server.domain import clock
from server.domain.documents import MEGABYTE
from server.domain.errors import AmbiguousPerson, AttractError, Invalid, NotFound, TooLarge
from server.domain.i18n_marker import N_
from server.domain.newcomer import Newcomer
from server.domain.notifications import NotificationKind, Value
from server.domain.permissions import Action
from server.domain.person import Person, email_key
from server.domain.pool_sheet import FILE_MEGABYTES, HEADINGS, HELP_SHEETS, REFERRAL, People, Row, Sheet, SheetRefused
from server.domain.pool_sheet import read as read_sheets
from server.domain.roles import Actor
from server.domain.search_text import folded
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.candidates import candidates
from server.storage.careers import careers
from server.storage.database import lock, transaction
from server.storage.pools import pool_imports, pool_members
from server.storage.pools.pool_imports import ImportRow, PoolImportState, Waiting
from server.storage.pools.pool_members import Membership
from server.usecases import access, form_idempotency, notifications
from server.usecases.access import PoolAccess
from server.usecases.candidates import identity, sources
from server.usecases.pools.pools import PoolCard, card

AT_ONCE = 100
SOURCE = "added_by_recruiter"  # of whoever the file names no source for
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how the containers of the old format begin, and of encrypted ones
_SEVERAL = N_("Several candidates have this address. Add this person by hand, where you can choose who is meant.")


@dataclass(frozen=True, slots=True)
class Import:
    """An import on its page; ``outcome`` counts who is new, who joined and who was there, and lists who was left out."""

    card: PoolCard
    row: ImportRow


def form(actor: Actor, pool_id: int) -> PoolCard:
    """The pool, for the form. Raise NotFound, NotPermitted."""
    return card(access.pool(actor, pool_id, Action.USE_POOL))


def template(actor: Actor, language: str) -> bytes:
    """The workbook to fill in, with headings and sources in ``language`` (statement 239). Raise NotPermitted."""
    access.require(actor, Action.CREATE_POOL)
    names = [row.name for row in sources.options(actor)]
    labels = [(name.label_nb if language == "nb" else None) or name.label for name in names]
    headings = [names[language] for names in HEADINGS.values()]
    return sheets.template(headings, HELP_SHEETS[language], labels, list(HEADINGS).index("source"))


def unfinished(actor: Actor, pool_id: int) -> list[ImportRow]:
    """The actor's own imports into a pool that wait or are under way. Raise NotFound, NotPermitted."""
    access.pool(actor, pool_id)
    return pool_imports.unfinished(pool_id, actor.id)


def upload(actor: Actor, pool_id: int, file_name: str, content: bytes, form_key: str = "") -> int:
    """Read a file whole; the id of the import that waits to be begun.

    Raise NotFound, NotPermitted, TooLarge, Invalid ("file") for what is no workbook, SheetRefused with everything that is
    wrong in one.
    """
    access.pool(actor, pool_id, Action.USE_POOL)
    sheet = read_sheets(_sheets(content), _sources(actor))
    waiting = _waiting(sheet)
    known = candidates.by_emails([email_key(one.email) for one in waiting])
    _refuse_ambiguous(sheet, known)
    if sheet.problems:
        raise SheetRefused(sheet.problems)
    with transaction():
        access.pool_to_change(actor, pool_id, Action.USE_POOL)
        there = pool_members.those_in(pool_id, [ids[0] for ids in known.values()])
        outcome = {"known": len(known) - len(there), "there": len(there)}
        name = file_name.strip()[-200:] or "people.xlsx"
        made = ("import", pool_id, name, waiting)
        return form_idempotency.once(actor, form_key, made, lambda: pool_imports.add(pool_id, actor.id, name, waiting, outcome))


def read(actor: Actor, pool_id: int, import_id: int) -> Import:
    """An import as it stands, for whoever began it. Raise NotFound."""
    pool_access, row = _of(actor, pool_id, import_id)
    return Import(card(pool_access), row)


def begin(actor: Actor, pool_id: int, import_id: int) -> None:
    """Let the worker add everybody of the file; again changes nothing. Raise NotFound, NotPermitted."""
    with transaction():
        lock(f"pool-import:{import_id}")
        pool_access, row = _of(actor, pool_id, import_id)
        pool_access.require(Action.USE_POOL)
        if row.state is PoolImportState.READY:
            pool_imports.begin(import_id)


def cancel(actor: Actor, pool_id: int, import_id: int) -> None:
    """Forget a file that was not begun; again changes nothing. Raise NotFound when it was never there."""
    with transaction():
        lock(f"pool-import:{import_id}")
        _, row = _of(actor, pool_id, import_id)
        if row.state is PoolImportState.READY:
            pool_imports.remove(import_id)


def work() -> bool:
    """Add the next few people of the oldest import under way; False when there is none."""
    under_way = pool_imports.under_way()
    if under_way is None:
        return False
    with transaction():
        lock(f"pool-import:{under_way}")
        row = pool_imports.by_id(under_way)
        if row is not None and row.state is PoolImportState.ADDING:  # another worker may have been faster
            _go_on(row)
    return True


def _of(actor: Actor, pool_id: int, import_id: int) -> tuple[PoolAccess, ImportRow]:
    pool_access, row = access.pool(actor, pool_id), pool_imports.by_id(import_id)
    if row is None or row.pool != pool_id or row.user != actor.id:
        raise NotFound
    return pool_access, row


def _go_on(row: ImportRow) -> None:
    actor = _still_allowed(row)
    if actor is None:
        pool_imports.end(row.id, PoolImportState.STOPPED)
        return
    outcome = {"new": 0, "joined": 0, "there": 0, "left_out": []} | row.outcome
    few = pool_imports.people(row.id)[row.done : row.done + AT_ONCE]
    _add(actor, row.pool, few, outcome)
    done = row.done + len(few)
    pool_imports.go_on(row.id, done, outcome)
    if done >= row.total:
        pool_imports.end(row.id, PoolImportState.DONE)
        _tell(actor, row, outcome)


def _still_allowed(row: ImportRow) -> Actor | None:
    """Whoever began the import, while they may still add people to the pool, which others cannot change meanwhile."""
    user = users.by_id(row.user)
    if user is None:
        return None
    try:
        access.pool_to_change(user.actor(), row.pool, Action.USE_POOL)
    except AttractError:
        return None
    return user.actor()


def _add(actor: Actor, pool: int, few: list[Waiting], outcome: dict[str, Any]) -> None:
    """Find or make the candidates that these are, and put them into the pool; whoever is not clear is left out."""
    identity.reserve([one.email for one in few if one.email])
    waiting_rows: dict[int, Waiting] = {}
    made: set[int] = set()
    for one in few:
        try:
            person = identity.identify(actor.id, _person(one), one.source or SOURCE, None)
        except AmbiguousPerson:
            outcome["left_out"].append(one.row)
            continue
        waiting_rows.setdefault(person.id, one)
        if person.created:
            made.add(person.id)
        if person.created and one.phone:
            careers.keep_names(person.id, one.first_name, one.last_name, one.phone)
    now = clock.now()
    members = [Membership(id, now, actor.id, one.source, one.referred_by) for id, one in waiting_rows.items()]
    came = len(pool_members.put(pool, members))
    outcome["new"] += len(made)
    outcome["joined"] += came - len(made)
    outcome["there"] += len(few) - came - _left_out(outcome, few)


def _left_out(outcome: dict[str, Any], few: list[Waiting]) -> int:
    rows = {one.row for one in few}
    return sum(row in rows for row in outcome["left_out"])


def _person(one: Waiting) -> Person:
    return Newcomer(one.first_name, one.last_name, one.email, one.phone).person


def _tell(actor: Actor, row: ImportRow, outcome: dict[str, Any]) -> None:
    """Notify whoever began the import that all candidates are in (statement 241)."""
    pool = access.pool(actor, row.pool).pool
    arguments: dict[str, Value] = {"pool": pool.name, "count": row.total - len(outcome["left_out"])}
    notifications.notify([actor.id], NotificationKind.IMPORT_FINISHED, arguments, f"/pools/{pool.id}/imports/{row.id}")


def _sheets(content: bytes) -> list[Sheet]:
    if not content:
        raise Invalid({"file": N_("Choose a file.")})
    if len(content) > FILE_MEGABYTES * MEGABYTE:
        raise TooLarge(FILE_MEGABYTES)
    if content.startswith(_OLD_OR_LOCKED):
        raise Invalid({"file": N_("This workbook has the old format (.xls) or a password. Save it as .xlsx without a password.")})
    try:
        return sheets.read(content)
    except sheets.TooBig:
        raise Invalid({"file": N_("There is too much in this workbook to read it. Copy the people into the template.")}) from None
    except sheets.UnreadableSheet:
        raise Invalid({"file": N_("This is no Excel workbook (.xlsx), or it is damaged.")}) from None


def _sources(actor: Actor) -> dict[str, str]:
    """The codes of sources by what they are called, in either language."""
    rows = sources.options(actor)
    return {folded(text): row.code for row in rows for text in row.name if text}


def _waiting(people: People) -> list[Waiting]:
    """The people of a file, with the colleagues who referred them; a referral by nobody who works here is a problem."""
    colleagues = users.by_emails(sorted({row.referrer for row in people.rows if row.referrer}))
    return [_one(people, row, colleagues) for row in people.rows]


def _one(people: People, row: Row, colleagues: Mapping[str, UserRow]) -> Waiting:
    referrer = colleagues.get(row.referrer or "")
    if row.source == REFERRAL and referrer is None:
        people.refuse(row.number, "referred_by", N_("A referral names a colleague by their e-mail address."))
    one = row.newcomer
    referred_by = referrer.id if referrer else None
    return Waiting(row.number, one.first_name, one.last_name, one.email, one.phone, row.source, referred_by)


def _refuse_ambiguous(people: People, known: Mapping[str, list[int]]) -> None:
    for row in people.rows:
        if len(known.get(email_key(row.newcomer.email), ())) > 1:
            people.refuse(row.number, "email", _SEVERAL)
