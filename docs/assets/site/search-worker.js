/**
 * Stands before Material's search worker: the index of the page's language is loaded with the first query, not with the page.
 * The language is this script's query (`search-worker.js?en`). Works as a worker over http and, through iframe-worker's shim,
 * in a hidden frame on file://, where importScripts returns a promise.
 *
 * When a query is a word that a page is for, or contains a message that one is for, that page comes first (the table `first` of
 * the index, made by scripts/site/search_index.py). Everything else is Material's order.
 *
 * Material's messages: {type: 0, data: index} set up, {type: 2, data: text} query, {type: 3, data: {items}} result.
 */
(async function () {
  "use strict";
  const SETUP = 0;
  const QUERY = 2;
  const RESULT = 3;
  const MESSAGE = 12; // from this length on, a word of the table may also be part of a query
  const frame = typeof document !== "undefined";
  /** @type {HTMLScriptElement | null} */
  const script = frame ? document.querySelector("script[src*='search-worker.js']") : null;
  const here = script?.src ?? self.location.href;
  const part = (/** @type {RegExp} */ pattern) => (pattern.exec(here) ?? [])[1];
  const language = part(/[?](zh|en)/);
  const root = new URL("../../", here.split("?")[0]);

  /** @type {object | undefined} */
  let options;
  let standing = false; // Material's worker is there
  let loaded = false; // the index of the language is there
  /** @type {any[]} */
  const early = []; // what came before Material's worker
  /** @type {string | null} */
  let query = null; // the newest query that waits for the index
  let asked = ""; // the query that the next result answers

  const tell = (/** @type {object} */ data) => self.dispatchEvent(new MessageEvent("message", { data: { ...data, ours: true } }));

  self.addEventListener("message", (event) => {
    const { type, data, ours } = event.data;
    if (type === QUERY) asked = data;
    if (ours || loaded) return;
    if (!standing) {
      event.stopImmediatePropagation();
      early.push(event.data);
      return;
    }
    hold(event, type, data);
  });

  const send = self.postMessage.bind(self);
  self.postMessage = (/** @type {any} */ message) => {
    if (message.type === RESULT && loaded) message.data.items = order(message.data.items);
    send(message);
  };

  /** Put the page that the query is for before the others. @type {(items: SearchGroup[]) => SearchGroup[]} */
  function order(items) {
    const page = wanted(asked.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
    if (!page) return items;
    const at = items.findIndex(([first]) => first.location.split("#")[0] === page);
    if (at >= 0) return [items[at], ...items.slice(0, at), ...items.slice(at + 1)];
    const found = self.__index.docs.find(({ location }) => location === page);
    return found ? [[{ ...found, score: 1, terms: {} }], ...items] : items;
  }

  /** @type {(text: string) => string | undefined} */
  function wanted(text) {
    const { first } = self.__index;
    if (Object.hasOwn(first, text)) return first[text];
    const parts = Object.keys(first).filter((word) => word.length >= MESSAGE && text.includes(word));
    return first[parts.sort((a, b) => b.length - a.length)[0]];
  }

  /** @type {(event: MessageEvent, type: number, data: any) => void} */
  function hold(event, type, data) {
    if (type === SETUP) options = data.options;
    if (type !== QUERY || !data) return; // the page sends an empty query when it opens
    event.stopImmediatePropagation();
    const first = query === null;
    query = data;
    if (first) load();
  }

  async function load() {
    await importScripts(new URL(`search/${language}.js`, root).href);
    tell({ type: SETUP, data: { ...self.__index, options } });
    setTimeout(() => {
      loaded = true;
      tell({ type: QUERY, data: query });
    });
  }

  // Material's worker has a hash in its name; the page says which one it is (overrides/main.html).
  const worker = part(/[&]worker=([^&?]+)/);
  await importScripts(new URL(`assets/javascripts/workers/${worker}`, root).href);
  standing = true;
  for (const message of early) self.dispatchEvent(new MessageEvent("message", { data: message }));
})();
