"""Candidate search reads what was typed as terms (statements 250-253)."""

import pytest

from server.domain.candidate_query import Term, asks_for_everybody, excerpt, highlight, terms


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ()),
        ("*", ()),
        ('""', ()),
        ("Mi*", (Term(("mi",), False),)),
        ("Kari Nord", (Term(("kari",), False), Term(("nord",), False))),
        ('"data engineer" oslo', (Term(("data", "engineer"), True), Term(("oslo",), False))),
        ('"never closed', (Term(("never", "closed"), True),)),
        ("kari@mail.example", (Term(("kari", "mail", "example"), False, "karimailexample"),)),
        ("@mail kari@", (Term(("mail",), False), Term(("kari",), False))),
        ("ÆRLIG", (Term(("aerlig",), False),)),
        ("'; drop table --", (Term(("drop",), False), Term(("table",), False))),
    ],
)
def test_what_was_typed_is_read_as_terms(query: str, expected: tuple[Term, ...]) -> None:
    assert terms(query) == expected


@pytest.mark.statement(251)
@pytest.mark.parametrize(
    ("query", "everybody"),
    [
        ("", True),
        ("*", True),
        ('"', True),
        (' "" ', True),
        ("**", True),
        ("(", False),
        ("😀", False),
        ("-", False),
        ("a*", False),
    ],
)
def test_a_star_asks_for_everybody_and_signs_that_name_nobody_do_not(query: str, everybody: bool) -> None:
    assert asks_for_everybody(query) is everybody


def test_at_most_eight_terms_of_eight_words_are_sought() -> None:
    assert len(terms(" ".join("abcdefghijkl"))) == 8
    assert len(terms('"a b c d e f g h i j k"')[0].words) == 8


@pytest.mark.statement(253)
def test_what_was_found_is_marked_and_nothing_else() -> None:
    pieces = highlight("Mikkel Åsen, Milan", terms('mi* "åsen"'))
    assert pieces == [("Mikkel", True), (" ", False), ("Åsen", True), (", ", False), ("Milan", True)]
    assert "".join(text for text, _ in pieces) == "Mikkel Åsen, Milan"
    assert highlight("Asensio", terms('"åsen"')) == [("Asensio", False)]


def test_an_excerpt_lies_around_the_first_word_found() -> None:
    text = "before " * 100 + "Kubernetes " + "after " * 100
    cut = excerpt(text, terms("kubern"))
    assert cut
    assert "Kubernetes" in cut
    assert (cut.startswith("… "), cut.endswith(" …"), len(cut) < 250) == (True, True, True)
    assert excerpt(text, terms("docker")) is None
