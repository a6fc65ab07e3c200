/**
 * What search finds: cuts text into terms, fills two MiniSearch indexes (sections, pages) and ranks pages by both together.
 *
 * Any text is words, never syntax. MiniSearch ranks (BM25+). Its index is filled in the form in which it saves itself: there the count of a term in a section can be
 * the sum over title, prose, code, output and forms, each by its weight, so that a term saturates once and not once a field (BM25F). That leads to the right
 * section far more often than its own fields do, and is made in a fifth of the time.
 */
(function (/** @type {any} */ self) {
  "use strict";
  const RUN = /[\u3400-\u9fff]+|[A-Za-z0-9_\u00c0-\u024f]+(?:[./:@%+-]+[A-Za-z0-9_\u00c0-\u024f]+)*/g;
  const HAN = /[\u3400-\u9fff]/;
  const HUMP = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
  const PAIRS = 24; // neighbours of a query that are looked for side by side
  const COMPLETIONS = 40;
  const RARE = 3; // sections: a pair of Han characters in fewer may be another way to say something

  /** Every number that was found by trying, on two thirds of tests/search/queries.json. */
  const WEIGHTS = {
    section: { title: 7, page: 2.2, forms: 5.5, code: 1.9, prose: 1, output: 0.7, words: 0.5 },
    page: { title: 4.6, headings: 2.1, forms: 2.6, code: 1.9, prose: 0.8, output: 0.3, words: 0.3 },
    bm25: { k: 1.5, b: 0.7, d: 0 },
    flatten: 0.3, // how far the rare terms of a query are kept from outweighing the others
    parts: 1, hump: 0.3, // parts of a name, beside the whole
    han: 0.6, one: 0.1, few: 0.4, // two Han characters; one, where the site does not have the two; the same in a short run
    digits: 0.6, joined: 1, plural: 0.5, completed: 0.6, mistyped: 0.7, synonym: 0.2,
    pages: 1, pair: 0.6, named: 0.6, lead: 0.6, // a page's own score beside that of its best section; neighbours of the query side by side; its words in the page's title; what stands before the first heading, when a section is chosen
  };

  /** The runs of Han characters and the names of a text. @type {(text: string) => string[]} */
  const runs = (text) => text.match(RUN) ?? [];

  /** Texts as they are compared: names in lower case, one space between them. @type {(text: string) => string} */
  const plain = (text) => ` ${runs(text).join(" ").toLowerCase()} `;

  /** @type {Map<string, [string, number][]>} */
  const remembered = new Map();

  /**
   * The terms of one run, each with what it counts beside the others: a name, its parts and theirs; pairs of Han characters, and in what is `loud` (titles and
   * forms) single ones, too.
   * @type {(run: string, weights: Weights, loud?: boolean) => [string, number][]}
   */
  function cut(run, weights, loud = false) {
    const had = remembered.get(run);
    if (had) return had;
    /** @type {[string, number][]} */
    const found = [];
    if (HAN.test(run)) {
      for (let at = 0; at < run.length; at++) {
        if (loud || run.length === 1) found.push([run[at], 1]);
        if (at + 1 < run.length) found.push([run.slice(at, at + 2), 1]);
      }
      return found;
    }
    found.push([run.toLowerCase(), 1]);
    for (const part of run.split(/[^A-Za-z0-9\u00c0-\u024f]+/)) {
      if (part && part.length < run.length) found.push([part.toLowerCase(), weights.parts]);
      const humps = part.split(HUMP);
      if (humps.length > 1) for (const hump of humps) found.push([hump.toLowerCase(), weights.hump]);
    }
    remembered.set(run, found);
    return found;
  }

  /** How often each term stands in each of some texts, weighed; and how long these are. Texts are added in the order of their numbers. */
  class Counts {
    /** @param {number} size */
    constructor(size) {
      /** @type {Map<string, {texts: number[], counts: number[]}>} */
      this.places = new Map();
      this.lengths = Array(size).fill(0);
    }

    /** @type {(at: number, term: string, weight: number) => void} */
    add(at, term, weight) {
      let here = this.places.get(term);
      if (!here) this.places.set(term, (here = { texts: [], counts: [] }));
      const last = here.texts.length - 1;
      if (here.texts[last] === at) here.counts[last] += weight;
      else {
        here.texts.push(at);
        here.counts.push(weight);
      }
      if (term.length > 1) this.lengths[at] += weight;
    }

    /** In how many texts a term stands. @type {(term: string) => number} */
    frequency(term) {
      return this.places.get(term)?.texts.length ?? 0;
    }

    /** How rare a term is: the logarithm that BM25 uses. @type {(term: string) => number} */
    rarity(term) {
      const n = this.frequency(term);
      return Math.log(1 + (this.lengths.length - n + 0.5) / (n + 0.5));
    }

    /** A MiniSearch of these texts, which knows them by their numbers. @type {(MiniSearch: any, bm25: object) => any} */
    search(MiniSearch, bm25) {
      const count = this.lengths.length;
      const saved = {
        documentCount: count,
        nextId: count,
        documentIds: Object.fromEntries(this.lengths.map((_, at) => [at, at])),
        fieldIds: { all: 0 },
        fieldLength: Object.fromEntries(this.lengths.map((length, at) => [at, [length]])),
        averageFieldLength: [this.lengths.reduce((sum, length) => sum + length, 0) / count],
        storedFields: {},
        index: [...this.places].map(([term, { texts, counts }]) => [term, { 0: Object.fromEntries(texts.map((at, place) => [at, counts[place]])) }]),
        serializationVersion: 2,
      };
      const tokenize = (/** @type {string} */ text) => text.split(" ");
      return MiniSearch.loadJS(saved, { fields: ["all"], tokenize, processTerm: (/** @type {string} */ term) => term, searchOptions: { bm25 } });
    }
  }

  /**
   * Make the index of what `search/<language>.js` holds. A generator, so that a page without workers can breathe between the steps.
   * @type {(data: SearchData, MiniSearch: any, given?: Partial<Weights>) => Generator<void, (text: string) => Found>}
   */
  function* open(data, MiniSearch, given = {}) {
    const weights = { ...WEIGHTS, ...given };
    remembered.clear();
    const { sections, pages } = data;
    const [bySection, byPage] = [new Counts(sections.page.length), new Counts(pages.url.length)];
    const texts = sections.prose.map((prose, at) => plain(`${sections.title[at]} ${prose} ${sections.output[at]}`));
    /** @type {(text: string, section: number, own: number, page: number, whole: number, loud?: boolean) => void} */
    const add = (text, section, own, page, whole, loud = false) => {
      for (const run of runs(text)) {
        for (const [term, share] of cut(run, weights, loud)) {
          if (own) bySection.add(section, term, own * share);
          if (whole) byPage.add(page, term, whole * share);
        }
      }
    };
    const [own, whole] = [weights.section, weights.page];
    for (const [at, page] of sections.page.entries()) {
      if (page !== sections.page[at - 1]) {
        add(pages.title[page], at, 0, page, whole.title, true);
        for (const term of pages.terms[page]) for (const form of sections.forms[term]) add(form, at, 0, page, whole.forms, true);
      }
      add(pages.title[page], at, own.page, page, 0);
      add(sections.title[at], at, own.title, page, whole.headings, true);
      for (const [number, part] of sections.prose[at].split("`").entries()) {
        if (number % 2) add(part, at, own.code, page, whole.code);
        else add(part, at, own.prose, page, whole.prose);
      }
      add(sections.output[at], at, own.output, page, whole.output);
      add(sections.words[at], at, own.words, page, whole.words);
      for (const form of sections.forms[at]) add(form, at, own.forms, page, 0, true);
      if (at % 40 === 39) yield;
    }
    const mini = { sections: bySection.search(MiniSearch, weights.bm25), pages: yield* resting(() => byPage.search(MiniSearch, weights.bm25)) };
    const titles = pages.title.map((title) => new Set(runs(title).flatMap((run) => cut(run, weights).map(([term]) => term))));
    const site = { data, texts, titles, weights, mini, counts: bySection, words: new self.notesSearch.Vocabulary(bySection.places.keys()), synonyms: synonymsOf(data) };
    yield;
    return (text) => rank(text, plan(text, site), site);
  }

  /** Yield before doing something long. @template T @param {() => T} make @returns {Generator<void, T>} */
  function* resting(make) {
    yield;
    return make();
  }

  /** Every form of a term, with the others. @type {(data: SearchData) => Synonym[]} */
  function synonymsOf({ sections, glossary }) {
    return sections.page.flatMap((page, at) =>
      page === glossary ? sections.forms[at].map((form) => ({ form: HAN.test(form) ? plain(form).trim() : plain(form), others: sections.forms[at].filter((other) => other !== form) })) : [],
    );
  }

  /** What to look for: each term once, with its weight; and the words of the query, with the terms that stand for each. @type {(text: string, site: Site) => Plan} */
  function plan(text, site) {
    const { weights, counts, synonyms } = site;
    /** @type {Map<string, number>} */
    const wanted = new Map();
    const want = (/** @type {string} */ term, /** @type {number} */ weight) => wanted.set(term, Math.max(weight, wanted.get(term) ?? 0));
    const found = runs(text);
    const typing = /[A-Za-z0-9]$/.test(text);
    const units = found.flatMap((run, at) => (HAN.test(run) ? wantHan(run, site, want) : wantName(run, typing && at === found.length - 1, site, want)));
    for (let at = 0; at < found.length; at++) {
      for (let joined = found[at].toLowerCase(), next = at + 1; next < Math.min(found.length, at + 4); next++) {
        joined += found[next].toLowerCase();
        if (!HAN.test(joined) && counts.places.has(joined)) want(joined, weights.joined);
      }
    }
    const whole = plain(text);
    for (const run of synonyms.flatMap(({ form, others }) => (whole.includes(form) ? others.flatMap(runs) : []))) {
      for (const [term, share] of cut(run, weights)) if (term.length > 1) want(term, weights.synonym * share);
    }
    for (const [term, weight] of wanted) wanted.set(term, weight * counts.rarity(term) ** -weights.flatten);
    return { wanted, units };
  }

  /** @type {(run: string, site: Site, want: (term: string, weight: number) => void) => Unit[]} */
  function wantHan(run, { weights, counts }, want) {
    if (run.length === 1) want(run, weights.one);
    const pairs = Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
    for (const pair of pairs) {
      want(pair, weights.han);
      if (counts.frequency(pair) < RARE) for (const one of pair) want(one, run.length > 4 ? weights.one : weights.few);
    }
    const known = (/** @type {number} */ at) => counts.places.has(pairs[at]);
    /** @type {Unit[]} */
    const units = pairs.map((word, at) => ({ word, terms: [word], rarity: known(at) || !(known(at - 1) || known(at + 1)) ? counts.rarity(word) * weights.han : 0 }));
    // What no known pair touches is a word that the site does not have.
    for (const lost of [...run].map((one, at) => (known(at) || known(at - 1) ? " " : one)).join("").split(" ")) {
      if (lost.length > 1) units.push({ word: lost, terms: [], rarity: 0, unknown: true });
    }
    return units;
  }

  /**
   * What else stands for a term, and how much it counts: its plural or singular, longer words while it is being typed, and what a word that the site does not have
   * may have been meant to be.
   * @type {(term: string, typed: boolean, site: Site) => {others: [string, number][], meant?: string}}
   */
  function instead(term, typed, { weights, counts, words }) {
    const word = /^[a-z]{3,}$/.test(term);
    const known = counts.places.has(term);
    /** @type {[string, number][]} */
    const others = [];
    if (known && word) {
      for (const other of [`${term}s`, term.replace(/s$/, "")]) if (other !== term && counts.places.has(other)) others.push([other, weights.plural]);
    }
    const longer = typed || (!known && word) ? words.completions(term, COMPLETIONS) : [];
    for (const other of longer) others.push([other, (weights.completed * term.length) / other.length]);
    const meant = !known && word && !longer.length ? words.meant(term) : [];
    for (const [other, errors] of meant) others.push([other, weights.mistyped / errors]);
    return { others, meant: meant[0]?.[0] };
  }

  /** @type {(run: string, last: boolean, site: Site, want: (term: string, weight: number) => void) => Unit[]} */
  function wantName(run, last, site, want) {
    const { weights, counts } = site;
    const whole = run.toLowerCase();
    const own = cut(run, weights);
    const simple = /^\w+$/.test(run) || counts.places.has(whole); // one word to the reader: nothing parts it, or the site has it as it is
    /** @type {Unit[]} */
    const units = [];
    for (const [term, share] of own) {
      const weight = share * (/^\d+$/.test(term) ? weights.digits : 1);
      const { others, meant } = instead(term, last && term.length > 1 && whole.endsWith(term), site);
      want(term, weight);
      for (const [other, part] of others) want(other, weight * part);
      if (simple ? term === whole : share === weights.parts && term !== whole && term.length > 1) {
        const terms = [term, ...others.map(([other]) => other)];
        const rarity = Math.min(...terms.map((one) => counts.rarity(one))) * (/[a-z]/.test(term) ? 1 : weights.digits);
        units.push({ word: term === whole ? run : term, terms, rarity, unknown: !counts.places.has(term) && !others.length, meant });
      }
    }
    return units;
  }

  /** Pages, best first, each with its sections, best first. @type {(text: string, plan: Plan, site: Site) => Found} */
  function rank(text, { wanted, units }, { data, texts, titles, weights, mini }) {
    /** @type {(index: any) => {id: number, score: number, queryTerms: string[]}[]} */
    const ask = (index) => (wanted.size ? index.search([...wanted.keys()].join(" "), { boostTerm: (/** @type {string} */ term) => wanted.get(term) }) : []);
    const { sections, pages } = data;
    /** @type {Map<number, FoundPage>} */
    const best = new Map();
    // MiniSearch multiplies a score by the number of terms that matched; here each has its weight already.
    for (const { id, score, queryTerms } of ask(mini.pages)) best.set(id, { page: id, score: score / queryTerms.length, terms: queryTerms, sections: [] });
    for (const { id, score, queryTerms } of ask(mini.sections)) {
      best.get(sections.page[id])?.sections.push({ section: id, score: (sections.weight[id] * score) / queryTerms.length, terms: queryTerms });
    }
    const found = [...best.values()].filter((one) => one.sections.length);
    const pairs = neighbours(text);
    const asked = units.reduce((sum, { rarity }) => sum + rarity, 0) || 1;
    const byScore = (/** @type {{score: number}} */ a, /** @type {{score: number}} */ b) => b.score - a.score;
    for (const one of found) {
      one.sections.sort(byScore);
      for (const hit of pairs.length ? one.sections.slice(0, 3) : []) {
        hit.score *= 1 + (weights.pair * pairs.filter((pair) => texts[hit.section].includes(pair)).length) / pairs.length;
      }
      one.sections.sort(byScore);
      const top = one.sections[0].score;
      for (const hit of one.sections) if (!sections.anchor[hit.section]) hit.score *= weights.lead;
      one.sections.sort(byScore);
      const named = units.reduce((sum, { terms, rarity }) => (terms.some((term) => titles[one.page].has(term)) ? sum + rarity : sum), 0);
      one.score = pages.weight[one.page] * (weights.pages * one.score + top) * (1 + (weights.named * named) / asked);
    }
    return { pages: found.sort(byScore), units };
  }

  /** Each two names that stand side by side in a query. @type {(text: string) => string[]} */
  function neighbours(text) {
    const all = runs(text.toLowerCase()).slice(0, PAIRS + 1);
    return all.slice(1).map((run, at) => ` ${all[at]} ${run} `);
  }

  self.notesSearch = { ...self.notesSearch, WEIGHTS, HAN, open };
})(globalThis);
