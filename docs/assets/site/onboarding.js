/**
 * The onboarding week: a tick before each question, kept in this browser, and a summary to copy. Without storage the ticks
 * last as long as the page; without scripts the page is a list.
 */
(function () {
  "use strict";
  const week = document.querySelector(".onboarding");
  const summary = document.querySelector(".onboarding-summary");
  if (!week || !summary) return;

  const zh = document.documentElement.lang === "zh";
  /** @type {{done(n: number, all: number): string, copy: string, copied: string, refused: string, text: string}} */
  const words = zh
    ? { done: (n, all) => `已能回答 ${n} / ${all} 个问题`, copy: "复制小结", copied: "已复制", refused: "没能复制：文字已选中，请用键盘复制", text: "小结（可以改）" }
    : { done: (n, all) => `${n} of ${all} questions answered`, copy: "Copy the summary", copied: "Copied", refused: "Not copied: the text is selected, copy it with the keyboard", text: "Summary (edit as you like)" };
  const KEY = "k8s-notes.onboarding";

  /** @returns {Set<string>} */
  function load() {
    try {
      return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
    } catch {
      return new Set();
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...ticked]));
    } catch {
      /* storage may be refused */
    }
  }

  const ticked = load();
  /** @type {[HTMLInputElement, HTMLElement][]} */
  const boxes = [];
  /** @type {NodeListOf<HTMLElement>} */
  const links = week.querySelectorAll("[data-tick]");
  for (const link of links) {
    const { tick = "" } = link.dataset;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "tick";
    box.checked = ticked.has(tick);
    box.setAttribute("aria-label", link.textContent ?? "");
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(tick);
      else ticked.delete(tick);
      save();
      tell();
    });
    link.before(box);
    boxes.push([box, link]);
  }

  const progress = document.createElement("p");
  progress.setAttribute("role", "status");
  const label = document.createElement("label");
  label.textContent = words.text;
  const text = document.createElement("textarea");
  text.rows = 8;
  label.append(text);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-button";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    text.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      copied = document.execCommand("copy"); // a browser may keep the clipboard from pages, above all from file://
    }
    button.textContent = copied ? words.copied : words.refused;
  });
  summary.append(progress, label, button);

  function tell() {
    progress.textContent = words.done(boxes.filter(([box]) => box.checked).length, boxes.length);
    text.value = [progress.textContent, ...boxes.map(([box, link]) => `${box.checked ? "[x]" : "[ ]"} ${link.textContent}`)].join("\n");
    button.textContent = words.copy;
  }
  tell();
})();
