import { isRecord } from '../../../../content/write/render-yaml.ts';
import type { Asker } from '../../form.ts';
import { plainText } from '../../gate/plain-text.ts';
import { kindNamed } from './document-kind.ts';
import { entryOf, newKey } from './entries.ts';
import { entryPath } from './entry-paths.ts';
import { keepEntry, shownAs } from './keep-entry.ts';
import { shelfOf } from './shelf-of.ts';

/**
 * `{ fields }` as the form has them → `{ shown, to }`: kept, and what to send with it the next time; 409 `{ by, gone }` where somebody
 * else changed the entry or took it out. What is wrong with it is told where it is kept by hand: nobody is interrupted in a word.
 */
export async function autosave(
  name: string,
  body: unknown,
  { seen, looking }: Asker,
): Promise<Response | undefined> {
  const kind = kindNamed(looking.parts, name);
  const key = looking.param('entry') || 'tep';
  const fields = isRecord(body) ? body['fields'] : undefined;
  // A new one gets its short name from what it says: not from half of a word.
  if (!kind || kind.needs !== 'write' || key === newKey) return undefined;
  if (!isRecord(fields) || fields['whole'] !== 'yes')
    return Response.json({ refused: 'Dữ liệu gửi lên không đúng dạng.' }, { status: 400 });
  const sent = (one: string): string => {
    const value = fields[one];
    return typeof value === 'string' ? plainText(value) : '';
  };
  const shelf = shelfOf(looking, seen, kind);
  const kept = await keepEntry(kind, shelf, { key, shown: sent('shown'), sent, isRemoved: false });
  if (kept.is !== 'kept') {
    const isGone = kept.is === 'changed' && kept.now === undefined;
    return Response.json({ by: shelf.last()?.name ?? '', gone: isGone }, { status: 409 });
  }
  const now = entryOf(kind, shelf.value(), kept.key);
  const to = entryPath(kind, kept.key);
  return Response.json({ shown: now ? shownAs(now) : '', entry: kept.key, to });
}
