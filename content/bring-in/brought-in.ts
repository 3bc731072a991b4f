/** A piece of the source and what became of it; `why` is Vietnamese, for the person who imports. */
export interface Remark {
  readonly text: string;
  readonly why: string;
}

/** What a file may become: a guide's steps and an answer's asker are in no file. */
export const broughtInKinds = ['announcement', 'page', 'faq'] as const;
export type BroughtInKind = (typeof broughtInKinds)[number];

/** A notice of another program as a document of ours. */
export interface BroughtIn {
  /** The whole file: frontmatter, then the text. */
  readonly mdx: string;
  /** What stands in the source and not in the text, each piece in the source's words. */
  readonly leftOut: readonly Remark[];
  /** Of each piece of `leftOut` the words before it in the source; undefined where they are not known. */
  readonly leftOutAfter: readonly (string | undefined)[];
  /** What was guessed, joined or converted: a person looks at each. */
  readonly doubts: readonly Remark[];
  /** Words are runs of letters and digits. */
  readonly words: { readonly source: number; readonly kept: number; readonly leftOut: number };
}
