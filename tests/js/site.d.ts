/** What the site's own scripts find in a page beside the browser: Mermaid, the theme's search worker, the search index. */

interface SearchItem {
  location: string;
  [field: string]: any;
}
/** One page's results: the page, then its sections. */
type SearchGroup = SearchItem[];

interface Window {
  mermaid: any;
  /** Made by the build: Material's index, and the pages that a word is for. */
  __index: { docs: SearchItem[]; first: Record<string, string>; [field: string]: any };
  postMessage(message: any): void;
}

declare function importScripts(...addresses: string[]): Promise<void> | void;
