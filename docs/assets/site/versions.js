/** The page of changes by version: a filter of its rows by words, area and the version that one runs. Without scripts it is a table. */
(function () {
  "use strict";
  const list = document.querySelector(".versions");
  /** @type {HTMLElement[]} */
  const rows = [...(list?.querySelectorAll("tbody tr") ?? [])].filter((row) => row instanceof HTMLElement);
  if (!list || !rows.length) return;

  /** @type {{text: string, area: string, version: string, all: string, left(n: number, all: number): string}} */
  const words =
    document.documentElement.lang === "zh"
      ? { text: "词", area: "领域", version: "版本", all: "全部", left: (n, all) => `${n} / ${all} 条` }
      : { text: "Words", area: "Area", version: "Version", all: "all", left: (n, all) => `${n} of ${all} changes` };
  /** @type {Record<string, string>} */
  const names = { kubernetes: "Kubernetes", docker: "Docker Engine", containerd: "containerd", coredns: "CoreDNS", kind: "kind" };
  const headings = [...list.querySelectorAll("h2")];

  /** What one row is about: its words, the heading it stands under, the versions that behave so. */
  const entries = rows.map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    area: headings.findLast((heading) => heading.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING),
    runs: (row.querySelector("[data-runs]")?.getAttribute("data-runs") ?? "").split(" "),
  }));

  /** @type {(label: string, options: [string, string][]) => HTMLSelectElement} */
  function choice(label, options) {
    const select = document.createElement("select");
    select.append(new Option(words.all, ""), ...options.map(([value, name]) => new Option(name, value)));
    return field(label, select);
  }

  /** @type {<Control extends HTMLElement>(label: string, control: Control) => Control} */
  function field(label, control) {
    const whole = document.createElement("label");
    whole.append(label, control);
    form.append(whole);
    return control;
  }

  const form = document.createElement("form");
  form.className = "versions-filter";
  const text = field(words.text, document.createElement("input"));
  text.type = "search";
  const area = choice(words.area, headings.map((heading) => [heading.id, heading.firstChild?.textContent ?? ""]));
  const order = new Intl.Collator("en", { numeric: true });
  const known = [...new Set(entries.flatMap((entry) => entry.runs))].sort(order.compare);
  const version = choice(words.version, known.map((one) => [one, one.replace(/^(.+)-(.+)$/, (_, name, number) => `${names[name]} ${number}`)]));
  const left = document.createElement("output");
  form.append(left);

  function show() {
    const wanted = text.value.toLowerCase().split(/\s+/);
    for (const entry of entries) {
      const fits =
        wanted.every((word) => entry.text.includes(word)) &&
        (!area.value || entry.area?.id === area.value) &&
        (!version.value || entry.runs.includes(version.value));
      entry.row.hidden = !fits;
    }
    for (const heading of headings) {
      const own = entries.filter((entry) => entry.area === heading);
      const empty = own.every((entry) => entry.row.hidden);
      heading.hidden = empty;
      for (const table of new Set(own.map((entry) => entry.row.closest("table")))) table?.toggleAttribute("hidden", empty);
    }
    left.textContent = words.left(entries.filter((entry) => !entry.row.hidden).length, entries.length);
  }

  /* A link to a row shows it, whatever was chosen. */
  function arrive() {
    if (!rows.some((row) => row.hidden && row.querySelector(`[id="${location.hash.slice(1)}"]`))) return;
    form.reset();
    show();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", arrive);
  list.prepend(form);
  show();
})();
