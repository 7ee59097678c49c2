"""The made-up members of the stand-in: the list and how it is made, their ids, and finding them."""

from e2e.recruiter.members.directory import Directory, Member

__all__ = ["Directory", "Member"]
