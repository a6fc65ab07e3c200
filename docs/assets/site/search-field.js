/**
 * The page's side of search, before Material's own script: the index is loaded when the field gets the focus, text that arrives without a key is searched, and
 * what the worker says about the words of a query stands above its results.
 */
(function () {
  "use strict";
  const SETUP = 0;
  const RESULT = 3;
  const FAILED = -1;
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector(".md-search__input");
  const meta = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__meta"));
  if (!field || !meta || !window.Worker) return;

  const zh = document.documentElement.lang === "zh";
  const words = zh
    ? {
        unknown: (/** @type {string[]} */ list) => `站内没有：${list.join("、")}。`,
        meant: (/** @type {string} */ typed, /** @type {string} */ word) => `没有 ${typed}，按 ${word} 查找。`,
        little: "站内只写到这里面的一小部分，下面的结果多半答不了。",
        failed: "索引没有载入，搜索不能用。请检查网络，再重新打开这一页。",
      }
    : {
        unknown: (/** @type {string[]} */ list) => `Not on this site: ${list.join(", ")}.`,
        meant: (/** @type {string} */ typed, /** @type {string} */ word) => `No ${typed} here; looked for ${word}.`,
        little: "Little of this is on the site; the results below hardly answer it.",
        failed: "The index did not load, so search does not work. Check the network and open this page again.",
      };

  const line = document.createElement("p");
  line.className = "search-note";
  line.hidden = true;
  meta.after(line);
  for (const one of [meta, line]) one.setAttribute("role", "status");

  /** @type {(note: SearchNote) => void} */
  function tell({ unknown, meant, little }) {
    const parts = meant.map(([typed, word]) => words.meant(typed, word));
    if (unknown.length) parts.push(words.unknown(unknown));
    if (little) parts.push(words.little);
    line.textContent = parts.join(zh ? "" : " ");
    line.hidden = !parts.length;
  }

  window.Worker = class extends window.Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options);
      this.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
        if (data.type === RESULT) tell(data.note);
        if (data.type === FAILED) meta.textContent = words.failed;
      });
    }

    /** @param {any} message */
    postMessage(message) {
      const wanted = document.activeElement === field || new URLSearchParams(location.search).has("q");
      if (message.type !== SETUP || wanted) super.postMessage(message);
      else field?.addEventListener("focus", () => super.postMessage(message), { once: true });
    }
  };

  /* Material reads the field on key-ups alone. */
  const read = () => field.dispatchEvent(new KeyboardEvent("keyup"));
  field.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || !event.isComposing) read();
  });
  field.addEventListener("compositionend", read);
})();
