"""Outgoing webhooks: signed, sent by a thread of their own, tried again on the virtual clock (linkedin.md 9.1 to 9.3, 20.5)."""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import requests

from e2e.recruiter.partner.ats.integrations import callback_url
from e2e.recruiter.partner.notifications.signing import is_answered, signature
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.exports import EXPORT, LIFE
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, recruiter_data

RETRY_EVERY = 5 * 60_000
RETRY_FOR = 8 * 3_600_000
CHALLENGE_EVERY = 2 * 3_600_000
MOST_FAILED_CHALLENGES = 3
POST_PATIENCE = 10
SLOW_SECONDS = 2.0
MODES = ("normal", "duplicate", "out_of_order", "expired", "bad_signature", "wrong_url", "slow", "times", "none")


@dataclass
class Delivery:
    """One notification on its way; ``due_at`` moves by five minutes with every failure until ``first_at`` is eight hours ago."""

    id: str
    type: str
    client_id: str
    first_at: int
    due_at: int
    expires_at: int
    mode: str = "normal"
    attempts: int = 0


@dataclass
class Notifications:
    """The outbox of a world. ``log`` tells of every attempt: id, type, client_id, url, mode, attempt, status or error, at.

    Methods other than ``drained`` are called under ``world.lock``; nothing is sent under it.
    """

    world: World
    waiting: list[Delivery] = field(default_factory=list)
    held: list[Delivery] = field(default_factory=list)
    types: dict[str, tuple[str, str]] = field(default_factory=dict)
    log: list[dict[str, Any]] = field(default_factory=list)
    challenged_at: dict[str, int] = field(default_factory=dict)
    failed_challenges: Counter[str] = field(default_factory=Counter)
    _sending: bool = False
    _alarm: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def reset(self) -> None:
        """Forget everything, also what was still to be sent."""
        for each in (self.waiting, self.held, self.types, self.log, self.challenged_at, self.failed_challenges):
            each.clear()
        self.look_again()

    def look_again(self) -> None:
        """The clock has moved: something may be due earlier than the thread thinks."""
        self._alarm.set()

    def notify(self, client_id: str, kind: str, request_id: str) -> None:
        """World.notifier: one notification in normal mode, and those that were held back until another overtakes them."""
        self.send(client_id, kind, request_id)

    def send(self, client_id: str, kind: str, request_id: str, mode: str = "normal", times: int = 1) -> None:
        """Put a notification on its way in one of MODES; Impossible for any other mode or if there is no wrong URL to send to."""
        if mode not in MODES:
            raise Impossible(f"unknown mode: {mode}")
        if mode == "wrong_url" and self._url(client_id, mode) is None:
            raise Impossible("no other application has a callback URL")
        self.types[request_id] = (client_id, kind)
        now = self.world.clock.now()
        delivery = Delivery(request_id, kind, client_id, now, now, now - 1 if mode == "expired" else now + LIFE, mode)
        if mode == "out_of_order":
            self.held.append(delivery)
            return
        copies = {"duplicate": 2, "times": times, "none": 0}.get(mode, 1)
        overtaken = [each for each in self.held if each.client_id == client_id] if copies else []
        self.held = [each for each in self.held if each not in overtaken]
        self.waiting += [Delivery(**vars(delivery)) for _ in range(copies)] + overtaken
        self._wake()

    def again(self, request_id: str, mode: str, times: int = 1) -> None:
        """Notify of something known once more; KeyError for an unknown id. ``expired`` also ends the export's fetchability."""
        exports = recruiter_data(self.world).exports
        if request_id not in self.types and request_id in exports:
            self.types[request_id] = (exports[request_id].client_id, EXPORT)
        client_id, kind = self.types[request_id]
        if mode == "expired" and request_id in exports:
            exports[request_id].expires_at = self.world.clock.now() - 1
        self.send(client_id, kind, request_id, mode, times)

    def drained(self, seconds: float) -> bool:
        """Wait until nothing is due any more, at most ``seconds``; retries of the future do not count."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self.world.lock:
                if not self._sending and self._next() is None:
                    return True
            time.sleep(0.01)
        return False

    def challenge(self, client_id: str) -> bool:
        """Ask the callback URL for proof that its owner knows the secret. Call it without the lock, it waits for the network."""
        with self.world.lock:
            app, url = self.world.apps.get(client_id), callback_url(self.world, client_id)
        if app is None or url is None:
            return False
        has_passed = is_answered(url, client_id, app.secrets[-1])
        with self.world.lock:
            self.challenged_at[url] = self.world.clock.now()
            self.failed_challenges[url] = 0 if has_passed else self.failed_challenges[url] + 1
        return has_passed

    def _wake(self) -> None:
        self.look_again()
        if self.waiting and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        """Send what is due until nothing is left, not even retries of the future."""
        while True:
            self._alarm.clear()
            with self.world.lock:
                if not self.waiting:
                    self._thread = None
                    return
                delivery = self._next()
                if delivery:
                    self.waiting.remove(delivery)
                    self._sending = True
                earliest = min((each.due_at for each in self.waiting), default=0)
            if delivery is None:
                self._alarm.wait((earliest - self.world.clock.now()) / 1000)
                continue
            try:
                self._deliver(delivery)
            finally:
                self._sending = False

    def _next(self) -> Delivery | None:
        now = self.world.clock.now()
        return next((each for each in self.waiting if each.due_at <= now), None)

    def _deliver(self, delivery: Delivery) -> None:
        with self.world.lock:
            url = self._url(delivery.client_id, delivery.mode)
            app = self.world.apps.get(delivery.client_id)
            needs_challenge = url is not None and self._needs_challenge(url)
        if url is None or app is None:
            return
        if needs_challenge and not self.challenge(delivery.client_id):
            outcome: dict[str, Any] = {"error": "challenge failed"}
        else:
            outcome = self._post(delivery, url, app.secrets[-1])
        with self.world.lock:
            self._record(delivery, url, outcome)

    def _post(self, delivery: Delivery, url: str, secret: str) -> dict[str, Any]:
        body = json.dumps(
            {"id": delivery.id, "type": delivery.type, "expiresAt": delivery.expires_at}, separators=(",", ":")
        ).encode()
        headers = {"Content-Type": "application/json"}
        if self.world.settings.signatures:
            key = secret if delivery.mode != "bad_signature" else "another" + secret
            headers["X-LI-Signature"] = signature(key, body)
        data = _Trickle(body) if delivery.mode == "slow" else body
        try:
            answer = requests.post(url, data=data, headers=headers, timeout=POST_PATIENCE, allow_redirects=False)
        except requests.RequestException as error:
            return {"error": type(error).__name__}
        return {"status": answer.status_code}

    def _record(self, delivery: Delivery, url: str, outcome: dict[str, Any]) -> None:
        delivery.attempts += 1
        told = {"id": delivery.id, "type": delivery.type, "client_id": delivery.client_id, "url": url, "mode": delivery.mode}
        self.log.append(told | {"attempt": delivery.attempts, "at": self.world.clock.now(), **outcome})
        has_arrived = 200 <= outcome.get("status", 0) < 300
        delivery.due_at += RETRY_EVERY
        if has_arrived or delivery.due_at - delivery.first_at > RETRY_FOR:
            return
        if self.failed_challenges[url] < MOST_FAILED_CHALLENGES and delivery.id in self.types:
            self.waiting.append(delivery)

    def _url(self, client_id: str, mode: str) -> str | None:
        if mode != "wrong_url":
            return callback_url(self.world, client_id)
        others = (callback_url(self.world, each) for each in self.world.ats if each != client_id)
        return next((url for url in others if url), None)

    def _needs_challenge(self, url: str) -> bool:
        last = self.challenged_at.get(url)
        return self.world.settings.challenge and (
            last is None or self.failed_challenges[url] > 0 or self.world.clock.now() - last >= CHALLENGE_EVERY
        )


class _Trickle:
    """A body that takes its time; a file to ``requests``."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.position = 0

    def __len__(self) -> int:
        return len(self.body)

    def read(self, _size: int = -1) -> bytes:
        """A quarter of the body after a quarter of the time."""
        time.sleep(SLOW_SECONDS / 4)
        quarter = len(self.body) // 4 + 1
        piece = self.body[self.position : self.position + quarter]
        self.position += quarter
        return piece
