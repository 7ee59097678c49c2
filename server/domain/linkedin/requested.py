"""Reading what LinkedIn's onboarding widget says was requested; its property names are UNCONFIRMED (linkedin.md 3.1)."""

import re
from typing import Any

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.linkedin.access_levels import BUNDLES, COMPANY_TYPES, CONTRACT_TYPE, AccessLevel

_TYPE_NAMES = ("integrationType", "type", "bundledIntegrationType", "bundle")
_CONTEXT_NAMES = ("integrationContext", "context", "contract", "organization")
_CONTRACT = re.compile(r"urn:li:contract:\d{1,20}")
_MOST = 100


def requested(raw: Any, organization: str) -> list[tuple[str, str]]:
    """The pairs of integration type and context that ``raw`` names, for the company with the URN ``organization``.

    Types that Attract does not offer are left out. Raise Invalid for another company's request, or one that says nothing.
    """
    integrations: dict[tuple[str, str], None] = {}
    for one in _items(raw):
        type, context = _named(one, _TYPE_NAMES), _named(one, _CONTEXT_NAMES)
        if BUNDLES.get(type) is AccessLevel.COMPANY or type in COMPANY_TYPES:
            if context not in ("", organization):
                raise Invalid({"integrations": N_("This request is for another company than the Company ID here.")})
            types = COMPANY_TYPES if type in BUNDLES else (type,)
            integrations.update({(each, organization): None for each in types})
        elif (BUNDLES.get(type) is AccessLevel.CONTRACT or type == CONTRACT_TYPE) and _CONTRACT.fullmatch(context):
            integrations[CONTRACT_TYPE, context] = None
    if not integrations:
        raise Invalid({"integrations": N_("LinkedIn's request names no integration that Attract knows.")})
    return list(integrations)


def _items(raw: Any) -> list[dict[str, Any]]:
    """The entries of a list, of a list within an object, or one entry alone; at most 100."""
    if isinstance(raw, dict):
        inner = raw.get("integrations")
        raw = inner if isinstance(inner, list) else [raw]
    return [one for one in raw[:_MOST] if isinstance(one, dict)] if isinstance(raw, list) else []


def _named(one: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((value for name in names if isinstance(value := one.get(name), str) and value), "")
