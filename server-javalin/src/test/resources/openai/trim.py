# SPDX-License-Identifier: Apache-2.0
"""Cuts OpenAI's published OpenAPI description down to the calls that Parley serves too.

    python3 trim.py openapi.json COMMIT DATE > openapi-trimmed.json

Takes openapi.json of https://github.com/openai/openai-openapi, and the commit and the date that it
is of. What stays is each call's request and its successful answers, and every schema reachable
from them, without prose: no descriptions, examples, titles or extensions. Words of older drafts,
which OpenAPI 3.1 passes over, are said in its own: `nullable`, and `$recursiveRef`. `oneOf` is
`anyOf`, since the alternatives overlap: an item of a conversation fits two of them. Nothing is
added but `x-source`, which names the commit and the date.
"""

import json
import sys

CALLS = {
    "/chat/completions": ["post"],
    "/completions": ["post"],
    "/embeddings": ["post"],
    "/models": ["get"],
    "/models/{model}": ["get"],
    "/conversations": ["post"],
    "/conversations/{conversation_id}": ["get", "post", "delete"],
    "/conversations/{conversation_id}/items": ["get", "post"],
    "/conversations/{conversation_id}/items/{item_id}": ["get", "delete"],
}

# Not reachable: the description names them in an extension.
STREAMED = ["CreateChatCompletionStreamResponse"]

PROSE = {"description", "example", "examples", "title", "externalDocs", "deprecated", "summary"}

# Below these keys the keys are names, and not words of JSON Schema.
NAMES = {"properties", "patternProperties", "schemas", "content", "mapping"}

# Below these stands data.
DATA = {"enum", "const", "default", "required"}


def trimmed(node):
    if isinstance(node, list):
        return [trimmed(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if key in PROSE or key.startswith("x-"):
            continue
        if key in NAMES and isinstance(value, dict):
            kept[key] = {name: trimmed(each) for name, each in value.items()}
        else:
            kept[key] = value if key in DATA else trimmed(value)
    return kept


def modern(node, name):
    """The words of OpenAPI 3.1 for those of older drafts; `name` is the schema around them."""
    if isinstance(node, list):
        return [modern(each, name) for each in node]
    if not isinstance(node, dict):
        return node
    node = {key: modern(value, name) for key, value in node.items()}
    node.pop("$recursiveAnchor", None)
    if "$recursiveRef" in node:
        del node["$recursiveRef"]
        node["$ref"] = "#/components/schemas/" + name
    if "oneOf" in node:
        node["anyOf"] = node.pop("oneOf")
    if node.get("nullable") is True:
        del node["nullable"]
        return {"anyOf": [node, {"type": "null"}]}
    return node


def references(node):
    if isinstance(node, list):
        for each in node:
            yield from references(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value.rsplit("/", 1)[-1]
            elif key == "mapping":
                yield from (each.rsplit("/", 1)[-1] for each in value.values())
            else:
                yield from references(value)


def call(operation):
    kept = {"operationId": operation["operationId"]}
    if "requestBody" in operation:
        kept["requestBody"] = modern(trimmed(operation["requestBody"]), "")
    kept["responses"] = {
        status: modern(trimmed(answer), "")
        for status, answer in operation["responses"].items()
        if status.startswith("2")
    }
    return kept


def main(source, commit, date):
    with open(source, encoding="utf-8") as file:
        whole = json.load(file)
    paths = {
        path: {method: call(whole["paths"][path][method]) for method in methods}
        for path, methods in CALLS.items()
    }
    wanted = [*STREAMED, *references(paths)]
    schemas = {}
    while wanted:
        name = wanted.pop()
        if name not in schemas:
            schemas[name] = modern(trimmed(whole["components"]["schemas"][name]), name)
            wanted.extend(references(schemas[name]))
    info = {key: whole["info"][key] for key in ("title", "version", "license")}
    info["x-source"] = {"commit": commit, "date": date}
    out = {
        "openapi": whole["openapi"],
        "info": info,
        "paths": paths,
        "components": {"schemas": dict(sorted(schemas.items()))},
    }
    json.dump(out, sys.stdout, indent=1, ensure_ascii=False)
    print()


main(*sys.argv[1:])
