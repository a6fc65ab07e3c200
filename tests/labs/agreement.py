"""What tests of labs share: running a lab's check, and turning what could not be looked at into a skip that says why."""

import pytest

from scripts.labs.files import Lab, labs_in
from scripts.labs.records import check_lab
from tests.conftest import ROOT


def labs(area: str) -> list[Lab]:
    """The labs of an area that run. Raises ValueError when there is none."""
    found = [lab for lab in labs_in(ROOT / "docs") if lab.runs and lab.name.startswith(f"{area}/")]
    if not found:
        raise ValueError(f"docs/labs/{area} has no lab that runs")
    return found


def agrees(lab: Lab, docker: bool = False) -> None:
    """Fail with the differences; skip with the reasons when something, or all of it, could not be looked at."""
    report = check_lab(lab, docker)
    if report.failed:
        pytest.fail("\n".join([lab.name, *report.failed]), pytrace=False)
    if report.skipped:
        pytest.skip(f"{lab.name}: {len(report.ran)} of {len(lab.steps)} steps ran; {'; '.join(report.skipped)}")
