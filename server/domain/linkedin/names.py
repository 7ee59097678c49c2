"""First and last name where only the whole name is known: LinkedIn wants both (linkedin.md 5.1, 7.1)."""


def split(name: str, first: str | None = None, last: str | None = None) -> tuple[str, str]:
    """First and last name: as they were told apart, else the last word is the last name; "" where there is none.

    Nothing is made up: a name of one word has no last name.
    """
    if first or last:
        return first or "", last or ""
    *others, final = name.split() or [""]
    return (" ".join(others), final) if others else (final, "")
