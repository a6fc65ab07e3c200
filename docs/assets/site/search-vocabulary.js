/** The Latin words of the site: to complete the word that is being typed, and to find which one a mistyped word was meant to be. */
(function (/** @type {any} */ self) {
  "use strict";
  const REMEMBERED = 500;

  class Vocabulary {
    /** @param {Iterable<string>} words */
    constructor(words) {
      this.words = [...words].filter((word) => /^[a-z]/.test(word)).sort();
      /** @type {Map<string, [string, number][]>} */
      this.remembered = new Map();
    }

    /** Words that begin so, shortest first. @type {(start: string, most: number) => string[]} */
    completions(start, most) {
      let low = 0;
      for (let high = this.words.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (this.words[middle] < start) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (let at = low; this.words[at]?.startsWith(start); at++) if (this.words[at] !== start) found.push(this.words[at]);
      return found.sort((a, b) => a.length - b.length).slice(0, most);
    }

    /** The nearest words, with the number of errors: one in five to seven letters, two in more; one of the first two letters has to be right. @type {(word: string) => [string, number][]} */
    meant(word) {
      const had = this.remembered.get(word);
      if (had) return had;
      const most = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
      /** @type {[string, number][]} */
      const near = [];
      for (const other of most ? this.words : []) {
        if (Math.abs(other.length - word.length) > most || (other[0] !== word[0] && other[1] !== word[1]) || word.startsWith(other)) continue;
        const errors = distance(word, other, most);
        if (errors <= most) near.push([other, errors]);
      }
      const least = Math.min(...near.map(([, errors]) => errors));
      const nearest = near.filter(([, errors]) => errors === least);
      if (this.remembered.size >= REMEMBERED) this.remembered.clear();
      this.remembered.set(word, nearest);
      return nearest;
    }
  }

  /** How many letters were added, lost, changed or swapped with their neighbour; Infinity when more than `most`. @type {(a: string, b: string, most: number) => number} */
  function distance(a, b, most) {
    /** @type {number[]} */
    let older = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [older, last] = [last, row];
    }
    return last[b.length];
  }

  self.notesSearch = { ...self.notesSearch, Vocabulary };
})(globalThis);
