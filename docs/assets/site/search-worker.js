/**
 * The search worker, in the place of Material's. The language is this script's query (`search-worker.js?en`). Works as a worker over http and, through
 * iframe-worker's shim, in a hidden frame on file://, where importScripts returns a promise and nothing may take long.
 *
 * Material's messages: {type: 0} set up (docs/assets/site/search-field.js sends it when the field gets the focus), answered by {type: 1} when the index is there;
 * until then Material says that search is starting. {type: 2, data: text} is a query, {type: 3, data: {items}} its result; `note` is ours,
 * and so is {type: -1}: the index cannot be had.
 */
(function () {
  "use strict";
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const FAILED = -1; // ours
  const frame = typeof document !== "undefined";
  /** @type {HTMLScriptElement | null} */
  const script = frame ? document.querySelector("script[src*='search-worker.js']") : null;
  const here = script?.src ?? self.location.href;
  const language = (/[?](zh|en)/.exec(here) ?? [])[1];
  const root = new URL("../../", here.split("?")[0]);
  const parts = ["assets/vendor/minisearch-7.2.0/minisearch.js", "assets/site/search-vocabulary.js", "assets/site/search-engine.js", "assets/site/search-results.js", `search/${language}.js`];

  /** @type {Promise<(text: string) => Found> | undefined} */
  let engine;

  /** Load what search needs and make the index; in a frame in small steps, because the page waits meanwhile. */
  async function start() {
    for (const part of parts) await importScripts(new URL(part, root).href);
    const steps = self.notesSearch.open(self.__index, self.MiniSearch);
    let step = steps.next();
    for (; !step.done; step = steps.next()) if (frame) await new Promise((go) => setTimeout(go));
    return step.value;
  }

  self.addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP && !engine) {
      engine = start();
      engine.then(
        () => self.postMessage({ type: READY }),
        (/** @type {unknown} */ error) => self.postMessage({ type: FAILED, data: String(error) }),
      );
    }
    if (type === QUERY && engine) {
      const found = (await engine)(data);
      const items = self.notesSearch.groups(found, self.__index);
      self.postMessage({ type: RESULT, data: { items }, note: self.notesSearch.note(found) });
    }
  });
})();
