"""Calls to the models in a browser page, and the tables of test cases that stand beside this file."""

import dataclasses
import json
from pathlib import Path

HERE = Path(__file__).parent
MODELS = sorted((HERE.parents[1] / "docs" / "assets" / "models").glob("*.js"))

ANSWER_ALL = """
(text) => {
  const reach = (path) => path.split(".").reduce(([, owner], key) => [owner, owner[key]], [null, globalThis.notes]);
  const run = ({ name, args }) => {
    const [owner, model] = reach(name);
    return model.apply(owner, args.map((one) => (one?.$call ? run(one.$call) : one)));
  };
  const exact = (key, value) => (typeof value === "bigint" ? String(value) : value);
  return JSON.stringify(JSON.parse(text).map((call) => {
    try {
      return { value: run(call) ?? null };
    } catch (error) {
      return { error: error.message };
    }
  }), exact);
}
"""


class ModelError(Exception):
    """A model threw; the message is the model's."""


@dataclasses.dataclass(frozen=True)
class Call:
    """A model and its arguments; an argument may be a Call itself, whose result is then passed on."""

    name: str
    args: tuple

    def __init__(self, name, *args):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "args", args)

    def as_json(self):
        args = [{"$call": one.as_json()} if isinstance(one, Call) else one for one in self.args]
        return {"name": self.name, "args": args}


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a model returned, or the message of what it threw."""

    returned: object = None
    error: str | None = None

    @property
    def value(self):
        if self.error is not None:
            raise ModelError(self.error)
        return self.returned


class Models:
    """The models of one page."""

    def __init__(self, page, added):
        self.page = page
        self.added = added
        self.remembered = {}

    def batch(self, calls) -> list[Answer]:
        """Answer many calls in one trip to the browser."""
        text = self.page.evaluate(ANSWER_ALL, json.dumps([call.as_json() for call in calls]))
        return [Answer(one.get("value"), one.get("error")) for one in json.loads(text)]

    def call(self, name, *args):
        """One call; what the model throws is raised as ModelError."""
        return self.batch([Call(name, *args)])[0].value


def read_tables(subject: str) -> list[dict]:
    """All tables of tests/vectors/SUBJECT.json."""
    return json.loads((HERE / f"{subject}.json").read_text(encoding="utf-8"))["tables"]


def cases_of(subject: str, wanted: tuple[str, ...]) -> list[dict]:
    """The cases of the wanted tables. A name that no table has is a mistake, not an empty test."""
    tables = read_tables(subject)
    known = {table["source"].get("table") for table in tables}
    if missing := set(wanted) - known:
        raise ValueError(f"{subject}.json: no table {', '.join(sorted(missing))}")
    chosen = [table for table in tables if not wanted or table["source"].get("table") in wanted]
    return [case for table in chosen for case in table["cases"]]
