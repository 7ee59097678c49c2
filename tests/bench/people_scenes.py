"""What a recruiter does with people all day, as scenes; each costs the same however many people the company knows."""

import random
from urllib.parse import quote

from server.storage.candidates.candidate_search import Sort
from tests.bench.filling import Size, email, name
from tests.bench.hiring import Work, document_word
from tests.bench.scenes import ROUND, Scene

READING, BOARD = 0.06, 0.03  # our aims, as ratios to the bare route
MANY = 200  # rejected at once
_FORM = ("Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: same-origin")


def people_scenes(size: Size, work: Work) -> list[Scene]:
    """Lists, searches, the board and the pool."""
    return [
        *_searches(size),
        *[_list(sort, deep) for sort in Sort for deep in ("", work.deep[sort])],
        _page("applicants list", READING, f"/jobs/{work.job}/applicants?view=list"),
        _page("board", BOARD, f"/jobs/{work.job}/applicants?view=board"),
        _page("talent pool", READING, f"/pools/{work.pool}"),
        _advance(work),
    ]


def bulk_reject(work: Work) -> Scene:
    """Two hundred people with one click, ten times."""
    groups = [work.applicants[start : start + MANY] for start in range(0, min(len(work.applicants), 10 * MANY), MANY)]
    why = "reason=others_more_qualified&tab=applicants"
    bodies = ["&".join([*[f"person={one}-{work.stages[1]}" for one in group], why]) for group in groups]
    requests = [f"POST\t/jobs/{work.job}/bulk/reject\t{body}" for body in bodies]
    return Scene(f"bulk reject of {MANY}", None, requests, True, _FORM, _as_before(work), _out(work), once=True, answer=303)


def _searches(size: Size) -> list[Scene]:
    """By name with about as many found whatever the size, because a page with one person on it costs less than a full one."""
    chance = random.Random(9)
    people = [chance.randint(1, size.candidates) for _ in range(ROUND)]
    few = size.candidates < 10_000
    names = [name(one)[:2] + "*" if few else " ".join(word[:4] + "*" for word in name(one).split()) for one in people]
    addresses = [address for one in people if (address := email(one))]
    words = [document_word(chance) for _ in range(ROUND)]
    query = {"name": names, "e-mail": addresses, "word in a document": words}
    return [Scene(f"search: {what}", READING, [_search(one) for one in asked], True) for what, asked in query.items()]


def _search(query: str) -> str:
    return f"GET\t/candidates?q={quote(query)}"


def _list(sort: Sort, after: str) -> Scene:
    address = f"/candidates?sort={sort.value}" + (f"&after={after}" if after else "")
    return _page(f"candidates by {sort.value}, {'page 500' if after else 'first page'}", READING, address)


def _page(what: str, aim: float, address: str) -> Scene:
    return Scene(what, aim, [f"GET\t{address}"], True)


def _advance(work: Work) -> Scene:
    """Everybody one stage on, once."""
    asked = [f"POST\t/applications/{one}/advance\tstage={work.stages[1]}&tab=applicants" for one in work.applicants]
    part = ("HX-Request: true", "HX-Request-Type: partial")
    return Scene("advance", None, asked, True, (*_FORM, *part), _as_before(work), once=True)


def _out(work: Work) -> str:
    return (
        f"select count(*) >= {min(len(work.applicants), MANY)} from application where job_id = {work.job} and status = 'rejected'"
    )


def _as_before(work: Work) -> str:
    return f"""update application set stage_id = {work.stages[1]}, status = 'active', rejection_reason = null
        where id between {work.applicants[0]} and {work.applicants[-1]}"""
