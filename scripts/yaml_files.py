"""YAML files as values, each read once; and the line on which each value stands.

Dates stay text, as editors and YAML 1.2 have it: `2026-11-20` sorts as it is. A key that stands twice in one mapping is an error,
and so is an alias: who changes one value must not change others.
"""

import functools
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

# libyaml, where PyYAML has it: the plain parser takes ten times as long.
Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(Base):  # type: ignore[misc]
    """Reads YAML 1.1 but for dates, refuses aliases and keys that stand twice, and says the line of a value that is none of its kind."""

    yaml_implicit_resolvers = {
        first: [(tag, looks) for tag, looks in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in Base.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.Node, deep: bool = False) -> Any:
        if not isinstance(node, yaml.MappingNode):  # such as `!!map [a]`
            raise ConstructorError(None, None, "this is no mapping", node.start_mark)
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ConstructorError(None, None, "a key is text, not a list or a mapping", key.start_mark)
            if key.value in seen:
                raise ConstructorError(None, None, f"the key {key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node in self.constructed_objects or node in self.recursive_objects:
            raise ConstructorError(
                None, None, "an alias (*name) changes with what it names; write it out", node.start_mark
            )
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, AttributeError, TypeError):  # such as `!!int x`
            raise ConstructorError(None, None, f"this is no {node.tag.split(':')[-1]}", node.start_mark) from None


def read_yaml(path: Path) -> Any:
    """Read a YAML file; an unchanged one is read once. Raises ValueError with path and line when it is none.

    Callers share what they get and must not change it.
    """
    return parsed(path, read_text(path))


def read_text(path: Path) -> str:
    """Read a text file. Raises ValueError with path and line when it is not UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"{path}:{line}: not UTF-8; save the file in this encoding") from None


@functools.lru_cache(maxsize=1024)
def parsed(path: Path, text: str) -> Any:
    """Parse the YAML text of a file. Raises ValueError with path and line when it is none."""
    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise ValueError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from None


@functools.lru_cache(maxsize=64)
def composed(text: str) -> list[yaml.Node]:
    """The node tree of each document of a YAML text, for the marks in it."""
    return list(yaml.compose_all(text, Loader))


def line_at(text: str, *keys: object, document: int = 0) -> int:
    """The line of a value in a YAML text: of its key in a mapping, of its beginning in a list.

    `keys` lead to it from the top of the document. Where they lead no further, the line is that of the last one that is there.
    """
    documents = composed(text)
    node = documents[document] if document < len(documents) else None
    line = node.start_mark.line if node else 0
    for key in keys:
        step = child(node, key)
        if step is None:
            break
        line, node = step
    return line + 1


def child(node: yaml.Node | None, key: object) -> tuple[int, yaml.Node] | None:
    """The line (from 0) and the node of one entry of a mapping or a list; None when there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line, node.value[key]
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode) and (
                name.value == key or SafeConstructor().construct_object(name) == key
            ):
                return name.start_mark.line, value
    return None
