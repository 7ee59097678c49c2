"""Makes members.json, the made-up members of the stand-in, always the same ones.

Run ``python -m e2e.recruiter.members.make_members`` after changing vocabulary.json or special_members.json.
The words stand in vocabulary.json; special_members.json names the people whose page is odd in a way that a test needs.
Addresses end in ``.example`` and telephone numbers are from the series that Sweden keeps free for fiction.
"""

import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from e2e.recruiter.members.ids import FIRST_NUMBER, RECRUITER, member_id

FOLDER = Path(__file__).parent
MEMBERS_FILE = FOLDER / "members.json"
SEED = 20261122
THIS_YEAR = 2026
FICTIONAL_MOBILE_NUMBERS = range(1740606, 1740700)
SPECIAL_EVERY = 8
LEVEL_WEIGHTS = [3, 6, 6, 3, 1]
DEGREE_WEIGHTS = [1, 4, 6]
TRANSLITERATED = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"})


def build() -> list[dict[str, Any]]:
    """All members in the order in which an unfiltered search shows them; the first is a special one."""
    rng = random.Random(SEED)
    vocabulary = json.loads((FOLDER / "vocabulary.json").read_text("utf-8"))
    specials = json.loads((FOLDER / "special_members.json").read_text("utf-8"))
    ordinary = list(_ordinary_members(rng, vocabulary, {_full_name(special) for special in specials}))
    rng.shuffle(ordinary)
    for number, special in enumerate(specials):
        odd = {key: value for key, value in special.items() if key != "why"}
        ordinary.insert(number * SPECIAL_EVERY, _career(rng, vocabulary, odd.get("title")) | {"contact_card": True} | odd)
    return [_numbered(number, member) for number, member in enumerate(ordinary, FIRST_NUMBER)]


def as_text(members: list[dict[str, Any]]) -> str:
    """The text of members.json: one member a line, so that a change shows as one changed line."""
    return "[\n" + ",\n".join(json.dumps(member, ensure_ascii=False) for member in members) + "\n]\n"


def _ordinary_members(rng: random.Random, vocabulary: dict[str, Any], taken: set[str]) -> Iterator[dict[str, Any]]:
    for people in vocabulary["peoples"]:
        for _ in range(people["count"]):
            yield _ordinary_member(rng, vocabulary, people, taken)


def _ordinary_member(rng: random.Random, vocabulary: dict[str, Any], people: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    given, family = _free_name(rng, people["names"], taken)
    address = f"{_latin(given)}-{_latin(family)}"
    member = _career(rng, vocabulary)
    tail = "".join(rng.choices("0123456789abcdef", k=6))
    mail_name = address.replace("-", ".")
    return member | {
        "slug": _maybe(rng, 0.93, rng.choice([address, f"{address}-{tail}", f"{address}-{tail}"])),
        "first_name": _native(given),
        "last_name": _native(family),
        "location": _maybe(rng, 0.97, rng.choice(people["cities"])),
        "email": _maybe(rng, 0.4, f"{mail_name}@mail-{people['mail']}.example"),
    }


def _free_name(rng: random.Random, sets: list[dict[str, list[str]]], taken: set[str]) -> tuple[str, str]:
    """A name nobody has yet: people of the same name are special members, made on purpose."""
    while True:
        names = rng.choice(sets)
        given, family = rng.choice(names["given"]), rng.choice(names["family"])
        full = f"{_native(given)} {_native(family)}"
        if full not in taken:
            taken.add(full)
            return given, family


def _career(rng: random.Random, vocabulary: dict[str, Any], title: str | None = None) -> dict[str, Any]:
    """Everything but name, place and address; in the field of ``title`` where that is given."""
    fields = vocabulary["fields"]
    own = [field for field in fields if title in field["titles"]]
    field = own[0] if own else rng.choices(fields, [field["weight"] for field in fields])[0]
    level = field["titles"].index(title) if own else rng.choices(range(len(LEVEL_WEIGHTS)), LEVEL_WEIGHTS)[0]
    graduated = THIS_YEAR - 3 - level * 3 - rng.randrange(9)
    employed = title is not None or rng.random() < 0.96
    title, company = (title or field["titles"][level], rng.choice(field["employers"])) if employed else (None, None)
    skills = rng.sample(field["skills"], rng.randint(3, 6)) if rng.random() < 0.94 else []
    return {
        "slug": None,
        "first_name": None,
        "last_name": None,
        "headline": _maybe(rng, 0.95, _headline(rng, title, company, field["skills"])),
        "title": title,
        "company": company,
        "location": None,
        "email": None,
        "phone": _maybe(rng, 0.18, _phone(rng)),
        "about": _maybe(rng, 0.65, rng.choice(field["about"])),
        "skills": skills,
        "experience": _experience(rng, field, level, graduated),
        "education": _education(rng, vocabulary["schools"], field["degrees"], graduated),
        "open_to_work": not employed or rng.random() < 0.12,
        "photo": rng.random() < 0.86,
        "contact_card": rng.random() < 0.93,
        "industry": field["industry"] if company else None,
    }


def _headline(rng: random.Random, title: str | None, company: str | None, skills: list[str]) -> str:
    if title is None:
        return "Looking for my next role"
    return rng.choice(
        [
            f"{title} at {company}",
            f"{title} at {company}",
            f"{title} hos {company}",
            f"{title} | {' | '.join(rng.sample(skills, 2))}",
            f"{title} – {rng.choice(skills)}",
            title,
        ]
    )


def _experience(rng: random.Random, field: dict[str, Any], level: int, graduated: int) -> list[dict[str, str]]:
    """Past positions, newest first, months as YYYY-MM; the present one is the member's title and company."""
    count = min(rng.randrange(5), THIS_YEAR - 1 - graduated)
    years = sorted(rng.sample(range(graduated, THIS_YEAR), count + 1), reverse=True)
    levels = sorted((rng.randint(0, level) for _ in range(count)), reverse=True)
    months = [f"{year}-{rng.randint(1, 12):02}" for year in years]
    return [
        {"title": field["titles"][past], "company": rng.choice(field["employers"]), "from": start, "to": end}
        for past, start, end in zip(levels, months[1:], months, strict=False)
    ]


def _education(rng: random.Random, schools: list[str], degrees: list[str], graduated: int) -> list[dict[str, Any]]:
    count = rng.choice([0, 1, 1, 1, 1, 1, 2])
    return [
        {"school": school, "degree": degree, "from": graduated - 3 - 4 * back, "to": graduated - 4 * back}
        for back, (school, degree) in enumerate(zip(rng.sample(schools, count), rng.sample(degrees, count), strict=True))
    ]


def _phone(rng: random.Random) -> str:
    number = str(rng.choice(FICTIONAL_MOBILE_NUMBERS))
    return f"+46 70 {number[:3]} {number[3:5]} {number[5:]}"


def _maybe(rng: random.Random, chance: float, value: str) -> str | None:
    return value if rng.random() < chance else None


def _native(name: str) -> str:
    return name.partition("|")[0]


def _latin(name: str) -> str:
    spelled = (name.partition("|")[2] or name).lower().translate(TRANSLITERATED)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join("".join(sign if sign.isalnum() else " " for sign in ascii_only).split())


def _full_name(member: dict[str, Any]) -> str:
    return f"{member['first_name']} {member['last_name']}"


def _numbered(number: int, member: dict[str, Any]) -> dict[str, Any]:
    """The member with an id, and with what else a page may say; from the number alone, so that it moves nobody's career."""
    rng, slug = random.Random(f"{SEED} {number}"), member["slug"] or ""
    more = {
        "degree": rng.choices((1, 2, 3), DEGREE_WEIGHTS)[0],
        "pronouns": None,
        "website": _maybe(rng, 0.12, f"https://{slug}.example") if slug.isascii() and slug else None,
        "other_emails": [],
    }
    return {"id": member_id(RECRUITER, number)} | more | member


if __name__ == "__main__":
    MEMBERS_FILE.write_text(as_text(build()), "utf-8")
