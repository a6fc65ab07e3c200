"""Terms: pages use no form that the glossary forbids."""

import re

from scripts.pages import LANGUAGES
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

# A line that lists synonyms may name a form that is not to be used.
SYNONYMS = re.compile(r"也叫|也作|又叫|又称|旧称|别处|also called|also known|synonym|formerly")


def check(project: Project) -> list[Problem]:
    """Check the words of every page against the glossary; pages that quote the original note may say what it says."""
    glossary, quotes = project.data("glossary"), project.data("pages")["quotes"]
    if not project.pages:
        return nothing_to_check("docs", "pages")
    forbidden = {
        language: [(form, term["term"][language]) for term in glossary.values() for form in term["forbidden"][language]]
        for language in LANGUAGES
    }
    problems = []
    for page in project.pages:
        if page.name in quotes:
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
