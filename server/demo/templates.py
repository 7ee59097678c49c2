"""The templates of the demo: what its jobs could begin with."""

from dataclasses import replace

from server.domain.process import with_new
from server.domain.roles import Actor
from server.usecases.jobs import templates

# Name, the stages between Application and Offer, and whether jobs need approval.
_TEMPLATES = (
    ("Developers", ("Screening call", "Technical interview", "Team day"), False),
    ("Managers", ("Screening call", "Case", "Interview with the board"), True),
)


def make(owner: Actor) -> None:
    """Make them for ``owner``."""
    for name, stages, approval in _TEMPLATES:
        template = templates.create(owner, name)
        draft = templates.read(owner, template).draft
        arranged = draft.process.stages
        for stage in stages:
            arranged = with_new(arranged, stage)
        process = replace(draft.process, stages=arranged)
        templates.change(owner, template, replace(draft, approval_needed=approval, process=process))
