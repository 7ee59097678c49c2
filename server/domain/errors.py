"""Everything that can be refused, by name. Raised inside, translated once at the edge into a page or a problem answer."""

import re
from collections.abc import Mapping
from typing import Any

from server.domain.i18n_marker import N_


class AttractError(Exception):
    """A refusal with words for the user.

    ``code`` is stable for programs; ``message`` is an English text with ``%(name)s`` places that ``params`` fill, so that
    the edge can say it in the reader's language; ``extra`` goes into a problem answer as it is (RFC 9457 section 3.2).
    """

    code = "error"
    message = N_("Something went wrong.")

    def __init__(self, message: str | None = None, extra: dict[str, Any] | None = None, **params: Any) -> None:
        self.message = message or self.message
        self.params = params
        self.extra = extra or {}
        super().__init__(self.message % params if params else self.message)


class SignedOut(AttractError):
    code = "signed_out"
    message = N_("You are signed out. Sign in to go on.")


class TokenExpired(SignedOut):
    code = "expired"
    message = N_("Your connection has expired. Connect to Attract again.")


class WrongCredentials(AttractError):
    code = "wrong_credentials"
    message = N_("That e-mail address and password do not belong together.")


class TooMany(AttractError):
    """Too many tries; ``retry_after`` is in seconds."""

    code = "too_many"
    message = N_("Too many attempts. Try again in %(minutes)s minutes.")

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(minutes=max(1, -(-retry_after // 60)))


class NotPermitted(AttractError):
    code = "not_permitted"
    message = N_("Your role does not allow this.")


class NotFound(AttractError):
    code = "not_found"
    message = N_("There is nothing here, or you may not see it.")


class MergedAway(NotFound):
    """The candidate was made one with another, whose id is ``into``."""

    code = "merged_away"

    def __init__(self, into: int) -> None:
        self.into = into
        super().__init__()


class NotInAts(NotFound):
    code = "not_in_ats"
    message = N_("Attract has nothing to show about this person.")


class JobNotActive(AttractError):
    code = "job_not_active"
    message = N_("%(job)s is not active yet. Activate the job first.")


class JobClosed(AttractError):
    code = "job_closed"
    message = N_("%(job)s is closed.")


class JobLocked(AttractError):
    code = "job_locked"
    message = N_("%(job)s was approved and activated, so its details cannot be changed any more.")


class ProspectsOff(AttractError):
    code = "prospects_off"
    message = N_("%(job)s takes no prospects.")


class ProcessFrozen(AttractError):
    code = "process_frozen"
    message = N_("The process cannot be changed after activation.")


class NotAsked(AttractError):
    """An answer to a request that was withdrawn, decided, or made anew since it was read."""

    code = "not_asked"
    message = N_("This approval is not asked for any more, or was asked for anew. Read the job again before you answer.")


class NotSendable(AttractError):
    code = "not_sendable"
    message = N_("%(job)s cannot be sent to approvers, and its approvers cannot be changed, in its present status.")


class MorePeople(AttractError):
    """Somebody came to a job since its deletion was asked about."""

    code = "more_people"
    message = N_("Somebody was added to this job in the meantime. Look again before you delete it.")


class WrongStage(AttractError):
    code = "wrong_stage"
    message = N_("Somebody moved this person in the meantime. Look again before you go on.")


class SameRecord(AttractError):
    code = "same_record"
    message = N_("This is the same record. Choose another one.")


class AlreadyMerged(AttractError):
    code = "already_merged"
    message = N_("Somebody merged one of the two in the meantime. Look again before you go on.")


class EditConflict(AttractError):
    """Somebody else saved first; ``present`` is what stands now, by the names of the form's fields."""

    code = "overtaken"
    message = N_("Somebody else saved this in the meantime. Compare both versions, and save again to keep yours.")

    def __init__(self, present: Mapping[str, Any]) -> None:
        self.present = present
        super().__init__()


class TooLarge(AttractError):
    """A file of more than ``megabytes``."""

    code = "too_large"
    message = N_("This file is too large. At most %(megabytes)s MB are taken.")

    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes=megabytes)


class TooManyPeople(AttractError):
    code = "too_many_people"
    message = N_("At most %(most)s people at once. Narrow the list first.")


class NotSilver(AttractError):
    code = "not_silver"
    message = N_("Only somebody who reached the Offer stage and accepted no offer can be a silver medalist.")


class NotInvitable(AttractError):
    code = "not_invitable"
    message = N_("%(job)s has no public page to send anybody to. Post the job first.")


class AmbiguousPerson(AttractError):
    """Several candidates could be meant; ``extra['candidates']`` lists them with evidence (design section 5.2)."""

    code = "ambiguous_person"
    message = N_("More than one candidate could be this person. Choose who it is.")


class CannotUndo(AttractError):
    code = "cannot_undo"
    message = N_("This cannot be undone any more.")


class KeyReused(AttractError):
    code = "key_reused"
    message = N_("This Idempotency-Key was already used for another export.")


class KeyMissing(AttractError):
    code = "key_missing"
    message = N_("An export needs the header Idempotency-Key: 1 to 200 printable ASCII characters.")


class NotAProfile(AttractError):
    code = "not_a_profile"
    message = N_("This is not the address of a person's profile.")


class NotALinkedInProfile(NotAProfile):
    """A page elsewhere, or one of LinkedIn that is nobody's: a company, a short link, a page to sign in."""

    code = "not_a_linkedin_profile"
    message = N_("This isn't the address of a LinkedIn profile. Enter one such as https://www.linkedin.com/in/kari-nordmann.")


class NotSigned(AttractError):
    """A notification without LinkedIn's signature (linkedin.md 9.3)."""

    code = "not_signed"
    message = N_("This notification does not carry LinkedIn's signature.")


class EncryptionKeyMissing(AttractError):
    code = "encryption_key_missing"
    message = N_("This Attract has no encryption key, so it cannot keep credentials. Ask the operator to set ENCRYPTION_KEYS.")


class LinkedInTrouble(AttractError):
    """LinkedIn could not be asked or did not answer as agreed. ``params`` and texts never carry credentials or bodies."""

    code = "linkedin_trouble"
    message = N_("LinkedIn does not answer just now. Attract tries again by itself.")


class LinkedInNotSetUp(LinkedInTrouble):
    code = "linkedin_not_set_up"
    message = N_("LinkedIn is not connected yet. Ask an administrator to connect it in the Admin center.")


class LinkedInLocked(LinkedInTrouble):
    """The environment lock: this installation must not talk to the LinkedIn it is set to."""

    code = "linkedin_locked"
    message = N_("This installation may not talk to LinkedIn: it is not the one that was connected. Confirm the move first.")


class LinkedInDown(LinkedInTrouble):
    """No answer, half an answer, no JSON, or a 5xx: trying again later may help."""

    code = "linkedin_down"


class LinkedInThrottled(LinkedInTrouble):
    """429. ``until`` is the instant LinkedIn named (Retry-After), or None."""

    code = "linkedin_throttled"
    message = N_("LinkedIn takes no more requests for now. Attract goes on by itself as soon as it does.")

    def __init__(self, resource: str, until: int | None) -> None:
        self.resource, self.until = resource, until
        super().__init__()


class LinkedInRefused(LinkedInTrouble):
    """A 4xx for the request as a whole; ``status`` is it, ``reason`` what LinkedIn said."""

    code = "linkedin_refused"
    message = N_("LinkedIn refused the request (%(status)s): %(reason)s")

    def __init__(self, status: int, reason: str, message: str | None = None) -> None:
        self.status = status
        super().__init__(message, status=status, reason=reason)


class LinkedInForbidden(LinkedInRefused):
    """403: an access level is off, or the contract does not cover this."""

    code = "linkedin_forbidden"
    message = N_(
        "LinkedIn does not allow this yet (%(status)s): %(reason)s. "
        "Check the access levels in LinkedIn Recruiter, Admin Settings, ATS."
    )


class LinkedInWrongCredentials(LinkedInRefused):
    """401 for fresh credentials: they are wrong, expired or revoked."""

    code = "linkedin_wrong_credentials"
    message = N_("LinkedIn does not accept the credentials. Enter the client ID and secret again.")


class LinkedInSignInFailed(LinkedInTrouble):
    """The sign-in at LinkedIn came back without a usable answer: declined, too late, or begun elsewhere."""

    code = "linkedin_sign_in_failed"
    message = N_("This sign-in at LinkedIn was not begun here, or it took too long. Nothing was connected; start it again.")


class LinkedInAccountTaken(LinkedInTrouble):
    """The member is connected with another user already."""

    code = "linkedin_account_taken"
    message = N_("This LinkedIn account is connected with %(name)s in Attract already. One account belongs to one user only.")


class LinkedInProfileTaken(LinkedInTrouble):
    """The profile is linked to another candidate; ``extra['candidate']`` is their id where the reader may open them."""

    code = "linkedin_profile_taken"
    message = N_("This LinkedIn profile is linked to %(name)s already. Unlink it there first if that is wrong.")


class FeedbackGiven(AttractError):
    """Nobody is reminded of what they did."""

    code = "feedback_given"
    message = N_("This feedback was submitted in the meantime.")


class MailNotSent(AttractError):
    """A letter is still here. ``reason`` is what the mail server said, never with credentials."""

    code = "mail_not_sent"
    message = N_("The mail could not be sent: %(reason)s")

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason=reason)


class MailTrouble(MailNotSent):
    """The mail server cannot be reached, or went away: it is nothing about this letter."""

    code = "mail_trouble"


class MailDeferred(MailNotSent):
    """The mail server does not take this letter now, and may later (4xx)."""

    code = "mail_deferred"


class MailRefused(MailNotSent):
    """The mail server will never take this letter (5xx)."""

    code = "mail_refused"


class Unavailable(AttractError):
    code = "unavailable"
    message = N_("Attract cannot reach its database just now. Try again in a moment.")


class Contended(Unavailable):
    """The database gave up on a transaction because another one was changing the same rows; nothing of it was done."""

    code = "contended"
    message = N_("Somebody else was changing the same thing at this very moment, so nothing was done. Try again.")


class Invalid(AttractError):
    """Input that breaks a rule; ``errors`` maps the field's name to a message for the user."""

    code = "invalid"
    message = N_("Some of what was entered needs another look.")

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__()


# Control characters but tab and line ends, and halves of surrogate pairs: nobody types them, and PostgreSQL keeps no NUL.
_UNKEEPABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def keepable(value: str) -> str:
    """Return ``value`` without the characters that no text is made of and a database may refuse."""
    return _UNKEEPABLE.sub("", value)


def required(value: str, field: str, limit: int) -> str:
    """Return ``value`` trimmed; raise Invalid for ``field`` when it is empty or longer than ``limit`` characters."""
    value = keepable(value).strip()
    if not value:
        raise Invalid({field: N_("This is needed.")})
    return bounded(value, field, limit)


def bounded(value: str, field: str, limit: int) -> str:
    """Return ``value`` as it can be kept; raise Invalid for ``field`` when it is longer than ``limit`` characters."""
    value = keepable(value)
    if len(value) > limit:
        raise Invalid({field: N_("This is too long.")})
    return value
