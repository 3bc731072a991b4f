import { z } from 'zod';
import type { Answer } from './answer.ts';
import { errandShape, type Errand } from './errand.ts';

export type DocumentKind = 'announcement' | 'guide' | 'faq' | 'answer' | 'errand' | 'page';

/** The folder of each kind in content/, and its path on the site; a page stands at the root. */
export const documentPlaces = {
  announcement: { folder: 'announcements', path: 'thong-bao' },
  guide: { folder: 'guides', path: 'huong-dan' },
  faq: { folder: 'faq', path: 'hoi-dap' },
  // What a resident asked stands beside what is often asked; no two of them may have one name.
  answer: { folder: 'answers', path: 'hoi-dap' },
  errand: { folder: 'errands', path: 'viec' },
  page: { folder: 'pages', path: '' },
} as const satisfies Record<DocumentKind, { folder: string; path: string }>;

/** The way a document teaches has been closed: its first screen and its bulletin say so and lead on. */
const closedSchema = z.strictObject({
  /** What is closed, as the subject of a sentence, e.g. `Cách đăng ký bằng số điện thoại`. */
  way: z.string().min(1),
  /** Id of the dated fact that closed it: says since when, by what right, and what to do now. */
  fact: z.string().min(1),
  /** Ids of the documents that teach the way that works. */
  now: z.array(z.string()).min(1),
});
export type Closed = z.infer<typeof closedSchema>;

/** How often the document asks to be aired; campaigns are held against it. */
const broadcastSchema = z.strictObject({
  perWeek: z.int().min(1).max(50),
  /** For how many weeks: one number, or the least and the most. */
  weeks: z.array(z.int().min(1).max(53)).min(1).max(2),
  /** Where it asks for it, e.g. its "Nơi nhận". */
  source: z.string().min(1),
});

/** Frontmatter of announcements, guides, FAQ entries and pages. */
export const frontmatterSchema = z.strictObject({
  title: z.string().min(1),
  /** One sentence for search results, cards and link previews. */
  description: z.string().min(1),
  /** Position among its kind; lower comes first. */
  order: z.int().default(100),
  /** Whether the page offers its words as sound; campaigns' documents always do. */
  listen: z.boolean().default(false),
  closed: closedSchema.optional(),
  broadcast: broadcastSchema.optional(),
});
export type Frontmatter = z.infer<typeof frontmatterSchema>;

/** Frontmatter of an errand: the answers stand beside the title. */
export const errandFrontmatterSchema = frontmatterSchema.extend(errandShape);

/** One `<Step id title>` of a document. Offsets are UTF-16 code units in the file. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One MDX file of a folder in `documentPlaces`, read and checked. */
export interface ContentDocument {
  /** Its path on the site without slashes at the ends, e.g. `huong-dan/dang-ky-tai-khoan`; an entry of the FAQ and an answer are `hoi-dap/<slug>`. */
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
  /** An answer's title is its question. */
  readonly frontmatter: Frontmatter;
  /** An errand's answers; absent for every other kind. */
  readonly errand?: Errand;
  /** What a resident asked, and who answers; absent for every other kind. */
  readonly answer?: Answer;
  readonly steps: readonly Step[];
}
