"""The check of commands that readers type: quoting that zsh needs, tools that only GNU has."""

import pytest

from scripts.checks.shell import risky

ZH, EN = "docs/zh/taint.md", "docs/en/taint.md"
STATUSES = "docs/data/statuses.yml"
ASK = "kubectl get pod web -o custom-columns=RESTARTS:.status.containerStatuses[0].restartCount"
WORD = "custom-columns=RESTARTS:.status.containerStatuses[0].restartCount"
UNQUOTED = f"unquoted: zsh takes {WORD} for a pattern of file names: quote the word"


def block(commands: str) -> str:
    return f'\n```sh title="示意"\n{commands}\n```\n'


def test_a_block_of_commands_with_an_unquoted_bracket_is_reported_at_its_line(project):
    project.append(ZH, block(f"kubectl get pods\n{ASK}"))

    assert project.problems("shell") == [f"{ZH}:34: {UNQUOTED}"]


def test_a_command_in_running_text_is_reported(project):
    project.append(EN, f"\nRun `{ASK}` now.\n")

    assert project.problems("shell") == [f"{EN}:33: {UNQUOTED}"]


def test_the_next_step_of_a_status_is_reported_once(project):
    project.edit(STATUSES, "zh: 看日志。, en: Read the log.", f"zh: '`{ASK}`', en: '`{ASK}`'")

    assert project.problems("shell") == [f"{STATUSES}:2: {UNQUOTED}"]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("kubectl get x -o custom-columns=N:.spec.containers[*].name", ["custom-columns=N:.spec.containers[*].name"]),
        ("kubectl get x -o jsonpath={.items[0].a}", ["jsonpath={.items[0].a}"]),
        ("kubectl get pods --selector=app=*", ["--selector=app=*"]),
        ("curl http://web/?a=b?", ["http://web/?a=b?"]),
        ("a[0]=1; b", ["a[0]=1"]),
        ("echo 'quoted' x[1]y", ["x[1]y"]),
    ],
)
def test_words_that_zsh_takes_for_patterns(command, words):
    assert [word for _, word in risky(command)] == words


@pytest.mark.parametrize(
    "command",
    [
        "kubectl get x -o 'custom-columns=N:.spec.containers[*].name'",
        'kubectl get x -o "jsonpath={.items[0].a}"',
        "kubectl get x -o jsonpath='{range .items[*]}{.a}{end}'",
        "[ -f x ] && [[ -n $y ]] || exit",
        'echo "${a[0]}" ${b[1]} $((2 * 3)) "$(ls [ab])"',
        "ls *.yaml /sys/fs/cgroup/*/x",
        r"find . -name \*.c -o -name \[a\]",
        "echo a # b[0]",
        "cat <<'END' > x\na[0]=b*\nEND\necho done",
        "printf '%s\n' 'a\nb[0]'",
        "kubectl get pods -l app=web",
    ],
)
def test_words_that_are_quoted_or_meant_as_they_are(command):
    assert risky(command) == []


def test_the_line_of_a_word_is_counted_through_quotes_and_heredocs():
    assert risky("cat <<END\na\nEND\necho 'b\nc' d[0]\n") == [(4, "d[0]")]


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (r"kubectl describe pod web | sed 's/[,.] /&\n/g'", r"sed: \n in a replacement"),
        ("kubectl get pods | sed -r 's/(a)/b/'", "sed -r, and -i without a suffix"),
        ("kubectl get pods | grep -oP 'a'", "grep -P"),
        ("kubectl get pods | xargs -r echo", "xargs -r and -d"),
        ("kubectl get pods | head -n -1", "head -n -N"),
        ("kubectl get secret x -o yaml | base64 -w0", "base64 -w"),
        ("date -d now; kubectl get pods", "date -d"),
    ],
)
def test_what_only_gnu_tools_know_is_reported_beside_kubectl(project, command, what):
    project.append(ZH, block(command))

    assert project.problems("shell") == [f"{ZH}:33: gnu-only: {what} is GNU's alone, and kubectl runs on macOS, too"]


@pytest.mark.parametrize(
    "command",
    [
        r"docker logs web | sed 's/a/b\n/'",
        "kubectl get pods | sed 's/a/b/' | grep -o a | head -n 1",
        "kubectl get pods | tr , '\\n'",
    ],
)
def test_a_linux_host_and_common_options_are_fine(project, command):
    project.append(ZH, block(command))

    assert project.problems("shell") == []


def test_recorded_commands_stay_as_they_were(project):
    project.write("docs/labs/pods/web/list.txt", f"$ {ASK}\n1\n")
    project.append(ZH, '\n```console title="node"\n--8<-- "labs/pods/web/list.txt"\n```\n')

    assert project.problems("shell") == []


def test_a_project_without_commands_fails(project):
    project.edit(ZH, "`kubectl get nodes`", "it")
    project.edit(EN, "`kubectl get nodes`", "it")

    assert project.problems("shell") == [
        "docs:1: nothing-to-check: no commands that readers type found here; a check of nothing is no pass"
    ]
