"""The claims of the original note: complete, in order, quoted to the letter."""

from scripts.problems import Problem
from scripts.project import Project
from scripts.yaml_files import read_text

NOTE = "docs/assets/original-note.txt"
# The pictures that the note lost: there are no words to quote.
WITHOUT_WORDS = {"C43"}


def check(project: Project) -> list[Problem]:
    """Check `claims.yml` against the note."""
    groups = project.data("claims")
    path = project.data_path("claims")
    note = read_text(project.root / NOTE)
    problems = []
    ids = [claim["id"] for group in groups for claim in group["claims"]]
    if ids != [f"C{number:02}" for number in range(1, len(ids) + 1)]:
        problems.append(
            Problem(path, 1, "claims-out-of-order", "claims run C01, C02, … without a gap, in the order of the note")
        )
    for number, group in enumerate(groups):
        if group["heading"] not in note:
            line = project.line_at(path, number, "heading")
            problems.append(Problem(path, line, "not-in-the-note", f"the note has no heading {group['heading']}"))
        for place, claim in enumerate(group["claims"]):
            if wrong := misquoted(claim, note):
                line = project.line_at(path, number, "claims", place, "quote")
                problems.append(Problem(path, line, "not-in-the-note", f"{claim['id']}: {wrong}"))
    return problems


def misquoted(claim: dict, note: str) -> str:
    """What is wrong with the quote of a claim; "" when it stands in the note."""
    if claim["quote"] is None:
        return "" if claim["id"] in WITHOUT_WORDS else "quotes nothing"
    return "" if claim["quote"] in note else f"the note does not say {claim['quote']!r}"
