"""A person as the extension read them from a page."""

from typing import Annotated

from pydantic import Field, StringConstraints

from server.api.reading import Body, Text
from server.domain.person import EMAIL_LIMIT, NAME_LIMIT
from server.domain.person import Person as DomainPerson
from server.domain.profile_url import URL_LIMIT

MEMBER_ID_LIMIT = 100
Name = Annotated[Text, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_LIMIT)]
Email = Annotated[Text, StringConstraints(max_length=EMAIL_LIMIT)]
Detail = Annotated[Text, Field(description="More than 300 characters are cut")]


class Person(Body):
    """Somebody on a page; at least one of profile_url, member_id and email must be there, or name_only true."""

    name: Name
    profile_url: Annotated[Text, StringConstraints(max_length=URL_LIMIT)] | None = None
    member_id: Annotated[Text, StringConstraints(max_length=MEMBER_ID_LIMIT)] | None = None
    email: Email | None = None
    headline: Detail | None = None
    company: Detail | None = None
    location: Detail | None = None
    name_only: Annotated[bool, Field(description="Nothing but the name is known: an export asks about all of that name")] = False

    def read(self) -> DomainPerson:
        """This person as the use cases know them."""
        return DomainPerson(
            name=self.name,
            profile_url=self.profile_url,
            member_id=self.member_id,
            email=self.email,
            headline=self.headline,
            company=self.company,
            location=self.location,
            name_only=self.name_only,
        )
