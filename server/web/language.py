"""The reader's language: texts and dates."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from flask import Flask, g, request
from flask_babel import Babel, refresh
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from server import http_errors
from server.catalogues import TRANSLATIONS
from server.domain import clock
from server.domain.stages import DEFAULT_STAGES

# Norwegian is asked for under three names; bokmål is the one there is.
NAMES = {"en": "English", "nb": "Norsk bokmål"}
_LOCALES = {"en": "en", "nb": "nb", "no": "nb", "nn": "nb"}


def register(app: Flask) -> None:
    """Choose the language of each request by what the reader chose, else by Accept-Language, and give templates their filters."""
    Babel(app, default_translation_directories=str(TRANSLATIONS), locale_selector=current)
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals["_"] = text  # the extension's own looks up five contexts for every word of a page
    app.jinja_env.filters.update(
        day=day, moment=moment, month=month, number=number, size=size, say=http_errors.say, stage_name=stage_name
    )


def current() -> str:
    """The language of this request: en or nb."""
    code = g.get("language")
    if code is None:
        code = g.language = requested_language()
    return str(code)


def requested_language() -> str:
    """The language the browser asks for."""
    return _best(request.headers.get("Accept-Language", ""))


def choose(language: str | None) -> None:
    """Speak ``language`` from now on in this request: what the reader chose; None changes nothing."""
    if language and language != g.get("language"):
        g.language = language
        refresh()


def text(message: str, **variables: object) -> Markup:
    """``message`` of a template in the reader's language; ``variables`` are escaped."""
    translation = translated(current(), message)
    return translation % variables if variables else translation


@lru_cache(maxsize=4096)
def translated(language: str, message: str) -> Markup:
    """``message`` in ``language``, which is the one of this request."""
    return Markup(http_errors.say(message))  # noqa: S704 - a text of a template, never of a person


def day(instant: int) -> Markup:
    """The day of ``instant``, such as "22 Nov 2026": in UTC, until app.js says which day it was at the reader's place."""
    return _day(current(), instant // clock.MINUTE)


def moment(instant: int) -> Markup:
    """``instant`` to the minute as a time element in UTC; app.js says it in the clock of the reader's place."""
    return _moment(current(), instant // clock.MINUTE)


def month(text: str) -> str:
    """A month kept as 2021-04, such as "Apr 2021"; a year alone, and what is none, as it is."""
    year, _, number = text.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12 and 1 <= int(year) <= 9999):
        return text
    return format_date(date(int(year), int(number), 1), "MMM y", current())


def size(bytes: int) -> str:
    """How large a file is, such as "1.2 MB"."""
    unit, divisor = ("MB", 1024 * 1024) if bytes >= 1024 * 1024 else ("kB", 1024)
    return f"{format_decimal(max(0.1, bytes / divisor), '#,##0.#', current())} {unit}"


def number(value: int) -> str:
    """``value`` as the reader's language writes it, such as 99,998."""
    return format_decimal(value, locale=current())


def stage_name(name: str) -> str:
    """The name of a stage: one of the built-in ones in the reader's language, a name somebody gave as it is."""
    return translated(current(), name) if name in _STAGES else name


@lru_cache(maxsize=512)
def _best(header: str) -> str:
    accepted = parse_accept_header(header[:200], LanguageAccept)
    return _LOCALES[accepted.best_match(list(_LOCALES), default="en")]


@lru_cache(maxsize=4096)
def _day(language: str, minute: int) -> Markup:
    instant = minute * clock.MINUTE
    text = format_date(clock.as_datetime(instant), _DAY[language], language)
    return Markup('<time class="day" datetime="{}">{}</time>').format(clock.iso(instant), text)


@lru_cache(maxsize=4096)
def _moment(language: str, minute: int) -> Markup:
    instant = minute * clock.MINUTE
    text = format_datetime(clock.as_datetime(instant), f"{_DAY[language]} HH:mm", locale=language)
    return Markup('<time datetime="{}">{} UTC</time>').format(clock.iso(instant), text)


_STAGES = frozenset(name for _, name in DEFAULT_STAGES)
_DAY = {"en": "d MMM y", "nb": "d. MMM y"}
