"""Data files against their schemas in `docs/data/schema`: what does not fit, where it stands, and what it has to be.

Editors read the same schemas, by the first line of each data file; `errorMessage` in a schema says what a value has to be.
"""

import difflib
import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, SchemaError, ValidationError
from referencing import Registry, Resource

from scripts import ROOT
from scripts.pages import front_matter
from scripts.yaml_files import line_at, parsed, read_text

SCHEMAS = ROOT / "docs/data/schema"
KINDS = {
    "string": "text",
    "array": "a list",
    "object": "keys with values",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


@dataclass(frozen=True)
class Misfit:
    """One thing in a file that its schema refuses: line, short name, what to do."""

    line: int
    code: str
    message: str


class Unfit(ValueError):
    """A file does not fit its schema, so what needs it cannot be told. `path` is that file."""

    def __init__(self, path: Path):
        super().__init__(f"{path}:1: does not fit its schema; what is wrong says: python3 scripts/dev.py check schema")
        self.path = path


def schema_of(path: Path) -> str:
    """The name of the schema of a data file, of a lab.yml, of a recorded.yml or of the front matter of a page."""
    return "front-matter" if path.suffix == ".md" else path.stem


def misfits(path: Path) -> tuple[Misfit, ...]:
    """What the schema of a file refuses in it. Raises ValueError when the file is no YAML, OSError when it is not there."""
    text, name = read_text(path), schema_of(path)
    if name not in schemas():
        return (Misfit(1, "no-schema", f"no file of docs/data/schema describes it; write {name}.json"),)
    return compare(path, text, name)


@functools.lru_cache(maxsize=1024)
def compare(path: Path, text: str, schema: str) -> tuple[Misfit, ...]:
    """Hold the text of a file against a schema; an unchanged file is compared once."""
    page = path.suffix == ".md"
    text = front_matter(path, text) if page else text
    data = parsed(path, text)
    whole = "the front matter" if page else "the file"
    found: dict[tuple[str, ...], Misfit] = {}
    for error in validator(schema).iter_errors(data):
        keys, code, message = explain(error, label(data, list(error.absolute_path)) or whole)
        found.setdefault((*map(str, keys), code), Misfit(line_at(text, *keys), code, message))
    return tuple(sorted(found.values(), key=lambda one: one.line))


@functools.cache
def schemas() -> dict[str, Any]:
    """Every schema by its name, read once. Raises ValueError with path and line for one that is none."""
    contents = {}
    for path in sorted(SCHEMAS.glob("*.json")):
        try:
            contents[path.stem] = json.loads(read_text(path))
            Draft202012Validator.check_schema(contents[path.stem])
        except json.JSONDecodeError as error:
            raise ValueError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
        except SchemaError as error:
            place = ".".join(map(str, error.absolute_path))
            raise ValueError(f"{path}:1: no schema: {place}: {error.message}") from None
    return contents


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema, which may refer to the others by their file names."""
    resources = [(f"{other}.json", Resource.from_contents(schema)) for other, schema in schemas().items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(schemas()[name], registry=registry, format_checker=FormatChecker(["date"]))


def explain(error: ValidationError, name: str) -> tuple[list[Any], str, str]:
    """Where an error stands (keys from the top), its code, and in words what to do. `name` is what people call the place."""
    keys, schema, value = list(error.absolute_path), error.schema, error.instance
    allowed = ", ".join(schema.get("properties", ()))
    match error.validator:
        case "required":
            missing = [key for key in error.validator_value if key not in value]
            return keys, "missing-key", f"{name} needs {', '.join(missing)} (its keys: {allowed})"
        case "additionalProperties":
            unknown = next(key for key in value if key not in schema.get("properties", ()))
            near = difflib.get_close_matches(str(unknown), schema["properties"], 1)
            hint = f"did you mean {near[0]}? " if near else ""
            return [*keys, unknown], "unknown-key", f"{name} has no key {unknown}; {hint}allowed are {allowed}"
    if "propertyNames" in error.absolute_schema_path:
        return [*keys, value], "bad-key", f"the key {value} of {name} {wanted(error)}"
    if error.validator in ("anyOf", "dependentRequired"):  # which keys go together
        return keys, "bad-value", f"{name}: {wanted(error)}"
    near = difflib.get_close_matches(str(value), map(str, schema.get("enum", ())), 1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return keys, "bad-value", f"{name} {wanted(error)}; it is {shown(value)}{hint}"


def wanted(error: ValidationError) -> str:
    """What a value has to be: in the words of its schema, or made from the rule that it breaks."""
    if "errorMessage" in error.schema:
        return str(error.schema["errorMessage"])
    rule = error.validator_value
    match error.validator:
        case "type":
            return f"has to be {' or '.join(KINDS[kind] for kind in ([rule] if isinstance(rule, str) else rule))}"
        case "enum":
            return f"is one of {', '.join(map(str, rule))}"
        case "minItems" | "minProperties":
            return f"needs at least {rule} {'entries' if rule > 1 else 'entry'}"
        case "uniqueItems":
            return "names the same twice"
    return str(error.message)


def shown(value: object) -> str:
    """A value for a message, in few words."""
    if value is None:
        return "empty"
    text = json.dumps(value, ensure_ascii=False, default=str)
    if len(text) <= 60:
        return text
    size = f" with {len(value)} entries" if isinstance(value, list | dict) else ""
    return f"{text[:57]}…{size}"


def label(data: Any, keys: list[Any]) -> str:
    """A place in the data as people name it: `taint.definition.en`, `sitting-1.questions[2].answer`, `C01.see`; "" for all of it."""
    text = ""
    for key in keys:
        data = data[key]
        if isinstance(key, int):
            own = data.get("id") if isinstance(data, dict) else None
            text += f"[{own if isinstance(own, str) else key + 1}]"
        else:
            text += f".{key}" if text else str(key)
    if text.startswith("["):
        text = text[1:].replace("]", "", 1) if not text[1].isdigit() else f"entry {text[1:].replace(']', '', 1)}"
    return text
