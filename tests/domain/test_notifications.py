"""Notifications in words."""

import re

import pytest

from server.domain.notifications import DEFAULTS, NOTIFICATION_TEMPLATES, TOPIC_NAMES, NotificationKind, Topic, told

ARGS = {"who": "Rita", "job": "Designer (REQ-1)", "candidate": "Kari", "count": 3, "pool": "Best", "roles": ["recruiter"]}


def test_every_kind_has_words_and_every_topic_a_name_and_a_default() -> None:
    assert set(NOTIFICATION_TEMPLATES) == set(NotificationKind)
    assert set(TOPIC_NAMES) == set(DEFAULTS) == set(Topic)
    assert {words.topic for words in NOTIFICATION_TEMPLATES.values()} == {*Topic, None}


@pytest.mark.parametrize("kind", NotificationKind)
def test_words_are_filled_with_their_arguments_and_lack_none(kind: NotificationKind) -> None:
    needed = {name: ARGS[name] for name in re.findall(r"%\((\w+)\)s", NOTIFICATION_TEMPLATES[kind].title)}
    assert "%" not in told(kind, needed, str).title
    for name in needed:
        with pytest.raises(KeyError):
            told(kind, {other: value for other, value in needed.items() if other != name}, str)


def test_roles_are_named_in_the_language_of_the_reader() -> None:
    args = {"who": "Arne", "roles": ["recruiter", "administrator"]}
    shouted = told(NotificationKind.ROLE_CHANGED, args, lambda text: text if "%" in text else text.upper())
    assert shouted.title == "Arne changed your roles in Attract. They are now: RECRUITER, ADMINISTRATOR."
    assert told(NotificationKind.ROLE_CHANGED, {"who": "Arne", "roles": []}, str).title.endswith("They are now: none.")


def test_what_people_are_called_is_never_read_as_a_place_to_fill() -> None:
    args = {"candidate": "%(job)s 100%", "job": "%s %d"}
    assert told(NotificationKind.CANDIDATE_APPLIED, args, str).title == "%(job)s 100% applied for the job %s %d."
