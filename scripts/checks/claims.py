"""The claims of the original note: complete, in order, quoted to the letter, each with verdict, source and place."""

from scripts.generated.texts import VERDICTS
from scripts.problems import Problem, nothing_to_check
from scripts.project import Project

NOTE = "docs/assets/original-note.txt"
KEYS = {"id", "quote", "verdict", "gloss", "truth", "sources", "see", "facts"}
# The pictures that the note lost: there are no words to quote.
WITHOUT_WORDS = {"C43"}


def check(project: Project) -> list[Problem]:
    """Check `claims.yml` against the note and the pages."""
    groups = project.data("claims")
    path = project.data_path("claims")
    if not groups:
        return nothing_to_check(str(path), "claims")
    note = (project.root / NOTE).read_text(encoding="utf-8")
    problems = []
    ids = [claim.get("id") for group in groups for claim in group["claims"]]
    if ids != [f"C{number:02}" for number in range(1, len(ids) + 1)]:
        problems.append(
            Problem(path, 1, "claims-out-of-order", "claims run C01, C02, … without a gap, in the order of the note")
        )
    for group in groups:
        if group["heading"] not in note:
            problems.append(
                Problem(
                    path,
                    project.line_of(path, group["heading"]),
                    "not-in-the-note",
                    f"the note has no heading {group['heading']}",
                )
            )
        for claim in group["claims"]:
            name = claim.get("id", "a claim without id")
            line = project.line_of(path, f"id: {name}")
            wrong = []
            if set(claim) != KEYS:
                wrong.append(("bad-claim", f"wants the keys {', '.join(sorted(KEYS))}"))
            elif not claim["quote"] and name not in WITHOUT_WORDS:
                wrong.append(("not-in-the-note", "quotes nothing"))
            elif claim["quote"] and claim["quote"] not in note:
                wrong.append(("not-in-the-note", f"the note does not say {claim['quote']!r}"))
            elif claim["verdict"] not in VERDICTS:
                wrong.append(("bad-verdict", f"verdict is one of {', '.join(VERDICTS)}"))
            elif not claim["sources"]:
                wrong.append(("claim-without-source", "cite at least one source"))
            elif not (project.docs / "zh" / claim["see"].split("#")[0]).is_file():
                wrong.append(("missing-page", f"see names {claim['see']}, which is no page"))
            problems += [Problem(path, line, code, f"{name}: {message}") for code, message in wrong]
    return problems
