"""What LinkedIn has told about members."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from server.domain import clock
from server.domain.errors import keepable
from server.domain.search_text import folded
from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import LinkedInMember

# What is known is never overwritten by nothing.
_KEEP = Statement(
    """insert into linkedin_member (member, name_key, first_name, last_name, headline, company, location, profile_url, email,
         seen_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (member) do update set
         name_key = coalesce(nullif(excluded.name_key, ''), linkedin_member.name_key),
         first_name = coalesce(nullif(excluded.first_name, ''), linkedin_member.first_name),
         last_name = coalesce(nullif(excluded.last_name, ''), linkedin_member.last_name),
         headline = coalesce(excluded.headline, linkedin_member.headline),
         company = coalesce(excluded.company, linkedin_member.company),
         location = coalesce(excluded.location, linkedin_member.location),
         profile_url = coalesce(excluded.profile_url, linkedin_member.profile_url),
         email = coalesce(excluded.email, linkedin_member.email),
         seen_at = excluded.seen_at"""
)
_SELECT = """select member, first_name, last_name, headline, company, location, profile_url, email from linkedin_member
    where {which}"""
_BY_URN = Statement(_SELECT.format(which="member = ?"))
_ALIKE = Statement(
    _SELECT.format(
        which="""member in (select value from json_each(?)) or lower(email) in (select value from json_each(?))
          or exists (select 1 from json_each(?) part where instr(lower(profile_url), part.value) > 0)"""
    ),
    _SELECT.format(
        which="""member = any(?::text[]) or lower(email) = any(?::text[])
          or exists (select 1 from unnest(?::text[]) part where strpos(lower(profile_url), part) > 0)"""
    ),
)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member by their person URN; whatever LinkedIn did not tell is empty."""

    member: str
    first_name: str = ""
    last_name: str = ""
    headline: str | None = None
    company: str | None = None
    location: str | None = None
    profile_url: str | None = None
    email: str | None = None

    @property
    def name(self) -> str:
        """First and last name as one."""
        return f"{self.first_name} {self.last_name}".strip()


def keep(one: MemberRow) -> None:
    """Keep what LinkedIn told just now; within the caller's transaction."""
    name_key = folded(one.first_name, one.last_name)[:200]
    names = (_cut(one.first_name, 200) or "", _cut(one.last_name, 200) or "")
    details = (_cut(one.headline, 300), _cut(one.company, 300), _cut(one.location, 300))
    # An address or an e-mail that is cut would be another one.
    whole = (_whole(one.profile_url, 2000), _whole(one.email, 320))
    _KEEP.run(one.member, name_key, *names, *details, *whole, clock.now())


def by_urn(member: str) -> MemberRow | None:
    """What is known of a member."""
    row = _BY_URN.row(member)
    return MemberRow(*row) if row else None


def alike(members: Sequence[str], traces: Collection[str]) -> list[MemberRow]:
    """Members with one of these URNs, or roughly with an address or public profile of these traces: the caller looks closer."""
    emails = [trace.removeprefix("email:") for trace in traces if trace.startswith("email:")]
    parts = [f"/in/{quote(trace.removeprefix('in:'))}".lower() for trace in traces if trace.startswith("in:")]
    return [MemberRow(*row) for row in _ALIKE.rows(*(id_list(one) for one in ([*members], emails, parts)))]


def forget(members: list[str]) -> None:
    """Delete what is known of these members."""
    LinkedInMember.delete().where(LinkedInMember.member.in_(members)).execute()


def _cut(text: str | None, limit: int) -> str | None:
    return keepable(text or "").strip()[:limit].rstrip() or None


def _whole(text: str | None, limit: int) -> str | None:
    text = keepable(text or "").strip()
    return text if text and len(text) <= limit else None
