"""Checks a value against the few words of JSON Schema that the schema of the export uses."""

from typing import Any

KINDS = {"object": dict, "array": list, "string": str}


def problem(value: Any, schema: dict, place: str = "data") -> str:
    """The first place that is not as the schema says, or an empty text."""
    if "const" in schema and value != schema["const"]:
        return place
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return place
    return _object(value, schema, place) if isinstance(value, dict) else _array(value, schema, place)


def _object(value: dict, schema: dict, place: str) -> str:
    missing = [name for name in schema.get("required", ()) if name not in value]
    if missing:
        return f"{place}.{missing[0]}"
    further, known = schema.get("additionalProperties"), schema.get("properties", {})
    for name, one in value.items():
        part = known.get(name, further)
        found = problem(one, part, f"{place}.{name}") if part else ""
        if found:
            return found
    return ""


def _array(value: Any, schema: dict, place: str) -> str:
    if isinstance(value, list) and "items" in schema:
        return next((found for number, one in enumerate(value)
                     if (found := problem(one, schema["items"], f"{place}[{number}]"))), "")
    return ""
