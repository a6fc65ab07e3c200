"""What the check script of the labs says of versions: what the pages were checked against, and which pages differ since.

The script runs on a reader's machine without network, so it carries this; it stands between two lines of comment in
`docs/labs/check-setup.sh`.
"""

import re

PATH = "labs/check-setup.sh"
BEGIN = "# begin of data"
END = "# end of data"
CARRIED = re.compile(rf"(?m)^{BEGIN}\b.*\n(?s:.*?)^{END}$")
HEAD = f"{BEGIN}: written from docs/data by `dev.py setup-script`; one line a page: component|since|until|page|English|中文"


def carry(script: str, changes: list[dict] | None, checked: dict) -> str:
    """Put versions and differing pages into the text of the script. Raises ValueError when it has no place for them."""
    if not CARRIED.search(script):
        raise ValueError(f"docs/{PATH}:1: wants a line `{BEGIN}` and below it a line `{END}`")
    data = [HEAD, *(f"checked_{name}={checked[name]}" for name in ("kubernetes", "docker", "containerd", "kind"))]
    data += [f"differing='{chr(10).join(lines(changes or []))}'", END]
    return CARRIED.sub(lambda _: "\n".join(data), script, count=1)


def lines(changes: list[dict]) -> list[str]:
    """A line for each page that has a sentence which does not hold on another version."""
    return [
        "|".join(
            [
                change["component"],
                str(change["since"]),
                str(change.get("until") or ""),
                page.partition("#")[0],
                *(plain(change["feature"][language]) for language in ("en", "zh")),
            ]
        )
        for change in changes
        if change["effect"] == "wrong"
        for page in change["pages"]
    ]


def plain(text: str) -> str:
    """Text that a shell keeps as it is between single quotes, without the marks of Markdown."""
    return re.sub(r"[`'|]", "", text)
