"""Whom an InMail is with (linkedin.md 12): LinkedIn names an author and recipients, seats and people mixed."""

from collections.abc import Iterable, Mapping

_PERSON = "urn:li:person:"


def other_party(parties: Iterable[str | None], own: Iterable[str | None], colleagues: Mapping[str, str | None]) -> str | None:
    """The person URN of whom the holder of a seat wrote with; None when LinkedIn did not say.

    ``own`` are the seat and the person URN of its holder; ``colleagues`` maps seats and holders of the company to their
    person URNs. A stranger goes before a colleague, who may be a candidate as well.
    """
    mine = set(own)
    others = [urn for urn in parties if urn and urn not in mine]
    strangers = [urn for urn in others if urn.startswith(_PERSON) and urn not in colleagues]
    known = [colleagues[urn] for urn in others if colleagues.get(urn)]
    return next(iter([*strangers, *known]), None)
