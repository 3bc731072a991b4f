// What somebody asks of the studio, one after another, and what each is called between the two processes of this proof.
import { z } from 'zod';

export const documents = ['bai/mot', 'bai/hai'] as const;
export const readers = ['Chị Lan', 'Chú Tư', 'Cô Ba'] as const;
export const at = '2026-11-30T08:00:00.000Z';
export const by = { account: 'an', name: 'Nguyễn Văn An' };

/** A sound that no other take has. */
export function soundOf(mark: number): Int16Array {
  return Int16Array.from(
    { length: 600 },
    (_, index) => ((mark * 7919 + index * 31) % 20_000) - 10_000,
  );
}

const deed = z.discriminatedUnion('do', [
  /** As a process that starts: what was broken off is finished. */
  z.object({ do: z.literal('start') }),
  z.object({
    do: z.literal('keep'),
    ...{ document: z.string(), text: z.string(), mark: z.int() },
    consent: z.object({ id: z.string(), reader: z.string(), words: z.string() }),
  }),
  z.object({ do: z.literal('choose'), take: z.string() }),
  z.object({ do: z.literal('withdraw'), take: z.string() }),
  z.object({
    do: z.literal('agree'),
    ...{ id: z.string(), document: z.string(), reader: z.string(), words: z.string() },
  }),
  z.object({ do: z.literal('take-back'), consent: z.string() }),
  z.object({
    do: z.literal('send-reading'),
    ...{ document: z.string(), id: z.string(), reader: z.string(), words: z.string() },
  }),
  z.object({ do: z.literal('keep-reading'), document: z.string(), id: z.string() }),
]);
export type Deed = z.infer<typeof deed>;

export const messageSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('begins'), deed }),
  /** Acknowledged. `take`: the id of what was kept. */
  z.object({ is: z.literal('done'), take: z.string().optional() }),
  z.object({ is: z.literal('dies'), name: z.string() }),
]);
export type Message = z.infer<typeof messageSchema>;
