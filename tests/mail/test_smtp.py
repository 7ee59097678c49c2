"""Encryption on the way to the mail server: a password goes to nobody who does not prove their name."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from server.domain.errors import MailTrouble
from server.mail import smtp
from server.mail.settings import Smtp
from server.mail.smtp import Post
from tests.support.mail_server import MailServer

SECRET = {"user": "attract", "password": "pass-word"}


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the mail server were on another machine."""
    monkeypatch.setattr(smtp, "_LOOPBACK", ())


def certify(folder: Path) -> None:
    """Give the mail server a certificate that nobody vouches for."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
    pem = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "certificate.pem").write_bytes(pem + private)


def send(server: MailServer, encrypted: bool = False, **secret: str) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@attract.example", "b@attract.example", "Hello"
    with Post(Smtp("127.0.0.1", server.port, encrypted, **secret)) as post:
        post.send(message)


@pytest.mark.usefixtures("far_away")
def test_without_encryption_no_password_is_sent(mail_server: MailServer) -> None:
    with pytest.raises(MailTrouble, match="no STARTTLS, so the password was not sent"):
        send(mail_server, **SECRET)
    send(mail_server)
    assert len(mail_server.letters) == 1


@pytest.mark.usefixtures("far_away")
def test_a_password_is_for_a_server_that_somebody_vouches_for_and_mail_alone_for_any_that_encrypts(
    mail_server: MailServer,
) -> None:
    mail_server.stop()
    certify(mail_server.folder)
    mail_server.start()
    with pytest.raises(MailTrouble, match="CERTIFICATE_VERIFY_FAILED"):
        send(mail_server, **SECRET)
    assert mail_server.letters == []
    send(mail_server)
    assert len(mail_server.letters) == 1


def test_who_speaks_no_tls_where_it_is_asked_for_is_trouble(mail_server: MailServer) -> None:
    with pytest.raises(MailTrouble):
        send(mail_server, encrypted=True)
