"""Draw the diagrams of all pages whose drawing is missing, and remove drawings that no page uses.

    python3 scripts/dev.py draw

One headless Chromium page draws them all with the vendored Mermaid. What is kept is structure: no styles, no colours, no
fonts, coordinates rounded to a tenth. Labels are measured at 16 px and shown at 14.5 px (`diagrams.css`), so that the boxes hold
with other fonts than those of the machine that draws. Refuses a diagram without accTitle and accDescr, and one that
Mermaid cannot read; the other diagrams are drawn all the same.
"""

import argparse
import sys
from pathlib import Path

from scripts import ROOT
from scripts.browser import FLAGS, find_chromium
from scripts.pages import read_pages
from scripts.site.diagrams import MERMAID, sources, title

LIBRARY = ROOT / f"docs/assets/vendor/mermaid-{MERMAID}/mermaid.min.js"
SETTINGS = {
    "startOnLoad": False,
    "theme": "base",
    "htmlLabels": False,
    "fontFamily": '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
    "flowchart": {"htmlLabels": False, "useMaxWidth": False, "padding": 16, "nodeSpacing": 36, "rankSpacing": 40},
    "sequence": {
        "useMaxWidth": False,
        "mirrorActors": False,
        "messageFontSize": 16,
        "actorFontSize": 16,
        "noteFontSize": 16,
    },
    "state": {"useMaxWidth": False},
}
DRAW = """async ([id, source]) => {
  const { svg } = await mermaid.render(id, source);
  const root = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  document.body.replaceChildren(root);
  for (const text of root.querySelectorAll("text")) {  // centre every label on the place where it was drawn
    const box = text.getBBox();
    if (getComputedStyle(text).textAnchor !== "middle") {
      for (const one of [text, ...text.querySelectorAll(".text-outer-tspan")]) one.setAttribute("x", box.x + box.width / 2);
    }
    text.setAttribute("text-anchor", "middle");
  }
  for (const one of root.querySelectorAll("tspan, text")) {  // distances in pixels: the text is shown smaller than drawn
    for (const name of ["y", "dy"]) {
      const value = one.getAttribute(name) ?? "";
      if (value.endsWith("em")) one.setAttribute(name, Math.round(parseFloat(value) * 160) / 10);
    }
  }
  root.querySelectorAll("style").forEach((style) => style.remove());
  const used = new Set([...root.outerHTML.matchAll(/url\\(#([^)]+)\\)/g)].map((match) => match[1]));
  root.querySelectorAll("marker, filter, linearGradient, symbol").forEach((one) => used.has(one.id) || one.remove());
  root.querySelectorAll("text").forEach((text) => text.textContent.trim() || text.remove());
  root.querySelectorAll("rect").forEach((rect) => rect.hasAttribute("width") || rect.remove());
  for (const one of [root, ...root.querySelectorAll("*")]) {
    for (const { name } of [...one.attributes]) {
      if (name.startsWith("data-") || ["style", "fill", "stroke", "font-style", "font-weight", "filter"].includes(name)) one.removeAttribute(name);
    }
    if (one.id && one !== root && !used.has(one.id) && !["title", "desc"].includes(one.localName)) one.removeAttribute("id");
  }
  const [x, y, width, height] = root.getAttribute("viewBox").split(/\\s+/).map(Number);
  root.setAttribute("viewBox", [Math.floor(x), Math.floor(y), Math.ceil(width) + 1, Math.ceil(height) + 1].join(" "));
  root.setAttribute("width", Math.ceil(width) + 1);
  root.setAttribute("height", Math.ceil(height) + 1);
  root.setAttribute("role", "img");
  root.removeAttribute("aria-roledescription");
  for (const one of root.querySelectorAll("*")) {
    for (const { name, value } of [...one.attributes]) {
      if (!["id", "class", "href"].includes(name)) one.setAttribute(name, value.replace(/\\d+\\.\\d+(e-?\\d+)?/g, (number) => String(Math.round(number * 10) / 10)));
    }
  }
  return root.outerHTML;
}"""


def draw(missing: dict[str, str], folder: Path) -> list[str]:
    """Draw each `key: source` into `folder`; return a message for each one that could not be drawn."""
    from playwright.sync_api import Error, sync_playwright

    failed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page()
        page.set_content("<!doctype html><html lang=zh><body></body></html>")
        page.add_script_tag(path=LIBRARY)
        page.evaluate("settings => mermaid.initialize(settings)", SETTINGS)
        for key, source in missing.items():
            try:
                svg = page.evaluate(DRAW, [f"d-{key}", source])
            except Error as error:
                failed.append(f"{title(source) or key}: {str(error).splitlines()[0]}")
                continue
            (folder / f"{key}.svg").write_text(svg + "\n", encoding="utf-8")
        browser.close()
    return failed


def main(argv: list[str] | None = None) -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    docs = ROOT / "docs"
    folder = docs / "assets/diagrams"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sources(read_pages(docs))
    unused = [path for path in folder.glob("*.svg") if path.stem not in wanted]
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
