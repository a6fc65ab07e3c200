/** Filters a dictionary page: what does not hold the words typed or pasted is hidden. Without scripts the page has its list of names. */
(function () {
  "use strict";
  const article = document.querySelector("article");
  const first = article?.querySelector(".letters");
  if (!article || !first) return;
  const chinese = document.documentElement.lang === "zh";

  /* An entry is a heading with an id and everything up to the next heading of its level or above. */
  const level = article.querySelector("h4[id]") ? "H4" : "H3";
  const headings = "H1 H2 H3 H4".split(" ");
  /** @type {{parts: HTMLElement[], text: string}[]} */
  const entries = [];
  /** @type {{heading: HTMLElement, entries: typeof entries}[]} */
  const groups = [];
  for (const one of article.querySelectorAll(`.letters ~ *`)) {
    if (!(one instanceof HTMLElement) || one.matches(".footnote, .checked")) continue;
    if (one.tagName === level) {
      entries.push({ parts: [one], text: "" });
      groups.at(-1)?.entries.push(/** @type {any} */ (entries.at(-1)));
    } else if (headings.includes(one.tagName)) {
      groups.push({ heading: one, entries: [] });
    } else if (groups.at(-1)?.entries.length) {
      entries.at(-1)?.parts.push(one);
    }
  }
  for (const entry of entries) entry.text = entry.parts.map((part) => part.textContent).join(" ").toLowerCase();

  const form = document.createElement("form");
  form.className = "dictionary-filter";
  const label = document.createElement("label");
  label.append(chinese ? "把屏幕上的词贴在这里" : "Paste the word from your screen");
  const field = document.createElement("input");
  field.type = "search";
  label.append(field);
  const left = document.createElement("output");
  form.append(label, left);
  first.before(form);

  function show() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const fits = words.every((word) => entry.text.includes(word));
      for (const part of entry.parts) part.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) {
      if (group.entries.length) group.heading.hidden = group.entries.every((entry) => entry.parts[0].hidden);
    }
    left.value = words.length ? (chinese ? `${count} / ${entries.length} 条` : `${count} of ${entries.length}`) : "";
  }
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  /* A link into the page shows its entry, whatever was typed before. */
  addEventListener("hashchange", () => {
    field.value = "";
    show();
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
})();
