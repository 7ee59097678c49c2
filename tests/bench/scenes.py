"""What is measured: each scene is a list of prepared requests that are played over and over."""

import json
import random
from dataclasses import dataclass
from urllib.parse import quote

from tests.bench.filling import FIELDS, TITLES, Size, member_id, pairs, team_jobs

ROUND = 500  # prepared requests of a scene


@dataclass(frozen=True)
class Scene:
    """A name, the ratio to the bare route that is aimed at, and tab-separated requests: method, path, body.

    ``before`` is SQL that makes the database as it was, ``effect`` a query that is true when the scene did its work; ``once``
    says that no request can be played twice after it, and
    ``answer`` the status that those have which are sent one by one.
    """

    name: str
    aim: float | None
    requests: list[str]
    signed_in: bool = False
    headers: tuple[str, ...] = ("Content-Type: application/json",)
    before: str | None = None
    effect: str | None = None
    once: bool = False
    answer: int = 200


def bare() -> Scene:
    """The route that does nothing: what everything else is compared with."""
    return Scene("bare JSON route", None, ["GET\t/livez"])


def scenes(size: Size, job: int) -> list[Scene]:
    """What the extension and its readers ask a server of this size; ``job`` takes the exports."""
    chance = random.Random(7)
    past = sorted({candidate for _, candidate, position in pairs(size) if position})
    return [
        look_up_scene(size),
        Scene("In ATS card", 0.15, [f"GET\t/api/v1/in-ats/cards/{chance.choice(past)}" for _ in range(ROUND)]),
        Scene("job search", 0.20, [f"GET\t/api/v1/jobs?q={quote(_query(chance))}" for _ in range(ROUND)]),
        Scene("export", 0.06, [f"POST\t/api/v1/exports\t{_export(job)}"]),
        Scene("candidate page", 0.06, [f"GET\t/candidates/{chance.choice(past)}" for _ in range(ROUND)], signed_in=True),
        Scene("job page", 0.06, [f"GET\t/jobs/{number}" for number in team_jobs(size)], signed_in=True),
        Scene("Jobs page", 0.06, ["GET\t/jobs", f"GET\t/jobs?q={quote('data')}"], signed_in=True),
    ]


def look_up_scene(size: Size) -> Scene:
    """The look-ups of search-results pages."""
    chance = random.Random(8)
    return Scene("In ATS look-up of 25", 0.20, [_look_up(size, chance) for _ in range(ROUND)])


def _look_up(size: Size, chance: random.Random) -> str:
    """A search-results page of 25, of whom about one in five is unknown."""
    numbers = [chance.randint(1, size.candidates * 5 // 4) for _ in range(25)]
    profiles = [
        {"ref": str(row), "profile_url": f"https://www.linkedin.com/talent/profile/{member_id(number)}", "member_id": None}
        for row, number in enumerate(numbers)
    ]
    return f"POST\t/api/v1/in-ats/lookup\t{json.dumps({'profiles': profiles})}"


def _query(chance: random.Random) -> str:
    return f"{chance.choice(FIELDS)} {chance.choice(TITLES)[: chance.randint(2, 6)]}"


def _export(job: int) -> str:
    person = {
        "name": "New Person ",
        "member_id": "AEMAAnew",
        "profile_url": "https://www.linkedin.com/in/new-person-",
        "headline": "Data Engineer at Company 12",
        "location": "Oslo, Norway",
    }
    return json.dumps({"job": job, "person": person})
