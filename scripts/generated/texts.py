"""Text that pages include but nobody types: the glossary, the claims of the note, the statuses, the onboarding week, the counts.

Made from `docs/data` into `.generated/<language>/<name>.md` before MkDocs reads the pages; a page includes
`--8<-- "zh/glossary.md"`. The ids and headings are the same in both languages.
"""

import os
from collections import Counter
from pathlib import Path

from scripts.generated.bundle import bundle
from scripts.generated.changes import lines
from scripts.generated.errata import errata
from scripts.generated.glossary import glossary
from scripts.generated.machines import machines
from scripts.generated.plots.pages import plots
from scripts.generated.reading_time import minutes
from scripts.generated.situations import table
from scripts.generated.statuses import dictionary
from scripts.generated.versions import basis, differing
from scripts.generated.versions import table as versions_table
from scripts.pages import LANGUAGES, Page, read_pages


def write(texts: dict[str, str], folder: Path) -> None:
    """Write each text below `folder`; leaves a file alone when it says the same already.

    A file changes in one step, because two builds may run at the same time and read what the other writes.
    """
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f"{path.name}.{os.getpid()}")
            new.write_text(text, encoding="utf-8")
            new.replace(path)


def generate(data: dict, docs: Path) -> dict[str, str]:
    """Make every generated text of both languages from the data and the pages below `docs`."""
    pages = read_pages(docs)
    texts = {}
    for language in LANGUAGES:
        own = {page.name: page for page in pages if page.language == language}
        titles = {name: page.meta["title"] for name, page in own.items()}
        texts[f"{language}/glossary.md"] = glossary(data["glossary"], language, titles)
        texts[f"{language}/claims.md"] = claims(data["claims"], data["words"]["verdicts"], language)
        texts[f"{language}/statuses.md"] = dictionary(data["statuses"], data["words"], language, titles)
        texts[f"{language}/situations.md"] = table(data["situations"], language)
        texts[f"{language}/claim-counts.md"] = claim_counts(data["claims"], data["words"]["verdicts"], language)
        texts |= {f"{language}/plots/{name}.md": svg for name, svg in plots(language).items()}
        texts |= {f"{language}/{name}": text for name, text in lines(data["changes"], language).items()}
        texts[f"{language}/versions.md"] = versions_table(data["changes"], language, own)
        texts[f"{language}/differing.md"] = differing(data["changes"], language, own)
        texts[f"{language}/bundle.md"] = bundle(language, offline=os.environ.get("OFFLINE") == "true")
        texts[f"{language}/errata.md"] = errata(data["errata"], language, own)
        texts[f"{language}/basis.md"] = basis(data["checked"], language)
        texts[f"{language}/machines.md"] = machines(data["machines"], docs, language)
        texts[f"{language}/counts.md"] = counts(data, docs, pages, language)
        texts[f"{language}/onboarding.md"] = onboarding(data["onboarding"], own, language, texts)
    return texts


def verdict(name: str, verdicts: dict, language: str) -> str:
    """A verdict by word and colour; `verdicts` are those of words.yml."""
    return f'<span class="verdict verdict-{name}">{verdicts[name][language]}</span>'


def claims(groups: list[dict], verdicts: dict, language: str) -> str:
    """Every claim of the note under the note's own headings."""
    parts = []
    for group in groups:
        parts.append(f"## {group['title'][language]} {{#{group['id']}}}\n")
        for claim in group["claims"]:
            parts.append(f"### {claim['id']} {{#{claim['id'].lower()}}}\n")
            if claim["quote"]:
                parts.append(f'> <span lang="zh">{claim["quote"]}</span>\n')
                if language == "en":
                    parts.append(f"In English: {claim['gloss']}\n")
            else:
                parts.append(
                    {"zh": "原文此处是两张图片，已经丢失。\n", "en": "Two pictures stood here; they are lost.\n"}[
                        language
                    ]
                )
            cited = "".join(f"[^{source}]" for source in claim["sources"])
            see = {"zh": "详见", "en": "Explained in"}[language]
            parts.append(
                f"{verdict(claim['verdict'], verdicts, language)} {claim['truth'][language]}{cited} [{see}](../{claim['see']})\n"
            )
    return "\n".join(parts)


def claim_counts(groups: list[dict], verdicts: dict, language: str) -> str:
    """A table of how many claims have which verdict."""
    counts = Counter(claim["verdict"] for group in groups for claim in group["claims"])
    head = {"zh": "| 判定 | 条数 |", "en": "| Verdict | Claims |"}[language]
    rows = [f"| {verdict(name, verdicts, language)} | {counts[name]} |" for name in verdicts]
    total = {"zh": "合计", "en": "all"}[language]
    return "\n".join([head, "|---|---:|", *rows, f"| {total} | {sum(counts.values())} |", ""])


def onboarding(week: list[dict], pages: dict[str, Page], language: str, generated: dict[str, str]) -> str:
    """The week of sittings: pages with their minutes, and what to know before moving on."""
    words = {
        "zh": {"minutes": "约 {} 分钟", "before": "往下走之前，应当能回答", "read": "读"},
        "en": {"minutes": "about {} minutes", "before": "Know before moving on", "read": "Read"},
    }[language]
    parts = []
    for sitting in week:
        total = sum(sum(minutes(pages[name], generated)) for name in sitting["pages"])
        parts.append(f"## {sitting['title'][language]} {{#{sitting['id']}}}\n")
        parts.append(
            f"{sitting['goal'][language]}（{words['minutes'].format(total)}）\n"
            if language == "zh"
            else f"{sitting['goal'][language]} ({words['minutes'].format(total)})\n"
        )
        parts.append(f"**{words['read']}**\n")
        for name in sitting["pages"]:
            parts.append(
                f"- [{pages[name].meta['title']}](../{name}) · {words['minutes'].format(sum(minutes(pages[name], generated)))}"
            )
        parts.append(f"\n**{words['before']}**\n")
        for number, question in enumerate(sitting["questions"], 1):
            parts.append(
                f'- [{question[language]}](../{question["answer"]}){{ .ask data-tick="{sitting["id"]}-{number}" }}'
            )
        parts.append("")
    return "\n".join(parts)


def counts(data: dict, docs: Path, pages: list[Page], language: str) -> str:
    """How much of each kind there is, counted."""
    own = [page for page in pages if page.language == language]
    labs = docs / "labs"
    found = [
        ("页面", "Pages", len(own)),
        ("被引用的资料", "Sources cited", len(data["sources"])),
        (
            "录制的命令及输出",
            "Recorded commands with output",
            sum("." not in path.stem for path in labs.rglob("*.txt")),
        ),
        ("清单", "Manifests", sum(1 for _ in (docs / "manifests").rglob("*.yaml"))),
        ("图", "Diagrams", sum(fence.language == "mermaid" for page in own for fence in page.fences)),
        ("术语", "Terms", len(data["glossary"])),
        ("较新版本里的变化", "Changes in newer versions", len(data["changes"] or [])),
        ("勘误", "Corrections", len(data["errata"] or [])),
        ("核对过的原笔记说法", "Claims of the original note", sum(len(group["claims"]) for group in data["claims"])),
    ]
    head = {"zh": "| 内容 | 数目 |", "en": "| Content | Count |"}[language]
    side = LANGUAGES.index(language)
    return "\n".join([head, "|---|---:|", *(f"| {row[side]} | {row[2]} |" for row in found), ""])
