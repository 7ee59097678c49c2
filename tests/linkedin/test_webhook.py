"""What LinkedIn sends to us (linkedin.md 9.1, 9.3); the vectors are those of 18.6."""

import hashlib
import hmac

import pytest

from server.linkedin.webhook import WebhookNotification, challenge_response, is_signed_by, parse_notification

BODY = b'{"id":"123456789","type":"EXPORT_CANDIDATE_PROFILE","expiresAt":1480550400000}'
SIGNATURE = "9c85e01e877fc35e982e28efc509a75bfad6818b7a29933c737de7ee40a9ef12"


def test_a_challenge_is_answered_with_the_hash_of_its_code() -> None:
    expected = "63c7a919bedbaacb240b7f164b53ceec3659f89f076bdd25f84469154bedb6e8"
    assert challenge_response("s3cr3t", "890e4665-4dfe-4ab1-b689-ed553bceeed0") == expected


def test_a_signature_of_any_living_secret_is_good() -> None:
    assert is_signed_by(["s3cr3t"], BODY, SIGNATURE)
    assert is_signed_by(["newer", "s3cr3t"], BODY, SIGNATURE)
    assert is_signed_by(["s3cr3t", "older"], BODY, f" {SIGNATURE} ")


@pytest.mark.parametrize("signature", ["", SIGNATURE[:-1], SIGNATURE.upper(), "hmacsha256=" + SIGNATURE, "ærlig", "\udce9"])
def test_any_other_signature_is_not(signature: str) -> None:
    assert not is_signed_by(["s3cr3t"], BODY, signature)


def test_a_signature_of_another_body_or_secret_is_not_good() -> None:
    assert not is_signed_by(["s3cr3t"], BODY + b" ", SIGNATURE)
    assert not is_signed_by(["other"], BODY, SIGNATURE)
    assert not is_signed_by([], BODY, SIGNATURE)


def test_no_secret_signs_nothing() -> None:

    empty = hmac.new(b"", b"hmacsha256=" + BODY, hashlib.sha256).hexdigest()
    assert not is_signed_by([""], BODY, empty)


def test_a_notification_is_read() -> None:
    assert parse_notification(BODY) == [WebhookNotification("123456789", "EXPORT_CANDIDATE_PROFILE", 1_480_550_400_000)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"requestId":7,"type":"T"}', [WebhookNotification("7", "T", None)]),
        (b'{"id":"7","type":"T","expiresAt":"2016-12-01T00:00:00Z"}', [WebhookNotification("7", "T", 1_480_550_400_000)]),
        (b'{"id":"7","type":"T","expiresAt":"1480550400000"}', [WebhookNotification("7", "T", 1_480_550_400_000)]),
        (b'{"id":"7","type":"T","expiresAt":"soon"}', [WebhookNotification("7", "T", None)]),
        (
            b'[{"id":"1","type":"A"},3,{"id":"2","type":"B"}]',
            [WebhookNotification("1", "A", None), WebhookNotification("2", "B", None)],
        ),
        (b'{"id":"7"}', []),
        (b'{"type":"T"}', []),
        (b"<html>", []),
        (b"", []),
        (b"[" * 100_000, []),
        (b"\xff\xfe\xfa", []),
        (b'{"id":{"a":1},"type":[]}', []),
    ],
)
def test_notifications_are_read_tolerantly(raw: bytes, expected: list[WebhookNotification]) -> None:
    assert parse_notification(raw) == expected
