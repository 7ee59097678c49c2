"""What the signed-out page says to programs (I11)."""

from typing import Any

from e2e.recruiter.members import Member

CODES = {
    "Norway": "NO",
    "Sweden": "SE",
    "Denmark": "DK",
    "Finland": "FI",
    "Iceland": "IS",
    "Poland": "PL",
    "Germany": "DE",
    "Portugal": "PT",
    "Spain": "ES",
    "France": "FR",
    "Türkiye": "TR",
    "Ukraine": "UA",
    "Bulgaria": "BG",
    "Greece": "GR",
    "Jordan": "JO",
    "Egypt": "EG",
    "Israel": "IL",
    "China": "CN",
    "Japan": "JP",
    "South Korea": "KR",
    "India": "IN",
    "Nepal": "NP",
}


def json_ld(member: Member, host: str) -> dict[str, Any]:
    """The graph with the person, after a page and a post of theirs; ``host`` is the address of this site, with a slash."""
    address = f"{host}in/{member.slug}"
    person: dict[str, Any] = {
        "@type": "Person",
        "name": member.name,
        "url": address,
        "sameAs": member.public_profile_url,
        "jobTitle": [member.title] if member.title else [],
        "worksFor": [_employer(member, host)] if member.company else [],
    }
    if member.location:
        country = CODES.get(member.location.rpartition(", ")[2])
        person["address"] = {"@type": "PostalAddress", "addressLocality": member.location}
        person["address"] |= {"addressCountry": country} if country else {}
    page = {"@type": "WebPage", "url": address, "reviewedBy": {"@type": "Person", "name": member.name}}
    author = {"@type": "Person", "name": member.name, "url": address}
    post = {"@type": "DiscussionForumPosting", "headline": "On boring technology", "author": author}
    return {"@context": "http://schema.org", "@graph": [page, post, person]}


def _employer(member: Member, host: str) -> dict[str, Any]:
    name = (member.company or "").lower().replace(" ", "-")
    role = {"@type": "OrganizationRole", "startDate": "2021-03"}
    return {"@type": "Organization", "name": member.company, "url": f"{host}company/{name}", "member": role}
