/**
 * What search shows: ranked pages as the groups that Material's list expects, with the words around the hits, and what to say about words that were not found.
 *
 * Material puts title and text into the page as HTML, so everything here is escaped. A group is one page: the best section first, then the page itself (score 0, so
 * that Enter opens the section), then further sections, which Material folds.
 */
(function (/** @type {any} */ self) {
  "use strict";
  const AROUND = 190; // characters of a snippet
  const PAGES = 12;
  const MORE = 3; // further sections of a page
  const WORTH = 0.25; // of the first page's score
  const LITTLE = 0.35; // found on the first page: below this share of what was asked, weighed by rarity
  const SAYS = 0.8; // rarity from which a word is worth marking
  const NAMED = 6; // words in a list of those not found
  const { HAN } = self.notesSearch;

  /** @type {Record<string, string>} */
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const escape = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

  /** @type {(found: Found, data: SearchData) => SearchGroup[]} */
  function groups(found, data) {
    const { pages, sections } = data;
    const worth = found.pages.filter(({ score }) => score >= WORTH * found.pages[0].score).slice(0, PAGES);
    return worth.map((one, rank) => {
      const here = new Set(one.terms);
      const words = wordsOf(found, here);
      const page = { location: pages.url[one.page], title: escape(pages.title[one.page]), text: "", score: 0, terms: words };
      const own = one.sections.filter(({ score }, at) => !at || (at <= MORE && score >= 0.4 * one.sections[0].score));
      const items = own.map(({ section, terms }, at) => ({
        location: page.location + (sections.anchor[section] && `#${sections.anchor[section]}`),
        title: escape(sections.title[section]),
        text: snippet(textOf(data, section), marks(found, terms)),
        score: PAGES - rank - at / 10, // Enter opens the highest of all
        terms: at ? words : { ...words, ...missing(found, here) },
      }));
      return items.some(({ location }) => location === page.location) ? items : [items[0], page, ...items.slice(1)];
    });
  }

  /** What of a section can be read in a result, with the spaces that the index leaves out. @type {(data: SearchData, section: number) => string} */
  function textOf({ sections }, section) {
    const text = `${sections.prose[section]}\n${sections.output[section]}`.trim();
    return text.replace(/([\u3400-\u9fff])(?=[A-Za-z0-9`])|([A-Za-z0-9`])(?=[\u3400-\u9fff])/g, "$1$2 ").replaceAll("`", "");
  }

  /** The term of a page that stands for a word. @type {(unit: Unit, here: Set<string>) => string | undefined} */
  const has = (unit, here) => unit.terms.find((term) => here.has(term));

  /** The words to mark on the page that opens: Han in whole stretches. @type {(found: Found, here: Set<string>) => Record<string, boolean>} */
  function wordsOf(found, here) {
    /** @type {string[]} */
    const words = [];
    let before = "";
    for (const unit of found.units) {
      const word = unit.rarity > SAYS ? has(unit, here) : undefined;
      const joins = word && HAN.test(word) && before.at(-1) === word[0] && words.length;
      if (joins) words[words.length - 1] += word.slice(1);
      else if (word) words.push(word);
      before = word ?? "";
    }
    return Object.fromEntries(words.map((word) => [word, true]));
  }

  /** The names of the query that a page lacks. @type {(found: Found, here: Set<string>) => Record<string, boolean>} */
  function missing(found, here) {
    const lacking = found.units.filter((unit) => /[A-Za-z]/.test(unit.word) && !has(unit, here));
    return Object.fromEntries(lacking.slice(0, NAMED).map(({ word }) => [word, false]));
  }

  /** The terms to mark in a snippet: those that say something, or all if none does. @type {(found: Found, terms: string[]) => string[]} */
  function marks(found, terms) {
    const own = found.units.flatMap((unit) => (unit.rarity > SAYS ? unit.terms : [])).filter((term) => terms.includes(term));
    return own.length ? own : terms;
  }

  /** The stretches of a text that hold one of these terms. @type {(text: string, terms: string[]) => [number, number, string][]} */
  function stretches(text, terms) {
    const lower = text.toLowerCase();
    /** @type {[number, number, string][]} */
    const found = [];
    for (const term of new Set(terms)) {
      for (let at = lower.indexOf(term); at >= 0 && found.length < 400; at = lower.indexOf(term, at + 1)) {
        const beside = `${lower[at - 1] ?? " "}${lower[at + term.length] ?? " "}`;
        if (HAN.test(term) || !/[a-z0-9]/.test(beside)) found.push([at, at + term.length, term]);
      }
    }
    return found.sort(([a], [b]) => a - b);
  }

  /** The part of a text with most of the terms, marked, as HTML. @type {(text: string, terms: string[]) => string} */
  function snippet(text, terms) {
    const hits = stretches(text, terms);
    let best = { from: 0, value: 0 };
    for (const [at, [from]] of hits.entries()) {
      const inside = new Set();
      for (let next = at; next < hits.length && hits[next][1] <= from + AROUND * 0.8; next++) inside.add(hits[next][2]);
      if (inside.size > best.value) best = { from, value: inside.size };
    }
    let start = Math.max(0, best.from - AROUND * 0.2);
    while (start > 0 && start > best.from - AROUND * 0.3 && !/[\s。，；：]/.test(text[start - 1])) start--;
    let end = Math.min(text.length, start + AROUND);
    while (end < text.length && end < start + AROUND * 1.1 && !/[\s。，；：]/.test(text[end])) end++;
    let html = "";
    let at = start;
    for (const [from, to] of hits) {
      if (to <= at || from >= end) continue;
      const begin = Math.max(at, from);
      html += escape(text.slice(at, begin)) + `<mark>${escape(text.slice(begin, Math.min(to, end)))}</mark>`;
      at = Math.min(to, end);
    }
    html += escape(text.slice(at, end));
    return (start ? "…" : "") + html.replaceAll("</mark><mark>", "").replaceAll(/(?<![。；：.;:!?])\n/g, " · ") + (end < text.length ? "…" : "");
  }

  /** What to say above the list: words the site does not have, words taken for others, and whether little was found. @type {(found: Found) => SearchNote} */
  function note(found) {
    /** @type {Set<string>} */
    const first = new Set(found.pages[0]?.terms);
    const all = found.units.reduce((sum, { rarity }) => sum + rarity, 0);
    const here = found.units.reduce((sum, unit) => sum + (has(unit, first) ? unit.rarity : 0), 0);
    return {
      unknown: found.units.filter(({ unknown }) => unknown).map(({ word }) => word).slice(0, NAMED),
      meant: found.units.filter(({ meant }) => meant).map(({ word, meant }) => [word, meant ?? ""]),
      little: all > 0 && here / all < LITTLE,
    };
  }

  Object.assign(self.notesSearch, { groups, note });
})(globalThis);
