import { z } from 'zod';
import { certainties } from './facts.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().min(1);

/** What a resident asks of every errand, in the order of the page; each has a title there. */
export const errandQuestions = ['papers', 'fee', 'time', 'who', 'online', 'where'] as const;
export type ErrandQuestion = (typeof errandQuestions)[number];

/** One answer with how sure it is; `to-confirm` says where to ask instead of claiming anything. */
const answerSchema = z.strictObject({
  says: z.array(text).min(1),
  certainty: z.enum(certainties),
  /** Id under `sources`; only what waits for confirmation may lack one. */
  source: id.optional(),
});
export type ErrandAnswer = z.infer<typeof answerSchema>;

const errandSourceSchema = z.strictObject({
  id,
  /** As the page names it. */
  source: text,
  sourceUrl: z.url().optional(),
  checkedOn: z.iso.date(),
  recheckBy: z.iso.date(),
  /** What staff note for each other; no page shows it. */
  note: text.optional(),
});
export type ErrandSource = z.infer<typeof errandSourceSchema>;

/** What the frontmatter of content/errands/<slug>.mdx holds beside title and description. */
export const errandShape = {
  papers: answerSchema,
  fee: answerSchema,
  time: answerSchema,
  who: answerSchema,
  online: answerSchema,
  where: answerSchema,
  sources: z.array(errandSourceSchema).min(1),
  /** Slug of the simulator in which it can be practised. */
  practice: id.optional(),
};
export type Errand = z.infer<z.ZodObject<typeof errandShape>>;
