"""Access control lists: which group sees a job, and who is in the group (linkedin.md 8, 20.3)."""

from typing import Any

from e2e.recruiter.partner.ats.store import Key
from e2e.recruiter.partner.platform.urns import is_person
from e2e.recruiter.partner.wire import checks
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import problem
from e2e.recruiter.partner.wire.finders import page

Body = dict[str, Any]
Found = list[tuple[str, str]]
MOST_OF_ONE_USER = 10
TYPES = {"v2": ("JOB_POSTING",), "rest": ("JOB_POSTING", "JOB_REQUISITION")}


def validate_acl(call: Call, key: Key, _entity: Body) -> Found:
    """Only jobs can be secured."""
    return _type_faults(call, key)


def put_acl(call: Call, key: Key, _entity: Body) -> int:
    """The group ``key[1]`` sees the job ``key[3]``."""
    if (key[0], key[3]) not in call.store.jobs:
        call.lint("dangling", f"ACL {key[1]} of job {key[3]}")
    call.store.acls.add(key)
    return 204


def delete_acl(call: Call, key: Key, _entity: Body) -> int | Body:
    """The group sees the job no more."""
    return _removed(call.store.acls, key)


def validate_assignee(call: Call, key: Key, _entity: Body) -> Found | Body:
    """A person whom this application knows, in ten groups at most."""
    context, acl, _, person = key
    if not is_person(person):
        return [("assignee", f'"{person}" is not a valid urn:li:person')]
    if call.world.member_id_of(call.app.client_id, person) is None:
        return [("assignee", f"{person} is not known to this application")]
    groups = {each[1] for each in call.store.assignees if each[0] == context and each[3] == person}
    if len(groups | {acl}) > MOST_OF_ONE_USER:
        return [("assignee", f"{person} already has {MOST_OF_ONE_USER} ACLs")]
    return _type_faults(call, key)


def put_assignee(call: Call, key: Key, _entity: Body) -> int | Body:
    """The person joins the group; asked again, because a batch may bring more than ten at once."""
    found = validate_assignee(call, key, {})
    if found:
        return problem(422, "ERROR :: /assignee :: " + (found[0][1] if isinstance(found, list) else ""))
    call.store.assignees.add(key)
    return 204


def delete_assignee(call: Call, key: Key, _entity: Body) -> int | Body:
    """The person leaves the group."""
    return _removed(call.store.assignees, key)


def context_is_enabled(call: Call) -> None:
    """A guard: the organisation asked about must have an enabled integration."""
    checks.context(call.world, call.app, call.parameter("integrationContext"))


def acls_of_entity(call: Call) -> Body:
    """``q=criteria``: the groups of one job."""
    names = NAMES[call.resource.dialect]
    wanted = (call.parameter("integrationContext"), call.parameter(names["type"]), call.parameter(names["entity"]))
    keys = sorted(key for key in call.store.acls if (key[0], key[2], key[3]) == wanted)
    return page(call, [_acl(call, key, "entity") for key in keys])


def acls_of_assignee(call: Call) -> Body:
    """``q=criteria``: the groups of one person."""
    wanted = (call.parameter("integrationContext"), call.parameter("assignee"))
    keys = sorted(key for key in call.store.assignees if (key[0], key[3]) == wanted)
    return page(call, [_acl(call, key, "assignee") for key in keys])


NAMES = {
    "v2": {"acl": "atsEntityAclId", "type": "atsEntityType", "entity": "atsEntityId", "assignee": "assignee"},
    "rest": {"acl": "entityAclId", "type": "entityType", "entity": "entityId", "assignee": "assignee"},
}


def _acl(call: Call, key: Key, last: str) -> Body:
    names = NAMES[call.resource.dialect]
    return {"integrationContext": key[0], names["acl"]: key[1], names["type"]: key[2], names[last]: key[3]}


def _type_faults(call: Call, key: Key) -> Found:
    known = TYPES[call.resource.dialect]
    return [] if key[2] in known else [("atsEntityType", f'"{key[2]}" is not an enum symbol of {", ".join(known)}')]


def _removed(keys: set[Key], key: Key) -> int | Body:
    if key not in keys:
        return problem(404, f"No ACL {key[1]}")
    keys.remove(key)
    return 204
