"""What a batch says about each of its records (linkedin.md 1.4): HTTP 200 is not yet good news."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from server.domain.i18n_marker import N_
from server.linkedin import reading
from server.linkedin.restli import keys

LONGEST_REASON = 300
NO_OUTCOME = N_("LinkedIn did not say whether it has this. Attract asks again by itself.")
NO_REASON = N_("LinkedIn refused this without a reason.")
NO_STATUS = 500  # where LinkedIn gave no status: as good as a fault of its own, which may pass


class BatchOutcome(NamedTuple):
    """About one record: ``error`` is None when all is well, ``value`` what stands under its key."""

    status: int
    error: str | None
    value: Mapping[str, Any]


def by_key(
    body: Mapping[str, Any], texts: Sequence[str], parts: Sequence[keys.Parts] | None, entities: bool = False
) -> list[BatchOutcome]:
    """An outcome for each of our keys, written as ``texts``; ``parts`` are what they consist of, None for plain ids.

    ``entities`` is for a batch_get: results are then the things themselves, whose own fields say nothing of the request.
    """
    results, errors = _map(body, "results"), _map(body, "errors")
    result_of, error_of = _finder(results, parts), _finder(errors, parts)
    outcomes = []
    for number, text in enumerate(texts):
        bad = errors[text] if text in errors else error_of(number)
        good = results[text] if text in results else result_of(number)
        whole = entities and bad is None and isinstance(good, dict)
        outcomes.append(BatchOutcome(200, None, good) if whole else _outcome(good, bad))
    return outcomes


def by_index(body: Mapping[str, Any], size: int) -> list[BatchOutcome]:
    """The outcomes of a batch_create, in the order of what was sent."""
    elements = body.get("elements")
    elements = elements if isinstance(elements, list) else []
    return [_outcome(elements[number] if number < len(elements) else None, None) for number in range(size)]


def reason(error: Any) -> str:
    """What an error says, in 300 characters."""
    message = reading.text(error, "message", "errorDetails", "code") if isinstance(error, dict) else None
    return " ".join((message or NO_REASON).split())[:LONGEST_REASON]


def _outcome(good: Any, bad: Any) -> BatchOutcome:
    if bad is not None:
        return BatchOutcome(_status(bad, NO_STATUS), reason(bad), {})
    if not isinstance(good, dict):
        return BatchOutcome(NO_STATUS, NO_OUTCOME, {})
    status = _status(good, 200)
    error = good.get("error")
    if status >= 300 or error:
        return BatchOutcome(status if status >= 300 else NO_STATUS, reason(error or good), good)
    return BatchOutcome(status, None, good)


def _status(of: Any, otherwise: int) -> int:
    status = of.get("status") if isinstance(of, dict) else None
    return status if isinstance(status, int) and not isinstance(status, bool) else otherwise


def _map(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    by_text = body.get(name)
    return by_text if isinstance(by_text, dict) else {}


def _finder(answers: Mapping[str, Any], parts: Sequence[keys.Parts] | None) -> Callable[[int], Any]:
    """What finds the answer to our n-th key among keys whose parts stand in another order; they are read on first need."""
    if parts is None or not answers:
        return lambda _number: None
    read: list[tuple[dict[str, str], Any]] = []
    index: dict[frozenset[tuple[str, str]], Any] = {}

    def find(number: int) -> Any:
        if not read:
            for text, answer in answers.items():
                if (one := keys.parsed(text)) is not None:
                    read.append((one, answer))
                    index[frozenset(one.items())] = answer
                    index.setdefault(frozenset((name, keys.untilde(value)) for name, value in one.items()), answer)
        key_parts = parts[number].items()
        exact = index.get(frozenset(key_parts))
        return exact if exact is not None else next((answer for one, answer in read if key_parts <= one.items()), None)

    return find
