"""The query of a request: plain parameters and the keys in ``ids``, in both protocols."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from e2e.recruiter.partner.wire.errors import Refusal
from e2e.recruiter.partner.wire.keys import compound_v2, decoded, listed_v2, untilde

NUMBERED = re.compile(r"(?<![^&])ids(?:\[|%5B)(\d+)(?:\]|%5D)\.([^=&]+)=([^&]*)", re.IGNORECASE)


@dataclass
class Query:
    """``params`` maps each name to its values (a record ``x=(a:1)`` of protocol 2.0 becomes ``x.a``).

    ``ids`` are plain keys, ``compound_ids`` the parts of compound ones.
    """

    params: dict[str, list[str]] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    compound_ids: list[dict[str, str]] = field(default_factory=list)


def read_query(text: str, protocol: int) -> Query:
    """``text`` without question mark; Refusal 400 where it does not follow the protocol's syntax."""
    query = Query()
    numbered: dict[str, dict[str, str]] = {}
    for index, part, raw in NUMBERED.findall(text):
        numbered.setdefault(index, {})[part] = untilde(decoded(raw))
    query.compound_ids += numbered.values()
    for pair in filter(None, NUMBERED.sub("", text).split("&")):
        _single(query, pair, protocol)
    return query


def _single(query: Query, pair: str, protocol: int) -> None:
    raw_name, _, raw = pair.partition("=")
    name = decoded(raw_name)
    if name.startswith("ids["):
        raise Refusal(400, f"Invalid query parameter: {name}")
    if protocol == 2 and raw.startswith(("List(", "(")):
        _structured(query, name, raw)
    elif name == "ids":
        query.ids.append(_plain_id(raw, protocol))
    else:
        query.params.setdefault(name, []).append(decoded(raw))


def _structured(query: Query, name: str, raw: str) -> None:
    if raw.startswith("("):
        for part, value in compound_v2(raw).items():
            query.params.setdefault(f"{name}.{part}", []).append(value)
        return
    for item in listed_v2(raw):
        if name != "ids":
            query.params.setdefault(name, []).append(unquote(item))
        elif item.startswith("("):
            query.compound_ids.append(compound_v2(item))
        else:
            query.ids.append(unquote(item))


def _plain_id(raw: str, protocol: int) -> str:
    if raw.startswith("List(") and protocol == 1:
        raise Refusal(400, "List(…) is syntax of protocol version 2.0.0; send X-RestLi-Protocol-Version: 2.0.0")
    return decoded(raw)
