"""The part of SARIF 2.1.0's schema that the doctor's reports use, written from the standard.

Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020; the numbers of sections
stand beside each object. What is not in here, a report must not have.
"""

from __future__ import annotations

LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object"}


def thing(required, **properties):
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def many(items):
    return {"type": "array", "items": items}


MESSAGE = thing(["text"], text={"type": "string", "minLength": 1})  # §3.11
SNIPPET = thing(["text"], text={"type": "string"})  # §3.3
REGION = thing(["startLine"], startLine={"type": "integer", "minimum": 1}, snippet=SNIPPET)  # §3.30
ARTIFACT = thing(["uri"], uri={"type": "string", "format": "uri-reference"})  # §3.4
PHYSICAL = thing(["artifactLocation"], artifactLocation=ARTIFACT, region=REGION)  # §3.29
LOCATION = thing([], physicalLocation=PHYSICAL, message=MESSAGE)  # §3.28
RESULT = thing(  # §3.27
    ["message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION),
    properties=BAG,
)
NOTIFICATION = thing(["message"], message=MESSAGE, level=LEVEL, locations=many(LOCATION))  # §3.58
INVOCATION = thing(  # §3.20
    ["executionSuccessful"],
    executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"},
    exitSignalName={"type": "string"},
    toolExecutionNotifications=many(NOTIFICATION),
)
RULE = thing(["id"], id={"type": "string"})  # §3.49
DRIVER = thing(  # §3.19
    ["name"],
    name={"type": "string"},
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    rules={**many(RULE), "uniqueItems": True},
)
RUN = thing(  # §3.14
    ["tool"],
    tool=thing(["driver"], driver=DRIVER),
    invocations=many(INVOCATION),
    results=many(RESULT),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
)
SARIF = thing(  # §3.13
    ["version", "runs"],
    **{"$schema": {"type": "string", "format": "uri"}},
    version={"const": "2.1.0"},
    runs=many(RUN),
)
