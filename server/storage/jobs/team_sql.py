"""Who counts as what on the team of a job, in SQL made from the permission matrix, so that lists and pages agree."""

from server.domain.permissions import MATRIX, Action, Fact
from server.domain.roles import TEAM_STANDING

# A delegate has exactly the privileges of whoever named them, on that job only (attract.md 2.1).
EFFECTIVE_ROLES = """
    select m.job_id, m.user_id, case when m.role = 'delegate' then named.role else m.role end as role
    from team_member m left join team_member named
      on m.role = 'delegate' and named.job_id = m.job_id and named.user_id = m.named_by_id
     and named.role in ('recruiter', 'hiring_manager')
"""

# Whoever is Read-only and nothing else, or may sign in no more, writes nothing, whatever their place (statement 135).
WRITES = """u.active and (not exists (select 1 from user_role r where r.user_id = u.id and r.role = 'read_only')
    or exists (select 1 from user_role r where r.user_id = u.id and r.role <> 'read_only'))"""

_FACT_COLUMNS = {Fact.ALWAYS: "true", Fact.HIRING_MANAGERS_SEE_PROSPECTS: "j.managers_see_prospects"}


def may(action: Action) -> str:
    """A condition over the aliases ``mine`` (effective roles) and ``j`` (job): the team role allows ``action``."""
    row = MATRIX[action]
    cells = [
        f"(mine.role = '{role.value}' and {_FACT_COLUMNS[row[standing]]})"
        for role, standing in TEAM_STANDING.items()
        if standing in row
    ]
    return f"({' or '.join(cells)})"


def my_roles(concat: str) -> str:
    """A column with the effective roles of one user (a parameter) on job ``j``, joined by commas."""
    return f"(select {concat} from ({EFFECTIVE_ROLES} where m.job_id = j.id and m.user_id = ?) mine)"


MY_ROLES = my_roles("group_concat(mine.role)")
MY_ROLES_POSTGRESQL = my_roles("string_agg(mine.role, ',')")
