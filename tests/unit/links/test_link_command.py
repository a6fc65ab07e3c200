"""The command: options, exit status, output; small sites, in this process where that shows the same."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.links.command import main

COMMAND = [sys.executable, str(Path(__file__).resolve().parents[3] / "scripts/check_links.py")]
GOOD = {"index.html": '<a href="a.html">', "a.html": ""}
BAD = {"index.html": '<a href="gone.html">'}
LONELY = {"index.html": "", "lonely.html": ""}


@pytest.fixture
def run(site, capsys):
    """Run the command on files, in one process; return its exit status and what it printed and complained."""

    def run(files: dict, *options: str, jobs: str = "1"):
        status = main([str(site(files)), "--jobs", jobs, *map(str, options)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.mark.parametrize(
    ("files", "options", "status"),
    [
        (GOOD, [], 0),
        (GOOD, ["--strict"], 0),
        (BAD, [], 1),
        (LONELY, [], 0),
        (LONELY, ["--strict"], 1),
        ({"index.html": '<a href="/">'}, ["--mode", "offline"], 1),
    ],
)
def test_the_exit_status_is_one_for_errors_and_for_warnings_when_strict(run, files, options, status):
    assert run(files, *options)[0] == status


def test_an_empty_folder_is_wrong_use_not_a_pass(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"check_links.py: {tmp_path}: no HTML page in this folder\n"


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path, capsys):
    assert main([str(tmp_path / "gone")]) == 2
    assert capsys.readouterr().err == f"check_links.py: {tmp_path}/gone: no such file or directory\n"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--docs", "gone"], "gone: --docs has to be a folder"),
        (["--ignore", "gone.yml"], "gone.yml: cannot be read: No such file or directory"),
        (["--site-url", "example.org"], "--site-url example.org: has to begin with https://"),
        (["--site-url", "https://"], "--site-url https://: no host can be called ''"),
    ],
)
def test_wrong_options_are_wrong_use(run, options, complaint):
    assert run(GOOD, *options) == (2, "", f"check_links.py: {complaint}\n")


@pytest.mark.parametrize("options", [["--jobs", "0"], ["--mode", "both"], ["--format", "xml"], []])
def test_options_that_make_no_sense_are_wrong_use(options):
    with pytest.raises(SystemExit) as exit:
        main(["site", *options] if options else [])

    assert exit.value.code == 2


def test_help_describes_every_option_and_rule_and_the_file_of_exceptions(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    text = capsys.readouterr().out
    assert all(
        word in text for word in ("--site-url", "--ignore", "dead-anchor", "hreflang-back", "expires: 2027-01-31")
    )


def test_locations_that_cannot_be_judged_are_counted_aloud(run):
    sitemap = "<urlset><url><loc>https://example.org/gone</loc></url></urlset>"

    assert run({**GOOD, "sitemap.xml": sitemap})[2] == (
        "check_links.py: sitemap.xml: 1 location(s) not checked here, because --site-url does not say which host is this site's\n"
    )


def test_exceptions_are_taken_away_and_wrong_ones_reported(run, tmp_path):
    (tmp_path / "ignore.yml").write_text("- {rule: dead-link, reason: back in May}\n- {rule: no-index, reason: x}\n")

    status, text, _ = run(BAD, "--ignore", str(tmp_path / "ignore.yml"), "--format", "github")

    assert (status, text) == (
        1,
        f"::error file={tmp_path}/ignore.yml,line=2,col=1,title=ignore-entry::this exception matches nothing: take it out\n",
    )


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_formats_for_machines_are_json(run, format):
    assert json.loads(run(BAD, "--format", format)[1])


def test_the_result_is_the_same_for_any_number_of_processes(run):
    files = {
        f"{number}.html": f'<p id="a"><p id="a"><a href="{number + 1}.html#a"></a><a href="gone-{number % 7}.html"></a>'
        for number in range(130)
    }

    one, three = (json.loads(run(files, "--format", "json", jobs=jobs)[1]) for jobs in ("1", "3"))

    assert one["findings"] == three["findings"]
    assert len(one["findings"]) == 130 + 130 + 1 + 1  # the last one leads to nothing, and nothing leads to the first


def test_paths_of_sources_begin_at_the_working_directory(run, site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site({"index.md": "[x](gone.html)"}, "docs")

    assert run(BAD, "--docs", f"{tmp_path}/docs", "--format", "github")[1] == (
        "::error file=docs/index.md,line=1,title=dead-link::gone.html: there is no gone.html\n"
    )


def test_a_mistake_in_the_checker_is_told_in_one_line(run, monkeypatch):
    monkeypatch.setattr("scripts.links.command.check_site", lambda options: 1 / 0)

    status, text, complaint = run(GOOD)

    assert (status, text) == (2, "")
    assert complaint.startswith(
        "check_links.py: a mistake in the checker, please report it: ZeroDivisionError('division by zero') ("
    )


def test_it_runs_by_its_path_from_anywhere(site, tmp_path):
    done = subprocess.run(
        [*COMMAND, str(site(GOOD))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": ""},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no broken link in 2 pages with 1 reference ")


def test_an_output_that_nobody_reads_to_its_end_is_no_traceback(site):
    links = "".join(f'<a href="gone-{number}.html"></a>' for number in range(5000))
    process = subprocess.Popen(
        [*COMMAND, str(site({"index.html": links}))], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.read(10)
    process.stdout.close()

    assert process.stderr.read() == b""
    process.wait()


def busy_children(pid: int) -> int:
    """How many children of a process have computed for a tenth of a second or longer; none where there is no /proc."""
    busy = 0
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        try:
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        busy += int(fields[11]) / os.sysconf("SC_CLK_TCK") >= 0.1
    return busy


@pytest.mark.skipif(sys.platform != "linux", reason="what a process does is read from /proc")
def test_ctrl_c_ends_it_and_its_processes_without_a_traceback(site):
    slow = "<p " + " ".join(f"a{number}" for number in range(200_000))  # the parser needs a minute for this
    process = subprocess.Popen(
        [*COMMAND, str(site({"index.html": slow})), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not busy_children(process.pid):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)

    _, complaint = process.communicate()
    assert (process.returncode, complaint) == (130, "check_links.py: stopped\n")
