"""Knowing erased people again by what is left of them: digests that tell nobody who they were (design section 5.9).

A trace is an identity key or "email:" and an address, as people are told apart by them (domain.person, domain.profile_url).
"""

import hashlib
from collections.abc import Collection, Iterable
from functools import lru_cache

from server.domain.person import email_key

EMAIL = "email:"
# Sturdiest first; LinkedIn tells of people by the first, the third and the last.
_KINDS = ("person:", "member:", "in:", "web:", EMAIL)
_SALT = b"attract: erased people"


def traces(keys: Iterable[str], emails: Iterable[str | None]) -> frozenset[str]:
    """The traces of somebody with these identity keys and e-mail addresses."""
    return frozenset(keys) | {f"{EMAIL}{email_key(email)}" for email in emails if email}


def digest(trace: str) -> str:
    """What is kept of a trace: its kind, and a digest."""
    kind, _, _ = trace.partition(":")
    return f"{kind}:{_slow(trace) if trace.startswith(EMAIL) else _quick(trace)}"


def same(told: Collection[str], suppressed: Collection[str]) -> bool:
    """Whether both are traces (or digests) of one person: the sturdiest kind that both have decides, as for exports."""
    for kind in _KINDS:
        ours, theirs = ({trace for trace in of if trace.startswith(kind)} for of in (told, suppressed))
        if ours and theirs:
            return not ours.isdisjoint(theirs)
    return False


def _quick(trace: str) -> str:
    return hashlib.blake2b(trace.encode(), key=_SALT, digest_size=16).hexdigest()


@lru_cache(maxsize=256)
def _slow(trace: str) -> str:
    """Whoever has a list of addresses can try each, so a try takes long on purpose."""
    return hashlib.scrypt(trace.encode(), salt=_SALT, n=2**13, r=8, p=1, dklen=16).hex()
