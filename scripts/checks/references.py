"""References: pages and words that data names exist, and ids are used once. That facts and sources exist is for those checks to say."""

from scripts.problems import Problem, nothing_to_check
from scripts.project import Project, texts_under

# Keys under which data names pages, wherever they stand.
PAGES = ("see", "answer", "page", "pages")
# Keys whose values are words of words.yml: data file, key, the part of words.yml.
WORDS = (
    ("statuses", "where", "places"),
    ("statuses", "writer", "writers"),
    ("claims", "verdict", "verdicts"),
)


def check(project: Project) -> list[Problem]:
    """Check every reference of the data files to pages and words."""
    if not project.data_names:
        return nothing_to_check("docs/data", "data files")
    problems = []
    for name in project.data_names:
        problems += [
            Problem(
                project.data_path(name), line, "missing-page", f"{page} is no page, or the page has no such heading"
            )
            for line, page in [*project.named(name, *PAGES), *roles(project, name)]
            if not (project.page_exists(page) or is_entry(project, page))
        ]
        problems += once(project, name)
    for name, key, part in WORDS:
        words = project.data("words")[part]
        problems += [
            Problem(
                project.data_path(name),
                line,
                "unknown-word",
                f"{key} is one of {', '.join(words)} (docs/data/words.yml, {part}); it is {word}",
            )
            for line, word in project.named(name, key)
            if word not in words
        ]
    return problems


def roles(project: Project, name: str) -> list[tuple[int, str]]:
    """Pages that code knows by a name, with their lines."""
    data, path = project.data(name), project.data_path(name)
    if name == "pages":
        alone = [(project.line_at(path, key), data[key]) for key in ("statuses", "glossary")]
        for key in ("quotes", "records"):
            alone += [(project.line_at(path, key, number), page) for number, page in enumerate(data[key])]
        return alone + [(project.line_at(path, "weights", page), page) for page in data["weights"]]
    return []


def is_entry(project: Project, reference: str) -> bool:
    """Whether `data/glossary#taint` is an entry of a data file, or `data/sources.yml` one: errata name them so."""
    path, _, name = reference.partition("#")
    data = path.removeprefix("data/").removesuffix(".yml")
    if not path.startswith("data/") or data not in project.data_names:
        return False
    return not name or name in entries(project.data(data))


def entries(data: object) -> set[str]:
    """The keys of a mapping; of a list the ids in it, however deep."""
    return set(data) if isinstance(data, dict) else {text for _, text in texts_under(data, ("id",))}


def once(project: Project, name: str) -> list[Problem]:
    """The ids in one list are different."""
    path, problems = project.data_path(name), []
    for keys, entries in lists(project.data(name)):
        seen = set()
        for number, entry in enumerate(entries):
            own = entry.get("id") if isinstance(entry, dict) else None
            if own is not None and own in seen:
                line = project.line_at(path, *keys, number, "id")
                problems.append(Problem(path, line, "duplicate-id", f"{own} is taken; each id in a list is used once"))
            seen.add(own if isinstance(own, str) else None)
    return problems


def lists(data, keys: tuple = ()) -> list[tuple[tuple, list]]:
    """Every list in the data, with the keys that lead to it."""
    found = [(keys, data)] if isinstance(data, list) else []
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return found + [one for key, value in entries for one in lists(value, (*keys, key))]
