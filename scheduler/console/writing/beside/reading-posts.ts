// How a word is said, decided by whoever writes: a row of the lexicon that goes with the draft.
import { spokenText } from '../../../../audio/index.ts';
import type { Asker } from '../../form.ts';
import type { JsonPost } from '../../json-post.ts';
import { addressOf, fileOfLooking, pathsFor } from '../address.ts';
import type { ReadingRow } from '../desk.ts';
import { whoAsks } from '../editing-posts.ts';

export const readingPosts: readonly JsonPost[] = pathsFor('doc-la').map((path) => ({
  ...{ path, needs: 'write' },
  take: decide,
}));

/** Of a form the longest that may be decided, in letters. */
const longest = 120;

/** `{ written, spoken, scope: 'document' | 'always' }`, or `{ written, undo: true }`: as it was before. */
async function decide(body: unknown, asker: Asker): Promise<Response | undefined> {
  const file = fileOfLooking(asker.looking);
  const desk = asker.looking.parts.writing();
  if (file === undefined || !desk.draft(file)) return undefined;
  const fields: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const refused = await decideReading(file, asker, {
    ...{ written: textOf(fields['written']), spoken: textOf(fields['spoken']) },
    ...{ isAlways: fields['scope'] === 'always', isUndone: fields['undo'] === true },
  });
  return refused === undefined ? Response.json({}) : Response.json({ refused }, { status: 422 });
}

/** Keeps with the draft of a file how a form is said; Vietnamese where it can't. */
export async function decideReading(
  file: string,
  asker: Asker,
  decision: {
    readonly written: string;
    readonly spoken: string;
    readonly isAlways: boolean;
    readonly isUndone: boolean;
  },
): Promise<string | undefined> {
  const desk = asker.looking.parts.writing();
  const { written, isAlways, isUndone } = decision;
  const spoken = decision.spoken.toLowerCase();
  const refused = isUndone ? undefined : await whyRefused(written, spoken);
  if (refused !== undefined) return refused;
  if (written === '') return 'Chưa có chữ nào để chọn cách đọc.';
  const document =
    isAlways || !file.endsWith('.mdx') ? undefined : addressOf(file).slice('/dai/bai/'.length, -1);
  const row: ReadingRow = {
    ...{ written, spoken, note: 'đã chọn cách đọc' },
    ...(document === undefined ? {} : { document }),
  };
  desk.setExtras(file, whoAsks(asker), (was) => ({
    ...was,
    lexicon: [...was.lexicon.filter((one) => one.written !== written), ...(isUndone ? [] : [row])],
  }));
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : '';
}

/** What a lexicon would refuse is refused here, in words for whoever typed it. */
async function whyRefused(written: string, spoken: string): Promise<string | undefined> {
  if (written.length > longest || spoken.length > longest) return 'Chữ hoặc cách đọc dài quá.';
  if (/[[\]#\t]/.test(written.replace(/^\[[^\][]+\]\s*|\s*\[[^\][]+\]$/g, '')))
    return `Không ghi được cách đọc cho "${written}": trong chữ có dấu [ ] hoặc #.`;
  if (spoken === '') return 'Chưa gõ cách đọc.';
  const { tokens, unknown, guesses } = await spokenText(spoken, { lexicon: [] });
  const isPlain = tokens.every(({ rule, spoken: said }) => rule === 'word' || said === '');
  if (!/^[\p{L}\p{M} ,]+$/u.test(spoken) || !isPlain || unknown.length > 0 || guesses.length > 0)
    return `Cách đọc "${spoken}" có chữ không phải tiếng Việt. Viết như khi nói, ví dụ: OTP đọc là "ô tê pê".`;
  return undefined;
}
