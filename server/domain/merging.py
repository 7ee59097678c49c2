"""Making one candidate of two: what of each is kept (design section 5.8)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from server.domain.contacts import ContactDetails, Network
from server.domain.person import email_key

# What is chosen as one thing, by the names of its fields. A name is chosen whole: nobody is half of each.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("first_name", "last_name"),
        **{name: (name,) for name in ("email", "second_email", "phone", "home_phone", "work_phone", "location")},
        **{f"link_{network}": (f"link_{network}",) for network in Network},
    }
)
ABOUT = ("headline", "company")  # what else is chosen; it is no way to reach anybody


@dataclass(frozen=True, slots=True)
class Facts:
    """What is chosen from, of one of the two candidates."""

    details: ContactDetails
    headline: str = ""
    company: str = ""

    def value(self, choice: str) -> str:
        """What this one has of ``choice``, as one text."""
        if choice in ABOUT:
            return str(getattr(self, choice))
        fields = self.details.fields()
        return " ".join(fields[name] for name in CHOICES[choice] if fields[name])


def differing(one: Facts, other: Facts) -> list[str]:
    """What somebody has to choose: both have it, and not the same."""
    both = ((choice, one.value(choice), other.value(choice)) for choice in (*CHOICES, *ABOUT))
    return [choice for choice, mine, theirs in both if mine and theirs and mine != theirs]


def joined(kept: Facts, gone: Facts, from_gone: frozenset[str]) -> Facts:
    """One of two: what ``from_gone`` names is taken from ``gone``, and so is what ``kept`` lacks.

    No e-mail address is lost while there is room for a second.
    """
    taken = {choice for choice in (*CHOICES, *ABOUT) if choice in from_gone or not kept.value(choice)}
    fields = kept.details.fields()
    others = gone.details.fields()
    fields |= {name: others[name] for choice in taken & set(CHOICES) for name in CHOICES[choice]}
    links = {network: address for network in Network if (address := fields.pop(f"link_{network}"))}
    details = _with_all_emails(ContactDetails(**fields, links=MappingProxyType(links)), kept.details, gone.details)
    about = {name: getattr(gone if name in taken else kept, name) for name in ABOUT}
    return Facts(details, **about)


def _with_all_emails(chosen: ContactDetails, *both: ContactDetails) -> ContactDetails:
    if chosen.second_email and email_key(chosen.second_email) == email_key(chosen.email):
        chosen = replace(chosen, second_email="")
    left = (address for one in both for address in (one.email, one.second_email) if address)
    other = next((address for address in left if email_key(address) != email_key(chosen.email)), "")
    return replace(chosen, second_email=chosen.second_email or other)


@dataclass(frozen=True, slots=True)
class OnSameJob:
    """One of two applications on the same job: how far it is, and whether it still runs."""

    id: int
    hired: bool
    running: bool
    past_prospect: bool
    position: int
    updated_at: int

    def further_than(self, other: "OnSameJob") -> bool:
        """Whether this one is kept: an accepted offer first, then what still runs, then the one further on, then the later."""
        return self._rank() > other._rank()

    def _rank(self) -> tuple[bool, bool, bool, int, int, int]:
        return self.hired, self.running, self.past_prospect, self.position, self.updated_at, -self.id
