"""The project as the checks see it: pages and data files, read lazily."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.pages import LANGUAGES, Page, read_pages
from scripts.yaml_files import read_yaml


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

    def data(self, name: str):
        """Read `docs/data/<name>.yml`."""
        return read_yaml(self.docs / "data" / f"{name}.yml")

    def data_path(self, name: str) -> Path:
        return Path("docs/data") / f"{name}.yml"

    def where(self, path: Path) -> Path:
        """A path as problems show it: relative to the project."""
        return path.relative_to(self.root)

    def line_of(self, path: Path, text: str) -> int:
        """The first line of a file that contains `text`, or 1."""
        lines = (self.root / path).read_text(encoding="utf-8").splitlines()
        return next((number for number, line in enumerate(lines, 1) if text in line), 1)

    def pairs(self) -> list[tuple[Page, Page]]:
        """Pages of both languages that exist in both."""
        first, second = (
            {page.name: page for page in self.pages if page.language == language} for language in LANGUAGES
        )
        return [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]
