/** What the browser fetches for a first search: every page's words, section by section. Written after the build (site/after-build/search-index.ts). */
export interface SearchIndex {
  readonly pages: readonly IndexedPage[];
  /** content/synonyms.yaml and the glossary's other names. */
  readonly synonyms: readonly Synonyms[];
  /** Paths shown when nothing is found, most asked for first. */
  readonly popular: readonly string[];
  /** What is asked of a ward that the site does not have. */
  readonly foreign: readonly string[];
  /** The same, where the bare letters are common speech: `lo de mat` is lỡ để mất, not lô đề. */
  readonly foreignMarked: readonly string[];
  /** Who answers what the site does not say: the first of content/ward.yaml. */
  readonly ask?: Contact | undefined;
}

export interface Contact {
  readonly label: string;
  readonly value: string;
  readonly href?: string | undefined;
}

export interface Synonyms {
  readonly means: string;
  /** Other names of it. */
  readonly typed?: readonly string[];
  /** What questions about it hold. */
  readonly asks?: readonly string[];
}

export interface IndexedPage {
  /** Address to link to: a page's, or of a question or term within its page (`/thuat-ngu/#otp`). */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** What kind of page it is, shown beside its title, e.g. `Hướng dẫn`. */
  readonly kind: string;
  /** Multiplies the page's score; 1 for a page that explains, less for one that only leads on. */
  readonly weight: number;
  /** It lists the pages of its kind and is called as they are. */
  readonly isList?: boolean;
  readonly sections: readonly IndexedSection[];
  /** The way this page teaches is closed: what is said of it, and the pages that teach the way that works, best first. */
  readonly closed?: ClosedPage;
}

export interface ClosedPage {
  readonly says: string;
  readonly now: readonly string[];
}

export interface IndexedSection {
  /** Id to link to; '' for what stands before the first heading. */
  readonly id: string;
  readonly heading: string;
  /** How it begins: shown with what is found, as the answer. */
  readonly text: string;
  /** The rest's telling words, each once; only searched. */
  readonly more?: string;
}
