"""The extension's types of the JSON API against the server's own description of it, judged by the TypeScript compiler."""

import subprocess
from pathlib import Path
from typing import Any

from flask import Flask

ROOT = Path(__file__).parents[2]
# What the server answers must be what the extension expects ...
ANSWERS = {
    "Instance": "InstanceInfo",
    "Me": "Me",
    "JobList": "JobList",
    "WhyAnswer": "WhyNot",
    "Preview": "Preview",
    "ExportAnswer": "Exported",
    "PageFound": "LookUp",
    "CardAnswer": "Card",
    "Problem": "Problem",
}
# ... and what the extension sends what the server takes.
REQUESTS = {"ExportRequest": "ExportAsked", "LookUpProfile": "ProfileAsked", "Person": "Person"}


def test_the_extension_and_the_server_mean_the_same_by_every_answer_and_request(app: Flask, tmp_path: Path) -> None:
    schemas = app.test_client().get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    lines = [f"import type * as extension from '{ROOT}/extension/api/types';", "export declare namespace server {"]
    lines += [f"type {name} = {_typescript(schema)};" for name, schema in schemas.items()]
    lines += ["}"]
    lines += [f"export const answer{a}: (x: server.{a}) => extension.{b} = x => x;" for a, b in ANSWERS.items()]
    lines += [f"export const request{a}: (x: extension.{a}) => server.{b} = x => x;" for a, b in REQUESTS.items()]
    judged = tmp_path / "judged.ts"
    judged.write_text("\n".join(lines))
    options = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--module", "esnext", "--moduleResolution", "bundler"]
    compiler = subprocess.run([ROOT / "node_modules/.bin/tsc", *options, judged], capture_output=True, text=True, timeout=120)
    assert compiler.returncode == 0, compiler.stdout


def _typescript(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return f"server.{schema['$ref'].rsplit('/', 1)[1]}"
    if choices := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return f"({' | '.join(_typescript(choice) for choice in choices)})"
    if "enum" in schema or "const" in schema:
        return " | ".join(f"'{value}'" for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"Array<{_typescript(schema['items'])}>"
    if schema.get("type") == "object":
        required = schema.get("required", [])
        members = schema.get("properties", {}).items()
        return "{ " + "; ".join(f"{name}{'' if name in required else '?'}: {_typescript(one)}" for name, one in members) + " }"
    return {"integer": "number", "number": "number", "string": "string", "boolean": "boolean", "null": "null"}.get(
        schema.get("type", ""), "unknown"
    )
