"""The dictionary of statuses as Markdown: every word of the STATUS column and every reason, one linkable heading each."""

from itertools import groupby

WORDS = {
    "zh": {"writer": "谁写", "next": "下一步", "also": "也会看到", "see": "详见", "colon": "：", "join": "、"},
    "en": {"writer": "Written by", "next": "Next", "also": "Also seen as", "see": "More", "colon": ": ", "join": ", "},
}


def dictionary(statuses: list[dict], names: dict, language: str, titles: dict[str, str]) -> str:
    """One heading per entry below the heading of its place, both in the order of the data.

    `names` are words.yml, which has the places and the writers; `titles` are those of the pages, by name.
    """
    parts = [letters(statuses, language)]
    for place, heading in names["places"].items():
        own = [status for status in statuses if status["where"] == place]
        if own:
            parts.append(f"## {heading[language]} {{#{heading['id']}}}\n")
            parts += [entry(status, names["writers"], language, titles) for status in own]
    return "\n".join(parts)


def letters(statuses: list[dict], language: str) -> str:
    """Every name as a link, by its first letter: how to find an entry without a search."""
    ordered = sorted(statuses, key=lambda status: status["name"].casefold())
    groups = groupby(ordered, key=lambda status: status["name"][0].upper())
    join = WORDS[language]["join"]
    lines = [f"**{key}** " + join.join(f"[`{one['name']}`](#{one['id']})" for one in group) for key, group in groups]
    return "<br>\n".join(lines) + "\n{: .letters }\n"


def entry(status: dict, writers: dict, language: str, titles: dict[str, str]) -> str:
    """The name, what it means with its sources, who writes it, what to run next, other spellings, and the page."""
    words = WORDS[language]
    cited = "".join(f"[^{source}]" for source in status["sources"])
    lines = [
        f"{words['writer']}{words['colon']}{writers[status['writer']][language]}",
        f"{words['next']}{words['colon']}{status['next'][language]}",
    ]
    if status["variants"]:
        lines.append(
            f"{words['also']}{words['colon']}{words['join'].join(f'`{variant}`' for variant in status['variants'])}"
        )
    page = status["see"].partition("#")[0]
    lines.append(f"{words['see']}{words['colon']}[{titles.get(page, page)}](../{status['see']})")
    return (
        f"### `{status['name']}` {{#{status['id']}}}\n\n{status['meaning'][language]}{cited}\n\n"
        + "\n".join(f"- {line}" for line in lines)
        + "\n"
    )
