"""Static files: an address that changes with the content, so that browsers may keep them for ever."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request

YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Give templates ``asset(name)`` and say how long static files may be kept."""
    folder = Path(str(app.static_folder))

    @lru_cache(maxsize=256)
    def asset(name: str) -> str:
        path = folder / name
        version = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "missing"
        return f"/static/{name}?v={version}"

    app.jinja_env.globals["asset"] = asset
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == 200:
        versioned = "v" in request.args
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if versioned else "public, max-age=86400"
    return response
