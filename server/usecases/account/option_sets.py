"""Keeping the lists of rejection reasons and sources (attract.md 6, 8 and 23)."""

from dataclasses import dataclass

from server.domain.errors import Invalid, NotFound, bounded
from server.domain.i18n_marker import N_
from server.domain.option_sets import (
    FIXED,
    LABEL_LIMIT,
    OptionName,
    OptionSet,
    check_alterable,
    checked_label,
    label_key,
    new_code,
)
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import option_sets
from server.storage.account.option_sets import OptionRow
from server.storage.database import transaction
from server.usecases import access


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An entry as the Admin center shows it; one that is ``fixed`` cannot be renamed or retired."""

    row: OptionRow
    fixed: bool
    first: bool
    last: bool


def read(actor: Actor, option_set: OptionSet) -> list[OptionEntry]:
    """A whole list, retired entries included. Raise NotPermitted."""
    access.require(actor, Action.EDIT_OPTION_SETS)
    rows = option_sets.of_set(option_set)
    return [_entry(row, _beside(rows, row)) for row in rows]


def add(actor: Actor, option_set: OptionSet, label: str, label_nb: str = "", parent: str = "") -> int:
    """Put an entry at the end of a list, or under the entry ``parent``; its id. Raise NotPermitted, Invalid."""
    access.require(actor, Action.EDIT_OPTION_SETS)
    name = _checked(label, label_nb)
    with transaction():
        option_sets.hold(option_set)
        rows = option_sets.of_set(option_set)
        _check_free(rows, name)
        if parent and not any(row.code == parent and not row.parent for row in rows):
            raise Invalid({"parent": N_("Choose an entry of the list.")})
        code = new_code(name.label, {row.code for row in rows})
        position = 1 + max((row.position for row in rows), default=0)
        return option_sets.add(option_set, code, label_key(name.label), name, parent or None, position)


def rename(actor: Actor, option_id: int, version: str, label: str, label_nb: str = "") -> None:
    """Call an entry something else; ``version`` is the label that the actor changes.

    Raise NotPermitted, NotFound, Invalid for a label that is taken, an entry that must stay, or one renamed meanwhile.
    """
    access.require(actor, Action.EDIT_OPTION_SETS)
    name = _checked(label, label_nb)
    with transaction():
        row = _held(option_id)
        check_alterable(row.option_set, row.code)
        if version != row.label:
            raise Invalid({"label": N_("Somebody else renamed this entry in the meantime. Look again before you go on.")})
        _check_free([one for one in option_sets.of_set(row.option_set) if one.id != row.id], name)
        option_sets.rename(row.id, label_key(name.label), name)


def retire(actor: Actor, option_id: int, retired: bool) -> None:
    """Offer an entry no more, or again; whoever has it keeps it. Raise NotPermitted, NotFound, Invalid for one that must stay."""
    access.require(actor, Action.EDIT_OPTION_SETS)
    with transaction():
        row = _held(option_id)
        check_alterable(row.option_set, row.code)
        option_sets.set_retired(row.id, retired)


def shift(actor: Actor, option_id: int, up: bool) -> None:
    """Let an entry change places with the one before or after it; at the end of the list nothing changes.

    Raise NotPermitted, NotFound.
    """
    access.require(actor, Action.EDIT_OPTION_SETS)
    with transaction():
        row = _held(option_id)
        beside = _beside(option_sets.of_set(row.option_set), row)
        place = [one.id for one in beside].index(row.id) + (-1 if up else 1)
        if 0 <= place < len(beside):
            option_sets.swap(row, beside[place])


def offered(option_set: OptionSet) -> list[OptionRow]:
    """The entries that a form offers: none that is retired, nor belongs under one that is."""
    rows = option_sets.of_set(option_set)
    retired = {row.code for row in rows if row.retired}
    return [row for row in rows if not retired & {row.code, row.parent}]


def _held(option_id: int) -> OptionRow:
    """The entry, with its list kept from others until the transaction ends."""
    option = option_sets.by_id(option_id)
    if option is None:
        raise NotFound
    option_sets.hold(option.option_set)
    return option_sets.by_id(option_id) or option


def _beside(rows: list[OptionRow], row: OptionRow) -> list[OptionRow]:
    return [one for one in rows if one.parent == row.parent]


def _entry(row: OptionRow, beside: list[OptionRow]) -> OptionEntry:
    return OptionEntry(row, row.code in FIXED[row.option_set], beside[0].id == row.id, beside[-1].id == row.id)


def _checked(label: str, label_nb: str) -> OptionName:
    in_norwegian = " ".join(bounded(label_nb, "label_nb", LABEL_LIMIT).split())
    return OptionName(checked_label(label, "label"), in_norwegian or None)


def _check_free(others: list[OptionRow], name: OptionName) -> None:
    """Raise Invalid for a label that another entry of the list has, in either language (statement 220)."""
    for field, label in (("label", name.label), ("label_nb", name.label_nb)):
        taken = {label_key(text) for row in others for text in row.name if text}
        if label and label_key(label) in taken:
            raise Invalid({field: N_("The list has an entry with this name already.")})
