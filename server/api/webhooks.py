"""The address that LinkedIn calls: its challenge, and its notifications (linkedin.md 9.1, 9.3). Nobody is signed in here."""

from flask import Flask, Response, request

from server.api.operations import answered
from server.usecases.linkedin.incoming import webhook_notifications

_ADDRESS = "/webhooks/linkedin/<token>"
SIGNATURE = "X-LI-Signature"


def register(app: Flask) -> None:
    """Serve the callback address; the part of it that nobody can guess is ``token``."""
    app.add_url_rule(_ADDRESS, "api.webhooks.challenge", answer_challenge, methods=["GET"])
    app.add_url_rule(_ADDRESS, "api.webhooks.notify", receive, methods=["POST"])


def answer_challenge(token: str) -> Response:
    """Prove that this installation has the application's secret. There is one application here, so its id says nothing new."""
    code = request.args.get("challengeCode", "")
    return answered({"challengeCode": code, "challengeResponse": webhook_notifications.answer_challenge(token, code)})


def receive(token: str) -> Response:
    """Keep a notification and say so at once; whatever it is about is asked for later."""
    webhook_notifications.receive(token, request.get_data(cache=False), request.headers.get(SIGNATURE))
    return Response(status=204)
