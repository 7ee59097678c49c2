"""The lists that administrators keep: rejection reasons and sources."""

from collections.abc import Collection
from typing import NamedTuple

from server.domain.option_sets import OptionName, OptionSet
from server.storage.database import Statement, lock
from server.storage.ids import among, id_list
from server.storage.tables import Option

_COLUMNS = "o.id, o.option_set, o.code, o.label, o.label_nb, o.parent, o.position, o.retired"
_OF_SET = Statement(
    f"""select {_COLUMNS} from option o left join option p on p.option_set = o.option_set and p.code = o.parent
        where o.option_set = ? order by coalesce(p.position, o.position), o.parent is not null, o.position, o.id"""
)
_BY_ID = Statement(f"select {_COLUMNS} from option o where o.id = ?")

_NAMED = among("select option_set, code, label, label_nb from option where code {among}")


class OptionRow(NamedTuple):
    """An entry of a list; ``parent`` is the code of the entry it belongs under."""

    id: int
    option_set: OptionSet
    code: str
    label: str
    label_nb: str | None
    parent: str | None
    position: int
    retired: bool

    @property
    def name(self) -> OptionName:
        """What it is called."""
        return OptionName(self.label, self.label_nb)


def name_of(code: str | None, label: str | None, label_nb: str | None) -> OptionName:
    """What the entry ``code`` is called, joined from its list; the code itself where the list has no such entry."""
    return OptionName(label or code or "", label_nb)


def of_set(option_set: OptionSet) -> list[OptionRow]:
    """The whole list in its order, what belongs under an entry right after it."""
    return [_row(row) for row in _OF_SET.rows(option_set)]


def named(codes: Collection[str]) -> dict[tuple[str, str], OptionName]:
    """What the entries with these codes are called, by list and code."""
    return {(option_set, code): OptionName(*name) for option_set, code, *name in _NAMED.rows(id_list(sorted(codes)))}


def by_id(option: int) -> OptionRow | None:
    """The entry with this id."""
    row = _BY_ID.row(option)
    return _row(row) if row else None


def hold(option_set: OptionSet) -> None:
    """Keep others from changing this list until the transaction ends."""
    lock(f"options:{option_set}")


def add(option_set: OptionSet, code: str, key: str, name: OptionName, parent: str | None, position: int) -> int:
    """Keep a new entry; its id."""
    values = {"option_set": option_set, "code": code, "label_key": key, "parent": parent, "position": position}
    return int(Option.create(**values, **name._asdict()).id)


def rename(option: int, key: str, name: OptionName) -> None:
    """Call an entry something else; everywhere it was chosen it is called so, too."""
    Option.update(label_key=key, **name._asdict()).where(Option.id == option).execute()


def set_retired(option: int, retired: bool) -> None:
    """Offer an entry no more, or again."""
    Option.update(retired=retired).where(Option.id == option).execute()


def swap(one: OptionRow, other: OptionRow) -> None:
    """Let two entries change places."""
    for row, place in ((one, other.position), (other, one.position)):
        Option.update(position=place).where(Option.id == row.id).execute()


def _row(values: tuple[object, ...]) -> OptionRow:
    row = OptionRow(*values)  # type: ignore[arg-type]
    return row._replace(option_set=OptionSet(row.option_set), retired=bool(row.retired))
