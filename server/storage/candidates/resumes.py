"""Work experience, education and skills of candidates, as they or an import told them."""

from dataclasses import replace

from server.domain.resume import DESCRIPTION_LIMIT, SKILL_LIMIT, TEXT_LIMIT, PastJob, Resume, School
from server.domain.search_text import folded
from server.storage.candidates import candidate_search
from server.storage.database import Statement
from server.storage.tables import Education, WorkExperience

_LATEST = "case when ended = '' then '9999' else ended end desc, began desc, id limit 200"
_WORK = Statement(
    f"""select title, organisation, location, description, current, began, ended from work_experience
        where candidate_id = ? order by current desc, {_LATEST}"""
)
_EDUCATION = Statement(
    f"""select school, degree, field, grade, description, began, ended from education where candidate_id = ?
        order by {_LATEST}"""
)
_SKILLS = Statement("select name from skill where candidate_id = ? order by id limit 200")
_SKILL = Statement("insert into skill (candidate_id, name, key) values (?, ?, ?) on conflict do nothing")


def of(candidate: int) -> Resume:
    """What is known of a candidate's work, education and skills."""
    work = tuple(replace(PastJob(*row), current=bool(row[4])) for row in _WORK.rows(candidate))
    education = tuple(School(*row) for row in _EDUCATION.rows(candidate))
    return Resume(work, education, tuple(name for (name,) in _SKILLS.rows(candidate)))


def add(candidate: int, told: Resume) -> None:
    """Keep with a candidate what they or an import told, beside what is there; a skill once. Long texts are cut."""
    for job in told.work:
        WorkExperience.create(candidate=candidate, **_cut(job, "title", "organisation", "location"), current=job.current)
    for school in told.education:
        Education.create(candidate=candidate, **_cut(school, "school", "degree", "field", "grade"))
    _SKILL.each([(candidate, name[:SKILL_LIMIT], key[:SKILL_LIMIT]) for name in told.skills if (key := folded(name))])
    candidate_search.renew(candidate)


def _cut(one: PastJob | School, *short: str) -> dict[str, str]:
    limits = dict.fromkeys(short, TEXT_LIMIT) | {"grade": 100} if isinstance(one, School) else dict.fromkeys(short, TEXT_LIMIT)
    texts = {name: getattr(one, name)[: limits[name]] for name in short}
    return texts | {"description": one.description[:DESCRIPTION_LIMIT], "began": one.began[:7], "ended": one.ended[:7]}
