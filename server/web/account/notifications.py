"""The bell with its page, and what each user chooses to be told about."""

from flask import Blueprint, Response, redirect
from flask_babel import gettext

from server import http_errors
from server.domain.notifications import TOPIC_NAMES, NotificationChannel, Topic, told
from server.usecases import notifications
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("notifications", __name__)

HERE, SETTINGS = "/notifications", "/settings/notifications"


@pages.get(HERE)
def show() -> Response:
    """What the reader was told, latest first; htmx gets what follows alone."""
    notifications_page = notifications.read(actor(), form_input.number("after"))
    notices = [(row, told(row.kind, row.args, http_errors.say)) for row in notifications_page.rows]
    return responses.page(
        "account/notifications/index.html", "account/notifications/_rows.html", notices=notices, after=notifications_page.after
    )


@pages.get(f"{HERE}/unread")
def unread() -> Response:
    """The number in the bell, asked for every minute."""
    return responses.part("account/notifications/_unread.html", unread=notifications.unread(actor()))


@pages.post(f"{HERE}/read")
def read_all() -> Response:
    """Mark everything as read."""
    return responses.done(gettext("Everything is marked as read."), notifications.mark_read(actor()))


@pages.post(f"{HERE}/<row:notification>/read")
def read_one(notification: int) -> Response:
    """Mark one as read and stay."""
    notifications.mark_read(actor(), notification)
    return redirect(HERE, 303)  # type: ignore[return-value]


@pages.post(f"{HERE}/<row:notification>/open")
def open_one(notification: int) -> Response:
    """Go to where something is to be done."""
    return redirect(notifications.mark_read(actor(), notification), 303)  # type: ignore[return-value]


@pages.get(SETTINGS)
def choices() -> Response:
    """What the reader is told about, and where."""
    return responses.page("account/settings/notifications.html", choices=notifications.choices(actor()), names=TOPIC_NAMES)


@pages.post(SETTINGS)
def choose() -> Response:
    """Keep the reader's choices."""
    chosen = {
        topic: NotificationChannel(form_input.ticked(f"in_app-{topic}"), form_input.ticked(f"mail-{topic}")) for topic in Topic
    }
    notifications.choose(actor(), chosen)
    return responses.done(gettext("Your choice is saved."), SETTINGS)
