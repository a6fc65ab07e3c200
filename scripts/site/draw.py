"""Draw the diagrams of all pages whose drawing is missing, and remove drawings that no page uses.

    python3 scripts/dev.py draw

One headless Chromium page draws them all with the vendored Mermaid. What is kept is structure: no styles, no colours, no
fonts, coordinates rounded to a tenth. Labels are measured at 16 px and shown at 14.5 px (`diagrams.css`), so that the boxes hold
with other fonts than those of the machine that draws. Refuses a diagram without accTitle and accDescr, and one that
Mermaid cannot read; the other diagrams are drawn all the same.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from scripts import ROOT
from scripts.browser import FLAGS, find_chromium
from scripts.pages import read_pages
from scripts.site.diagrams import DRAW, MERMAID, NARROW, SETTINGS, diagrams_of, key_of, title, width_of

LIBRARY = ROOT / f"docs/assets/vendor/mermaid-{MERMAID}/mermaid.min.js"


def draw(missing: dict[str, str], folder: Path) -> list[str]:
    """Draw each `key: source` into `folder`, and a second time for narrow screens; return a message for each one that failed.

    A narrow drawing that is too wide for a phone all the same is not kept: the page shows the words instead.
    """
    from playwright.sync_api import Error, sync_playwright

    failed: dict[str, str] = {}
    script, settings = DRAW.read_text(encoding="utf-8"), json.loads(SETTINGS.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for size in ("wide", "narrow"):
            page = browser.new_page()
            page.set_content("<!doctype html><html lang=zh><body></body></html>")
            page.add_script_tag(path=LIBRARY)
            page.evaluate("settings => mermaid.initialize(settings)", settings[size])
            for key, source in missing.items():
                if key in failed:
                    continue
                name = f"d-{key}" if size == "wide" else f"n-{key}"
                try:
                    svg = page.evaluate(script, [name, source if size == "wide" else downwards(source)])
                except Error as error:
                    failed[key] = f"{title(source) or key}: {str(error).splitlines()[0]}"
                    continue
                if size == "wide":
                    (folder / f"{key}.svg").write_text(svg + "\n", encoding="utf-8")
                elif width_of(svg) <= NARROW < width_of((folder / f"{key}.svg").read_text(encoding="utf-8")):
                    (folder / f"{key}.narrow.svg").write_text(svg + "\n", encoding="utf-8")
            page.close()
        browser.close()
    return list(failed.values())


def downwards(source: str) -> str:
    """The same diagram from top to bottom."""
    text = re.sub(r"^(\s*(?:flowchart|graph)) (?:LR|RL|BT)", r"\1 TB", source, flags=re.M)
    return re.sub(r"^(\s*direction) (?:LR|RL|BT)", r"\1 TB", text, flags=re.M)


def main(argv: list[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    docs = ROOT / "docs"
    folder = docs / "assets/diagrams"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = diagrams_of(read_pages(docs))
    unused = [path for path in folder.glob("*.svg") if key_of(path) not in wanted]
    for path in unused:
        path.unlink()
    missing = {key: source for key, (_, _, source) in wanted.items() if not (folder / f"{key}.svg").exists()}
    failed = draw(missing, folder) if missing else []
    print(f"{len(missing) - len(failed)} drawn, {len(wanted) - len(missing)} up to date, {len(unused)} removed")
    for message in failed:
        print(f"not drawn: {message}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
