"""What a merge of two rows does to everything that hangs on them is thought of for every table there is."""

from peewee import ForeignKeyField

from server.storage.candidates import merging
from server.storage.tables import ALL, Candidate

# Whoever adds a table that refers to a candidate, or to what hangs on one, decides here what becomes of its rows in a merge:
# ``moved`` to the record that goes on; ``one stays`` where both records have what may be there once; ``laid aside`` with the
# application that goes; ``left`` is worked out anew (words to be found by, keys, matches) or is the past of merges.
THOUGHT_OF = {
    "application.candidate": "one stays",
    "incoming_export.application": "moved",
    "incoming_export.candidate": "moved",
    "candidate.merged_into": "moved",
    "candidate_merge.gone": "left",
    "candidate_merge.kept": "moved",
    "candidate_text.candidate": "left",
    "closed_profile.candidate": "moved",
    "contact_key.candidate": "left",
    "undoable_action.candidate": "moved",
    "document.application": "moved",
    "document.candidate": "moved",
    "education.candidate": "moved",
    "export.application": "moved",
    "export.candidate": "moved",
    "feedback.application": "one stays",
    "feedback_request.application": "one stays",
    "history_entry.candidate": "moved",
    "job_closing.hired": "moved",
    "linkedin_identity.candidate": "moved",
    "linkedin_match.candidate": "left",
    "mail_stub.candidate": "moved",
    "note.application": "moved",
    "note.candidate": "moved",
    "notification.candidate": "moved",
    "outgoing_mail.candidate": "moved",
    "pool_member.candidate": "one stays",
    "recruiter_note.candidate": "moved",
    "skill.candidate": "one stays",
    "social_link.candidate": "left",
    "stage_change.application": "laid aside",
    "stage_entry.application": "moved",
    "unlinking.candidate": "one stays",
    "work_experience.candidate": "moved",
}
# Numbers of candidates and applications that no foreign key keeps: the receipt of an erasure, the subjects of the history, and
# LinkedIn's copy, which the marks of both records renew.
WITHOUT_KEY = {"erasure.candidate", "history_entry.subject_id", "sync_dirty.subject_id", "sync_record.subject_id"}


def test_what_a_merge_does_is_decided_for_every_table() -> None:
    assert merging.treatment(Candidate) == THOUGHT_OF


def test_no_table_names_candidates_without_a_key_unless_somebody_thought_of_it() -> None:
    told = {"candidate", "candidate_id", "application", "application_id", "subject_id"}
    fields = [field for table in ALL for field in table._meta.sorted_fields if not isinstance(field, ForeignKeyField)]
    assert {f"{field.model._meta.table_name}.{field.name}" for field in fields if field.name in told} == WITHOUT_KEY
