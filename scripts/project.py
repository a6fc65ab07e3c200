"""The project as the checks see it: pages and data files, read lazily."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts.pages import LANGUAGES, Page, front_matter, read_pages
from scripts.schemas import Unfit, misfits
from scripts.yaml_files import line_at, read_text, read_yaml

# Text with headings of its own: everything that is made but lines of changes and plots.
MADE = re.compile(r"\w\w/(?!changes/|plots/)")


@dataclass(frozen=True)
class Project:
    """A project folder, read lazily. Checks see the project through this alone, so tests can make small ones."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @cached_property
    def pages(self) -> list[Page]:
        return read_pages(self.docs)

    @property
    def data_names(self) -> list[str]:
        """The names of the data files, sorted: `claims` is `docs/data/claims.yml`."""
        return sorted(path.stem for path in (self.docs / "data").glob("*.yml"))

    def data(self, name: str) -> Any:
        """Read `docs/data/<name>.yml`. Raises Unfit when it does not fit its schema."""
        return self.fitting(self.data_path(name))

    def data_path(self, name: str) -> Path:
        return Path("docs/data") / f"{name}.yml"

    def fitting(self, where: Path) -> Any:
        """Read a YAML file that has a schema. Raises Unfit when it does not fit it."""
        if misfits(self.root / where):
            raise Unfit(where)
        return read_yaml(self.root / where)

    def where(self, path: Path) -> Path:
        """A path as problems show it: relative to the project."""
        return path.relative_to(self.root)

    def line_at(self, where: Path, *keys: object) -> int:
        """The line on which a value of a YAML file, or of the front matter of a page, stands; see `yaml_files.line_at`."""
        text = read_text(self.root / where)
        return line_at(front_matter(where, text) if where.suffix == ".md" else text, *keys)

    def named(self, data: str, *names: str) -> Iterator[tuple[int, str]]:
        """Each text below one of the keys `names` in a data file, wherever it stands, with its line."""
        whole = read_text(self.root / self.data_path(data))
        for keys, text in texts_under(self.data(data), names):
            yield line_at(whole, *keys), text

    @cached_property
    def anchors(self) -> dict[str, set[str] | None]:
        """The ids of headings on each page, by its name; None when text that is made at build gives it more."""
        found: dict[str, set[str] | None] = {}
        for page in self.pages:
            made = any(MADE.match(target) for _, target in page.includes)
            found.setdefault(page.name, None if made else {str(heading.id) for heading in page.headings})
        return found

    def page_exists(self, reference: str) -> bool:
        """Whether `dns/policies.md#matrix` or `dns/policies` is a page, and one with that heading."""
        path, _, anchor = reference.partition("#")
        name = path if path.endswith(".md") else f"{path}.md"
        if name not in self.anchors:
            return False
        ids = self.anchors[name]
        return not anchor or ids is None or anchor in ids

    def pairs(self) -> list[tuple[Page, Page]]:
        """Pages of both languages that exist in both."""
        first, second = (
            {page.name: page for page in self.pages if page.language == language} for language in LANGUAGES
        )
        return [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]


def texts_under(
    data: object, names: tuple[str, ...], keys: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Each text below a key called one of `names`, alone or in a list, with the keys that lead to it."""
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        entries = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    for key, value in entries:
        path = (*keys, key)
        if key in names and isinstance(value, str):
            yield path, value
        elif key in names and isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield from ((path + (number,), one) for number, one in enumerate(value))
        else:
            yield from texts_under(value, names, path)
