"""Terms: the glossary is well formed, and pages use no form that it forbids."""

import re

from scripts.pages import LANGUAGES
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

KEYS = {"term", "variants", "forbidden", "definition", "see", "facts"}
# A line that lists synonyms may name a form that is not to be used.
SYNONYMS = re.compile(r"也叫|也作|又叫|又称|旧称|别处|also called|also known|synonym|formerly")
# The original note is quoted to the letter.
QUOTES = ("about/original-note.md",)


def check(project: Project) -> list[Problem]:
    """Check the glossary and the words of every page."""
    glossary = project.data("glossary")
    path = project.data_path("glossary")
    if not glossary:
        return nothing_to_check(str(path), "terms")
    problems = []
    for name, term in glossary.items():
        line = project.line_of(path, f"{name}:")
        if set(term) - KEYS or not {"term", "variants", "forbidden", "definition"} <= set(term):
            problems.append(Problem(path, line, "bad-term", f"{name} wants the keys {', '.join(sorted(KEYS))}"))
            continue
        for key in ("term", "definition", "variants", "forbidden"):
            if set(term[key]) != set(LANGUAGES):
                problems.append(Problem(path, line, "bad-term", f"{name}: {key} needs zh and en"))
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            problems.append(Problem(path, line, "bad-id", f"{name}: ids are lower-case ASCII words joined by hyphens"))
        if term.get("see") and not (project.docs / "zh" / term["see"]).is_file():
            problems.append(Problem(path, line, "missing-page", f"{name}: see names {term['see']}, which is no page"))
    if problems:
        return problems
    forbidden = {
        language: [(form, term["term"][language]) for term in glossary.values() for form in term["forbidden"][language]]
        for language in LANGUAGES
    }
    for page in project.pages:
        if page.name in QUOTES:
            continue
        for line, text in page.prose:
            words = re.sub(r"`[^`]*`|\]\([^)]*\)", " ", text)
            if SYNONYMS.search(words):
                continue
            for form, instead in forbidden[page.language]:
                if found(form, words):
                    problems.append(
                        Problem(
                            project.where(page.path),
                            line,
                            "forbidden-form",
                            f"write {instead}, not {form} (docs/data/glossary.yml)",
                        )
                    )
    return problems


def found(form: str, words: str) -> bool:
    """Whether a form stands in a text; a Latin one as a whole word, whatever its case."""
    if re.search(r"[\u3400-\u9fff]", form):
        return form in words
    return re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", words, re.I) is not None
