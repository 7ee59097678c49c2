"""The extension's types of the JSON API are those that the server's own description of it makes."""

import subprocess
from pathlib import Path

from flask import Flask

ROOT = Path(__file__).parents[2]
GENERATOR, TYPES = ROOT / "extension/build/api_types.mjs", ROOT / "extension/api/server.ts"


def test_the_extension_knows_the_api_as_the_server_describes_it(app: Flask) -> None:
    described = app.test_client().get("/api/v1/openapi.json").get_data()
    made = subprocess.run(["node", GENERATOR], input=described, capture_output=True, timeout=60, check=True).stdout
    assert made.decode() == TYPES.read_text("utf-8"), "The API is another than the extension's types of it: make types"
