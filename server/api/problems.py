"""Every error of the API is a problem (RFC 9457), in the reader's language, with a code that stays the same."""

from typing import Annotated, Any, NotRequired

from flask import Flask, Response
from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict
from werkzeug import exceptions
from werkzeug.exceptions import HTTPException

from server import log
from server.api.challenges import challenge_of
from server.domain import errors
from server.domain.errors import AttractError, Invalid, NotPermitted, TooMany
from server.domain.i18n_marker import N_
from server.http_errors import error_text, say, status_of

MEDIA_TYPE = "application/problem+json"


class NotJson(exceptions.BadRequest):
    """A body that is not JSON in UTF-8."""


class UnknownClient(exceptions.BadRequest):
    """A sign-in asked for by nobody this installation knows; never answered by a redirect (RFC 9700 section 4.11)."""


class FieldError(TypedDict):
    """What is wrong with one field."""

    field: Annotated[str, Field(description="Path of the field, such as person.name; empty for the body as a whole")]
    message: str


class PossiblePerson(TypedDict):
    """Somebody who could be meant, with what speaks for and against it."""

    id: int
    name: str
    headline: str | None
    evidence: list[str]


class Problem(TypedDict):
    """RFC 9457. ``code`` is for programs, ``detail`` a sentence for the user."""

    type: str
    code: str
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="Names the request in Attract's log")]
    errors: NotRequired[Annotated[list[FieldError], Field(description="With code invalid")]]
    candidates: NotRequired[Annotated[list[PossiblePerson], Field(description="With code ambiguous_person, best first")]]
    new: NotRequired[Annotated[bool, Field(description="With code ambiguous_person: whether it may be none of them")]]


TITLES: dict[str, str] = {
    errors.AttractError.code: N_("Something went wrong"),
    errors.SignedOut.code: N_("Signed out"),
    errors.TokenExpired.code: N_("Connection expired"),
    errors.WrongCredentials.code: N_("Wrong credentials"),
    errors.TooMany.code: N_("Too many attempts"),
    errors.NotPermitted.code: N_("Not permitted"),
    errors.NotFound.code: N_("Not found"),
    errors.NotInAts.code: N_("Not in ATS"),
    errors.JobNotActive.code: N_("Job not active"),
    errors.JobClosed.code: N_("Job closed"),
    errors.ProspectsOff.code: N_("No prospects on this job"),
    errors.ProcessFrozen.code: N_("Process fixed"),
    errors.WrongStage.code: N_("Moved in the meantime"),
    errors.AmbiguousPerson.code: N_("More than one possible person"),
    errors.CannotUndo.code: N_("Cannot be undone"),
    errors.KeyReused.code: N_("Key used before"),
    errors.KeyMissing.code: N_("Key missing"),
    errors.NotAProfile.code: N_("Not a profile"),
    errors.NotALinkedInProfile.code: N_("Not a LinkedIn profile"),
    errors.NotSigned.code: N_("Not signed"),
    errors.Unavailable.code: N_("Not available just now"),
    errors.Contended.code: N_("Others were faster"),
    errors.Invalid.code: N_("Invalid input"),
    errors.FeedbackGiven.code: N_("Submitted in the meantime"),
    errors.JobLocked.code: N_("Job not changeable"),
    errors.MailTrouble.code: N_("Mail not sent"),
    errors.MailNotSent.code: N_("Mail not sent"),
    errors.MailDeferred.code: N_("Mail not sent"),
    errors.MailRefused.code: N_("Mail not sent"),
    errors.MergedAway.code: N_("Not found"),
    errors.SameRecord.code: N_("The same record"),
    errors.AlreadyMerged.code: N_("Merged already"),
    errors.NotInvitable.code: N_("Nothing to invite to"),
    errors.MorePeople.code: N_("More people than before"),
    errors.NotAsked.code: N_("Approval not asked for"),
    errors.NotSendable.code: N_("Not to be sent to approvers"),
    errors.NotSilver.code: N_("No silver medalist"),
    errors.EditConflict.code: N_("Saved by somebody else"),
    errors.TooLarge.code: N_("Too large"),
    errors.TooManyPeople.code: N_("Too many people"),
    errors.EncryptionKeyMissing.code: N_("No encryption key"),
    errors.LinkedInTrouble.code: N_("Trouble with LinkedIn"),
    errors.LinkedInNotSetUp.code: N_("LinkedIn not connected"),
    errors.LinkedInLocked.code: N_("Locked installation"),
    errors.LinkedInDown.code: N_("LinkedIn not available"),
    errors.LinkedInThrottled.code: N_("LinkedIn takes no more for now"),
    errors.LinkedInRefused.code: N_("Refused by LinkedIn"),
    errors.LinkedInForbidden.code: N_("Not allowed by LinkedIn"),
    errors.LinkedInWrongCredentials.code: N_("Wrong credentials for LinkedIn"),
    errors.LinkedInSignInFailed.code: N_("Sign-in at LinkedIn failed"),
    errors.LinkedInAccountTaken.code: N_("LinkedIn account in use"),
    errors.LinkedInProfileTaken.code: N_("LinkedIn profile in use"),
}

_HTTP: dict[type[HTTPException], tuple[str, str, str]] = {
    NotJson: ("not_json", N_("Not JSON"), N_("The body of this request is not JSON in UTF-8.")),
    UnknownClient: (
        "unknown_client",
        N_("Unknown extension"),
        N_("Attract does not know the extension that asks for this sign-in. Install the one offered under Connections."),
    ),
    exceptions.NotFound: (errors.NotFound.code, TITLES[errors.NotFound.code], errors.NotFound.message),
    exceptions.MethodNotAllowed: ("method_not_allowed", N_("Method not allowed"), N_("This address takes no such method.")),
    exceptions.RequestEntityTooLarge: ("too_large", N_("Too large"), N_("This request is larger than 64 kB.")),
    exceptions.RequestURITooLarge: (
        "too_long",
        N_("Too long"),
        N_("The extension asks for this sign-in at greater length than Attract can remember. Try to connect again."),
    ),
    exceptions.UnsupportedMediaType: (
        "unsupported_media_type",
        N_("Unsupported media type"),
        N_("The body of this request is of another media type than this address takes."),
    ),
    exceptions.InternalServerError: (
        "internal_error",
        N_("Internal error"),
        N_("Something went wrong in Attract. The number of this request helps to find out what."),
    ),
    HTTPException: ("bad_request", N_("Bad request"), N_("This request could not be understood.")),
}


def register(app: Flask) -> None:
    """Answer all errors with problems; the pages, registered later, keep theirs for themselves."""
    app.register_error_handler(AttractError, of_refusal)
    app.register_error_handler(HTTPException, of_http)


def of_refusal(error: AttractError) -> Response:
    """The answer to a refusal of the domain."""
    if isinstance(error, NotPermitted):
        log.not_permitted()
    members: dict[str, Any] = {**error.extra}
    if isinstance(error, Invalid):
        members["errors"] = [{"field": field, "message": say(message)} for field, message in error.errors.items()]
    if "candidates" in members:
        members["candidates"] = [one | {"evidence": [say(text) for text in one["evidence"]]} for one in members["candidates"]]
    response = _answer(status_of(error), error.code, TITLES[error.code], error_text(error), members)
    if challenge := challenge_of(error):
        response.headers["WWW-Authenticate"] = challenge
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def of_http(error: HTTPException) -> Response | HTTPException:
    """The answer to an error of the protocol; redirects and finished answers pass."""
    if error.response is not None or error.code is None or error.code < 400:
        return error
    code, title, detail = next(_HTTP[kind] for kind in type(error).__mro__ if kind in _HTTP)
    response = _answer(error.code, code, title, say(detail), {})
    if isinstance(error, exceptions.MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def code_of_status(status: int) -> str:
    """The code of the protocol error ``status``; 400 is that of a body that is no JSON."""
    return next(code for kind, (code, _, _) in _HTTP.items() if kind.code == status)


def _answer(status: int, code: str, title: str, detail: str, members: dict[str, Any]) -> Response:
    problem = {
        "type": f"/problems/{code.replace('_', '-')}",
        "code": code,
        "title": say(title),
        "status": status,
        "detail": detail,
        "instance": f"urn:attract:request:{log.request_id()}",
        **members,
    }
    return Response(to_json(problem), status, content_type=MEDIA_TYPE)
