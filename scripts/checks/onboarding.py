"""The onboarding week: every sitting has pages that exist and questions that a page answers, in both languages."""

import re

from scripts.pages import LANGUAGES
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

KEYS = {"id", "title", "goal", "pages", "questions"}


def check(project: Project) -> list[Problem]:
    """Check `onboarding.yml`."""
    week = project.data("onboarding")
    path = project.data_path("onboarding")
    if not week:
        return nothing_to_check(str(path), "sittings")
    problems, seen = [], set()
    for sitting in week:
        name = str(sitting.get("id"))
        wrong = []
        if set(sitting) != KEYS or not sitting["pages"] or not sitting["questions"]:
            wrong.append(("bad-sitting", f"wants the keys {', '.join(sorted(KEYS))}, with pages and questions"))
        else:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or name in seen:
                wrong.append(("bad-id", "an id is lower-case ASCII words joined by hyphens, and used once"))
            texts = [
                sitting["title"],
                sitting["goal"],
                *({language: question.get(language) for language in LANGUAGES} for question in sitting["questions"]),
            ]
            if not all(isinstance(text, dict) and text.get(language) for text in texts for language in LANGUAGES):
                wrong.append(("not-in-both-languages", "title, goal and every question need zh and en"))
            for target in [*sitting["pages"], *(question.get("answer", "") for question in sitting["questions"])]:
                if not target or not (project.docs / LANGUAGES[0] / target.partition("#")[0]).is_file():
                    wrong.append(("missing-page", f"names {target or 'no page'}, which is no page"))
        seen.add(name)
        problems += [
            Problem(path, project.line_of(path, f"id: {name}"), code, f"{name}: {message}") for code, message in wrong
        ]
    return problems
