"""The looks that hold for a request: what the browser has chosen, before what the control API has ordered for everybody."""

from urllib.parse import parse_qsl, urlencode

from werkzeug.wrappers import Request

from e2e.recruiter.looks.looks import ORDINARY, Looks, NoSuchLook
from e2e.recruiter.partner.platform.current import the_world

COOKIE = "looks"


def looks_of(asked: Request) -> Looks:
    """The looks for the browser that sent ``asked``; a cookie that makes no sense counts for nothing."""
    ordered: Looks = the_world().looks
    try:
        return ordered.with_values(dict(parse_qsl(asked.cookies.get(COOKIE, ""))))
    except NoSuchLook:
        return ordered


def cookie_value(looks: Looks) -> str:
    """What a browser keeps that has chosen all of ``looks``."""
    values = ORDINARY | looks.changed()
    return urlencode({name: int(value) if isinstance(value, bool) else value for name, value in values.items()})
