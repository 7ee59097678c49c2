"""Rows of stages, of jobs and of templates alike: each table keeps its stages in order of ``position``."""

from collections.abc import Sequence

from server.domain.process import StageDraft
from server.domain.stages import StageKind, StageOfJob
from server.storage.database import Statement
from server.storage.ids import id_list


class StageRows:
    """The stages in ``table``, whose column ``owner`` says of what."""

    def __init__(self, table: str, owner: str) -> None:
        self._read = Statement(f"select id, kind, name, position from {table} where {owner} = ? order by position")
        self._add = Statement(f"insert into {table} ({owner}, kind, name, position) values (?, ?, ?, ?)")
        # Two stages never have one place, so all make room before each gets its own.
        self._make_room = Statement(f"update {table} set position = -1 - position where {owner} = ?")
        self._place = Statement(f"update {table} set name = ?, position = ? where id = ? and {owner} = ?")
        gone = f"delete from {table} where {owner} = ? and position < 0"
        self._remove_rest = Statement(gone)
        among = f"""select s.{owner}, s.id, s.kind, s.name, s.position from {table} s
            where s.{owner} {{ids}} order by s.{owner}, s.position"""
        self._read_many = Statement(among.format(ids="in (select value from json_each(?))"), among.format(ids="= any(?)"))

    def of(self, owner: int) -> list[StageOfJob]:
        """The stages of one owner in order."""
        return [_stage(row) for row in self._read.rows(owner)]

    def of_many(self, owners: Sequence[int]) -> dict[int, list[StageOfJob]]:
        """The stages of several owners, each in order."""
        stages_of: dict[int, list[StageOfJob]] = {owner: [] for owner in owners}
        for owner, *row in self._read_many.rows(id_list(owners)):
            stages_of[owner].append(_stage(tuple(row)))
        return stages_of

    def add(self, owner: int, stages: Sequence[tuple[StageKind, str]]) -> None:
        """Give somebody new their stages."""
        self._add.each([(owner, kind.value, name, position) for position, (kind, name) in enumerate(stages)])

    def arrange(self, owner: int, stages: Sequence[StageDraft]) -> None:
        """Let the stages of ``owner`` be ``stages`` in this order: new ones come in, missing ones go."""
        self._make_room.run(owner)
        numbered = list(enumerate(stages))
        self._place.each([(stage.name, place, stage.id, owner) for place, stage in numbered if stage.id is not None])
        self._remove_rest.run(owner)
        self._add.each([(owner, stage.kind.value, stage.name, place) for place, stage in numbered if stage.id is None])


def _stage(row: tuple[int, str, str, int]) -> StageOfJob:
    id, kind, name, position = row
    return StageOfJob(id, StageKind(kind), name, position)
