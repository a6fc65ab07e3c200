/** What the site's own scripts find in a page beside the browser: Mermaid, the theme's search, and what search is made of. */

/** `search/<language>.js`, made by scripts/site/search_index.py: columns. */
interface SearchData {
  pages: { url: string[]; title: string[]; weight: number[]; terms: number[][] };
  sections: { page: number[]; anchor: string[]; title: string[]; weight: number[]; prose: string[]; output: string[]; words: string[]; forms: string[][] };
  /** The number of the glossary's page; -1 when there is none. */
  glossary: number;
}

/** The numbers of search-engine.js. */
interface Weights {
  section: Record<"title" | "page" | "forms" | "code" | "prose" | "output" | "words", number>;
  page: Record<"title" | "headings" | "forms" | "code" | "prose" | "output" | "words", number>;
  bm25: { k: number; b: number; d: number };
  [name: string]: any;
}

/** A word of the query: the terms that stand for it, how rare it is; it is on no page, or another was meant. */
interface Unit {
  word: string;
  terms: string[];
  rarity: number;
  unknown?: boolean;
  meant?: string;
}

interface Synonym {
  form: string;
  others: string[];
}

/** What a query is asked of; see search-engine.js. */
interface Site {
  data: SearchData;
  texts: string[];
  titles: Set<string>[];
  weights: Weights;
  mini: { sections: any; pages: any };
  counts: { places: Map<string, Record<number, number>>; frequency(term: string): number; rarity(term: string): number };
  words: { completions(start: string, most: number): string[]; meant(word: string): [string, number][] };
  synonyms: Synonym[];
}

interface Plan {
  wanted: Map<string, number>;
  units: Unit[];
}

interface FoundSection {
  section: number;
  score: number;
  terms: string[];
}

interface FoundPage {
  page: number;
  score: number;
  terms: string[];
  sections: FoundSection[];
}

interface Found {
  pages: FoundPage[];
  units: Unit[];
}

interface SearchNote {
  unknown: string[];
  meant: [string, string][];
  little: boolean;
}

/** One page's results as Material wants them. */
type SearchGroup = { location: string; title: string; text: string; score: number; terms: Record<string, boolean> }[];

interface Window {
  mermaid: any;
  __index: SearchData;
  MiniSearch: any;
  notesSearch: any;
  Worker: any;
  postMessage(message: any): void;
}

declare function importScripts(...addresses: string[]): Promise<void> | void;
