import { z } from 'zod';

const text = z.string().min(1);

/** Frontmatter of content/answers/<slug>.mdx: what a resident asked and who answers; the words below it are the answer. */
export const answerFrontmatterSchema = z.strictObject({
  /** As it was asked, without anything that says who asked. */
  question: text,
  /** Who answers, with the office, e.g. `Bà Nguyễn Thị Hoa, công chức tư pháp - hộ tịch`. */
  answeredBy: text,
  answeredOn: z.iso.date(),
  askedOn: z.iso.date().optional(),
  /** What the answer rests on, as the page names it. */
  source: text.optional(),
  /** One sentence for search results; absent: who answered, and when. */
  description: text.optional(),
  listen: z.boolean().default(true),
});

/** What an answer has beside what every document has. */
export type Answer = Omit<z.infer<typeof answerFrontmatterSchema>, 'description' | 'listen'>;
