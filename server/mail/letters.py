"""A letter: what a notification looks like as mail, in plain text and in HTML, in the language of whoever gets it."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader

from server.catalogues import speaker
from server.domain import clock
from server.domain.errors import MailRefused
from server.domain.i18n_marker import N_
from server.domain.notifications import NotificationText

_pages = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True)
_HELLO = N_("Hello %(name)s,")
_WHY_USER = N_("%(instance)s tells you about this because you chose so.")
_CHOOSE = N_("Choose what you are told about")
_WHY_OTHER = N_("%(instance)s sent this for a colleague there.")
SETTINGS = "/settings/notifications"


@dataclass(frozen=True, slots=True)
class Sender:
    """From where letters come: the address, what the installation is called, and the address people open it at."""

    address: Address
    instance: str
    public_url: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A notification on its way to somebody; ``link`` is a path here or a whole address, ``key`` its own at every try."""

    address: str
    name: str
    language: str
    told: NotificationText
    link: str
    to_user: bool
    key: str
    written_at: int


@dataclass(frozen=True, slots=True)
class Text:
    """What a letter says, without its looks; ``why`` and ``choose`` explain to users how to get less of it."""

    language: str
    subject: str
    hello: str
    title: str
    message: str
    act: str
    link: str
    why: str
    choose: tuple[str, str] | None

    def plain(self) -> str:
        """All of it as plain text."""
        quoted = "".join(f"> {line}\n" for line in self.message.splitlines())
        choose = "{}: {}\n".format(*self.choose) if self.choose else ""
        parts = (self.hello, self.title, quoted.rstrip("\n"), f"{self.act}: {self.link}", f"-- \n{self.why}\n{choose}")
        return "\n\n".join(part for part in parts if part)


def text(letter: Letter, sender: Sender) -> Text:
    """What ``letter`` says."""
    say = speaker(letter.language)
    subject = f"{sender.instance}: {one_line(letter.told.title).rstrip('.')}"
    choose = (say(_CHOOSE), sender.public_url + SETTINGS) if letter.to_user else None
    why = say(_WHY_USER if letter.to_user else _WHY_OTHER) % {"instance": sender.instance}
    link = letter.link if letter.link.startswith("https://") else sender.public_url + letter.link
    hello = say(_HELLO) % {"name": letter.name}
    return Text(letter.language, subject, hello, letter.told.title, letter.told.message, letter.told.act, link, why, choose)


def message(letter: Letter, sender: Sender) -> EmailMessage:
    """``letter`` as it is handed to a mail server: the same at every try. Raise MailRefused for an address that is none."""
    text_part = text(letter, sender)
    made = EmailMessage(policy=SMTP)
    made["From"] = sender.address
    made["To"] = _address(letter.name, letter.address)
    made["Subject"] = one_line(text_part.subject)[:250]
    made["Date"] = format_datetime(clock.as_datetime(letter.written_at))
    made["Message-ID"] = f"<{letter.key}@{urlsplit(sender.public_url).hostname}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
    made.set_content(text_part.plain())
    made.add_alternative(page(text_part), subtype="html")
    made["Content-Language"] = letter.language
    return made


def page(text_part: Text) -> str:
    """The HTML part."""
    return _pages.get_template("letter.html").render(said=text_part)


def one_line(value: str) -> str:
    """``value`` without line ends and other characters that could begin a header of their own."""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    try:
        return Address(one_line(name), user, domain.encode("idna").decode())
    except (ValueError, IndexError):
        raise MailRefused("no e-mail address") from None
