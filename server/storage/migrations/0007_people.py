"""People on a job: the lists that administrators keep, silver medalists, invitations, and what a step says and belongs to."""

# mypy: allow-untyped-defs

from peewee import *

_REASONS = (
    ("others_more_qualified", "Others fit the job better", "Andre passer bedre til jobben"),
    ("qualification", "Lacks a required qualification", "Mangler en nødvendig kvalifikasjon"),
    ("experience", "Too little experience", "For lite erfaring"),
    ("management_experience", "Too little management experience", "For lite ledererfaring"),
    ("technical_experience", "Too little technical experience", "For lite teknisk erfaring"),
    ("education", "Education does not fit the job", "Utdanningen passer ikke til jobben"),
    ("skill_set", "Skills do not fit the job", "Ferdighetene passer ikke til jobben"),
    ("competency", "Did not show the competencies needed", "Viste ikke kompetansen som trengs"),
    ("licensure", "Lacks a required licence or certificate", "Mangler en nødvendig autorisasjon eller et sertifikat"),
    ("assessment", "Assessment result", "Testresultat"),
    ("job_history", "Work history raises questions", "Arbeidshistorikken reiser spørsmål"),
    ("application", "Application is incomplete", "Søknaden er ufullstendig"),
    ("withdrew", "Withdrew their interest", "Trakk seg"),
    ("other", "Another reason", "En annen årsak"),
)
_SOURCES = (
    ("career_site", "Attract career site", "Karrieresiden i Attract", None),
    ("agency", "Agency", "Byrå", None),
    ("career_fair", "Career fair", "Karrieredag", None),
    ("company_marketing", "Company marketing", "Egen markedsføring", None),
    ("conferences", "Conferences and trade shows", "Konferanser og messer", None),
    ("professional_association", "Professional association", "Fagforening eller fagmiljø", None),
    ("job_board", "Job board", "Stillingsportal", None),
    ("indeed", "Indeed", None, "job_board"),
    ("seek", "Seek", None, "job_board"),
    ("careerbuilder", "CareerBuilder", None, "job_board"),
    ("google_jobs", "Google Jobs", None, "job_board"),
    ("xing", "Xing", None, "job_board"),
    ("glassdoor", "Glassdoor", None, "job_board"),
    ("monster", "Monster Jobs", None, "job_board"),
    ("magazines", "Magazines and publications", "Magasiner og publikasjoner", None),
    ("social_network", "Social network", "Sosialt nettverk", None),
    ("facebook", "Facebook", None, "social_network"),
    ("twitter", "Twitter", None, "social_network"),
    ("university", "University recruiting", "Rekruttering på studiesteder", None),
    ("linkedin", "LinkedIn", None, None),
    ("classifieds", "Classifieds", "Rubrikkannonser", None),
    ("referral", "Referral", "Anbefaling", None),
    ("added_by_recruiter", "Added by recruiter", "Lagt til av rekrutterer", None),
    ("other", "Other", "Annet", None),
)
# A candidate who withdraws is no longer turned down for it: the entry stays for those who were.
_RETIRED = {"withdrew"}


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class Deed(Model):
        class Meta:
            database = db
            table_name = "deed"

    class Option(Model):
        option_set = CharField(max_length=20)
        code = CharField(max_length=40)
        label = CharField(max_length=80)
        label_key = CharField(max_length=240)
        label_nb = CharField(max_length=80, null=True)
        parent = CharField(max_length=40, null=True)
        position = IntegerField()
        retired = BooleanField()

        class Meta:
            database = db
            table_name = "option"
            indexes = ((("option_set", "code"), True), (("option_set", "label_key"), True))

    db.create_tables([Option])
    Option.insert_many(
        [_option("rejection_reason", place, *one) for place, one in enumerate(_REASONS)]
        + [_option("source", place, *one) for place, one in enumerate(_SOURCES)]
    ).execute()
    _add_columns(migrator, User, Deed)
    db.execute_sql(
        """update stage_change set
             reason = (select rejection_reason from application a where a.id = stage_change.application_id),
             comment = (select rejection_comment from application a where a.id = stage_change.application_id)
           where move = 'rejected' and not undone
             and exists (select 1 from application a where a.id = stage_change.application_id and a.status = 'rejected')"""
    )


def _option(option_set, place, code, label, label_nb, parent=None):
    return {
        "option_set": option_set,
        "code": code,
        "label": label,
        "label_key": label.casefold(),
        "label_nb": label_nb,
        "parent": parent,
        "position": place,
        "retired": option_set == "rejection_reason" and code in _RETIRED,
    }


def _add_columns(migrator, User, Deed):
    def user():
        return ForeignKeyField(User, field=User.id, null=True, on_delete="SET NULL", index=False)

    migrator.migrate(
        migrator.add_column("candidate", "referred_by_id", user()),
        migrator.add_column("application", "referred_by_id", user()),
        migrator.add_column("application", "silver_at", BigIntegerField(null=True, index=True)),
        migrator.add_column("application", "silver_by_id", user()),
        migrator.add_column("application", "invited_at", BigIntegerField(null=True)),
        migrator.add_column("stage_change", "reason", CharField(max_length=80, null=True)),
        migrator.add_column("stage_change", "comment", TextField(null=True)),
        migrator.add_column(
            "stage_change", "deed_id", ForeignKeyField(Deed, field=Deed.id, null=True, on_delete="SET NULL", index=True)
        ),
        migrator.drop_index("application", "application_stage_id"),
        migrator.add_index("application", ("job_id", "past_prospect", "status", "updated_at", "id")),
        migrator.add_index("application", ("stage_id", "status", "updated_at", "id")),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_index("application", "application_stage_id_status_updated_at_id"),
        migrator.drop_index("application", "application_job_id_past_prospect_status_updated_at_id"),
        migrator.add_index("application", ("stage_id",)),
    )
    for table, columns in (
        ("stage_change", ("deed_id", "comment", "reason")),
        ("application", ("invited_at", "silver_by_id", "silver_at", "referred_by_id")),
        ("candidate", ("referred_by_id",)),
    ):
        for column in columns:
            migrator.migrate(migrator.drop_column(table, column))
    migrator.migrate(migrator.drop_table("option"))
