"""The way back from a candidate's page to the list that led there: ``?from=`` in the address, kept from tab to tab."""

import re

from flask import Flask, request

from server.domain.i18n_marker import N_

_LISTS: dict[str, tuple[str, str]] = {
    "prospects": ("/jobs/{}/prospects", N_("Prospect")),
    "applicants": ("/jobs/{}/applicants", N_("Applicants")),
    "pool": ("/pools/{}", N_("Talent pool")),
    "search": ("/candidates", N_("Candidates")),
}
_PLACE = re.compile(r"([a-z]{1,20})-([1-9][0-9]{0,8})", re.ASCII)
_HOME = ("/jobs", N_("Jobs"))


def register(app: Flask) -> None:
    """Give templates ``way_back``, the address and the name of where the reader came from, and the filter ``with_way_back``."""
    app.jinja_env.globals["way_back"] = way_back
    app.jinja_env.filters["with_way_back"] = with_way_back


def way_back() -> tuple[str, str]:
    """Where a page's crumb leads; an address that names no list leads to the jobs."""
    matched = _PLACE.fullmatch(_place())
    if not matched or matched[1] not in _LISTS:
        return _HOME
    address, name = _LISTS[matched[1]]
    return address.format(matched[2]), name


def with_way_back(address: str) -> str:
    """``address`` of a page of the same candidate, with the way back that this page was opened with."""
    return address if way_back() is _HOME else f"{address}{'&' if '?' in address else '?'}from={_place()}"


def _place() -> str:
    return request.args.get("from", "")
