"""What the In ATS look-up and card read. The hot path of Attract: one statement for a whole page of people."""

from collections.abc import Sequence

from server.storage.candidates.candidates import text_list
from server.storage.database import Statement

_LOOK_UP = """
    select i.key, i.candidate_id from linkedin_identity i where i.key in ({keys})
      and exists (select 1 from application a where a.candidate_id = i.candidate_id and a.past_prospect)"""
_PAST_PROSPECT = Statement(
    _LOOK_UP.format(keys="select value from json_each(?)"), _LOOK_UP.format(keys="select unnest(?::text[])")
)


def past_prospect(keys: Sequence[str]) -> dict[str, int]:
    """For those of ``keys`` whose person is past Prospect on some job: the candidate's id (design section 5.3)."""
    return dict(_PAST_PROSPECT.rows(text_list(keys)))
