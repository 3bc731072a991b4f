import { z } from 'zod';

export const documentKinds = ['announcement', 'guide', 'faq'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The folder of each kind in content/, and its path on the site. */
export const documentPlaces = {
  announcement: { folder: 'announcements', path: 'thong-bao' },
  guide: { folder: 'guides', path: 'huong-dan' },
  faq: { folder: 'faq', path: 'hoi-dap' },
} as const satisfies Record<DocumentKind, { folder: string; path: string }>;

/** Frontmatter of announcements, guides and FAQ entries. */
export const frontmatterSchema = z.strictObject({
  title: z.string().min(1),
  /** One sentence for search results, cards and link previews. */
  description: z.string().min(1),
  /** Position among its kind; lower comes first. */
  order: z.int().default(100),
  /** Whether the page offers its words as sound; campaigns' documents always do. */
  listen: z.boolean().default(false),
});
export type Frontmatter = z.infer<typeof frontmatterSchema>;

/** One `<Step id title>` of a document. Offsets are UTF-16 code units in the file. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One MDX file of content/announcements, content/guides or content/faq, read and checked. */
export interface ContentDocument {
  /** Its path on the site without slashes at the ends, e.g. `huong-dan/dang-ky-tai-khoan`; a FAQ entry is `hoi-dap/<slug>`. */
  readonly id: string;
  readonly kind: DocumentKind;
  /** File name without `.mdx`. */
  readonly slug: string;
  /** Path from the repository's root with `/`. */
  readonly file: string;
  /** The file's text as it is on disk. */
  readonly source: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  readonly frontmatter: Frontmatter;
  readonly steps: readonly Step[];
}
