"""Secrets at rest: sealed with the first of the installation's keys, opened with whichever of them fits (ENCRYPTION_KEYS)."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from server.domain.errors import EncryptionKeyMissing

_keys: list[Fernet] = []


def bind(keys: Sequence[str]) -> None:
    """Use ``keys``, newest first, in this process."""
    _keys[:] = [Fernet(key) for key in keys]


def ready() -> bool:
    """Whether there is a key to seal with."""
    return bool(_keys)


def seal(secret: str) -> str:
    """``secret`` as it may be kept. Raise EncryptionKeyMissing."""
    return _ring().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret in ``sealed``. Raise EncryptionKeyMissing when no key of this installation opens it."""
    try:
        return _ring().decrypt(sealed).decode()
    except InvalidToken:
        raise EncryptionKeyMissing from None


def reseal(sealed: str) -> str:
    """``sealed`` under the newest key, so that an older one can be thrown away. Raise EncryptionKeyMissing."""
    try:
        return _ring().rotate(sealed).decode()
    except InvalidToken:
        raise EncryptionKeyMissing from None


def new_key() -> str:
    """A key for ENCRYPTION_KEYS."""
    return Fernet.generate_key().decode()


def _ring() -> MultiFernet:
    if not _keys:
        raise EncryptionKeyMissing
    return MultiFernet(_keys)
