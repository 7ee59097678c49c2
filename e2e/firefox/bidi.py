"""WebDriver BiDi: commands and their answers as JSON over a socket (https://w3c.github.io/webdriver-bidi/)."""

import json
from contextlib import ExitStack
from itertools import count
from typing import Any

from websockets.sync.client import connect

_ANSWER_WITHIN = 30  # seconds


class BidiError(Exception):
    """A command that the browser refused, or a script that threw; the text is the browser's own."""


class Connection:
    """The one session with the browser that listens at ``url``."""

    def __init__(self, url: str) -> None:
        self._end = ExitStack()
        self._socket = self._end.enter_context(connect(f"{url}/session", max_size=None))
        self._ids = count(1)
        self.send("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Give one command and wait for its answer; events are passed over. Raise BidiError when it is refused."""
        id = next(self._ids)
        self._socket.send(json.dumps({"id": id, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(timeout=_ANSWER_WITHIN))).get("id") != id:
            pass
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def run(self, context: str, function: str, *arguments: Any, node: str | None = None) -> Any:
        """What a function answers that runs in the page's own world with ``node`` (a shared id) and ``arguments``, all as JSON.

        Raise BidiError when it throws.
        """
        given = [{"sharedId": node}] if node else []
        spread = ", ".join([*(["node"] if node else []), *map(json.dumps, arguments)])
        script = f"async ({'node' if node else ''}) => JSON.stringify(await ({function})({spread})) ?? 'null'"
        return json.loads(self._call(context, script, given)["value"])

    def described(self, context: str, node: str | None = None) -> dict[str, Any]:
        """``node``, or else the document's root, with everything in it, closed roots too, as BiDi describes nodes.

        Raise BidiError while there is no root: between one page and the next.
        """
        given = [{"sharedId": node}] if node else []
        everything = {"maxDomDepth": None, "includeShadowTree": "all"}
        answer = self._call(context, "(node) => node ?? document.documentElement", given, serializationOptions=everything)
        if "sharedId" not in answer:
            raise BidiError("There is no page yet")
        return answer

    def _call(self, context: str, function: str, given: list[Any], **options: Any) -> dict[str, Any]:
        where = {"target": {"context": context}, "awaitPromise": True}
        answer = self.send("script.callFunction", functionDeclaration=function, arguments=given, **where, **options)
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def close(self) -> None:
        """End the session."""
        self._end.close()
