"""Which member of LinkedIn a candidate may be (attract.md 3.8, design section 5.1).

A profile is shown at once where a person or an export linked it, or where e-mail address and member both agree. Anything
less is a list, best first, each entry with its evidence; choosing from it is always a person's doing.
"""

from collections.abc import Collection
from dataclasses import dataclass

from server.domain.errors import NotAProfile
from server.domain.i18n_marker import N_
from server.domain.linkedin.urns import person_key
from server.domain.matching import OTHER_EMAIL, SAME_COMPANY, SAME_EMAIL, SAME_NAME, SAME_PROFILE
from server.domain.person import email_key
from server.domain.profile_url import profile_key
from server.domain.search_text import folded

LINKEDIN_MATCH = N_("LinkedIn's own match")
TAKEN = N_("linked to another candidate")
UNLINKED = N_("was unlinked from this candidate")

_LINKEDIN_KEYS = ("person:", "member:", "in:")


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What LinkedIn has told about a member; ``urn`` is their person URN. ``holder`` is the candidate linked to them."""

    urn: str
    first_name: str = ""
    last_name: str = ""
    headline: str | None = None
    company: str | None = None
    location: str | None = None
    profile_url: str | None = None
    email: str | None = None
    holder: int | None = None
    holder_name: str | None = None

    @property
    def name(self) -> str:
        """First and last name; empty for a member of whom only the URN is known."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def public_key(self) -> str | None:
        """The identity key of the profile address, or None."""
        try:
            return profile_key(self.profile_url) if self.profile_url else None
        except NotAProfile:
            return None


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """The candidate whose profile is sought; ``keys`` are their identity keys, ``unlinked`` the URNs they are not."""

    id: int
    name: str
    email: str | None
    company: str | None
    keys: frozenset[str]
    unlinked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PossibleMember:
    """An entry of the list. ``may_link`` is off for one who belongs to somebody else."""

    member: MemberFacts
    evidence: tuple[str, ...]
    may_link: bool

    @property
    def recognizable(self) -> bool:
        """Whether somebody can tell from the entry who it is: by a name, or because this candidate was linked to it before.

        LinkedIn's matching names members by a URN alone, and nothing in its API tells their names (linkedin.md 5.2). Such a
        match can be judged only beside LinkedIn's widget, which shows the profile.
        """
        return bool(self.member.name) or UNLINKED in self.evidence


def is_linkedin_key(key: str) -> bool:
    """Whether an identity key names a person of LinkedIn, not a page elsewhere."""
    return key.startswith(_LINKEDIN_KEYS)


def name_keys(name: str) -> list[str]:
    """Under which folded names a person is sought: the whole, and first and last word without what stands between."""
    whole = folded(name)
    words = whole.split()
    return list(dict.fromkeys([whole, f"{words[0]} {words[-1]}"])) if len(words) > 1 else [whole] * bool(whole)


def exact(candidate: CandidateFacts, members: Collection[MemberFacts], matched: Collection[str]) -> MemberFacts | None:
    """The one member whose e-mail address and whose member ID both are the candidate's, or None (statement 54).

    The member ID agrees when LinkedIn's matching names this member alone, or when they have the candidate's own profile
    address and LinkedIn names nobody else.
    """
    agreeing = [
        one for one in members if free(candidate, one) and _same_email(candidate, one) and _is_them(candidate, one, matched)
    ]
    return agreeing[0] if len(agreeing) == 1 else None


def possible(candidate: CandidateFacts, members: Collection[MemberFacts], matched: Collection[str]) -> tuple[PossibleMember, ...]:
    """The list of possible people, best first; ``matched`` are the members LinkedIn itself matched.

    Whoever belongs to somebody else is listed, to say so, only when anything speaks for them.
    """
    listed = [_entry(candidate, one, matched) for one in members]
    shown = [entry for entry in listed if entry.may_link or any(_WEIGHTS.get(text, 0) > 0 for text in entry.evidence)]
    return tuple(sorted(shown, key=lambda entry: (-_weight(entry), entry.member.name)))


def _entry(candidate: CandidateFacts, member: MemberFacts, matched: Collection[str]) -> PossibleMember:
    tests = (
        (member.public_key in candidate.keys, SAME_PROFILE),
        (member.urn in matched, LINKEDIN_MATCH),
        (_same_email(candidate, member), SAME_EMAIL),
        (bool(member.name) and folded(member.name) in name_keys(candidate.name), SAME_NAME),
        (bool(candidate.company) and folded(candidate.company) == folded(member.company), SAME_COMPANY),
        (other_email(candidate, member), OTHER_EMAIL),
        (_taken(candidate, member), TAKEN),
        (member.urn in candidate.unlinked, UNLINKED),
    )
    return PossibleMember(member, tuple(text for holds, text in tests if holds), not _taken(candidate, member))


def _is_them(candidate: CandidateFacts, member: MemberFacts, matched: Collection[str]) -> bool:
    if matched:
        return set(matched) == {member.urn}
    return member.public_key in candidate.keys


def free(candidate: CandidateFacts, member: MemberFacts) -> bool:
    """Whether the member may be the candidate: not unlinked from them, and nobody else's."""
    return member.urn not in candidate.unlinked and not _taken(candidate, member)


def other_email(candidate: CandidateFacts, member: MemberFacts) -> bool:
    """Whether both have an e-mail address, and not the same."""
    return bool(candidate.email and member.email) and not _same_email(candidate, member)


def _taken(candidate: CandidateFacts, member: MemberFacts) -> bool:
    return member.holder not in (None, candidate.id)


def _same_email(candidate: CandidateFacts, member: MemberFacts) -> bool:
    return bool(candidate.email and member.email) and email_key(candidate.email or "") == email_key(member.email or "")


_WEIGHTS = {SAME_PROFILE: 8, LINKEDIN_MATCH: 6, SAME_EMAIL: 5, SAME_NAME: 2, SAME_COMPANY: 1, TAKEN: -20, UNLINKED: -10}


def _weight(entry: PossibleMember) -> int:
    return sum(_WEIGHTS.get(text, 0) for text in entry.evidence)


def keys_of(member: MemberFacts) -> list[str]:
    """The identity keys that linking a member brings, sturdiest first. Raise NotAProfile for what is no person URN."""
    return [person_key(member.urn), *([member.public_key] if member.public_key else [])]
