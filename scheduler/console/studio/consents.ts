// Who has agreed that his voice airs, for which document, in which words: beside the takes, which each carry it too.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { appendLine } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import { consentsFile } from './owes-deletion.ts';
import { isThere } from '../../places.ts';

const person = { account: z.string(), name: z.string() };

const consentEventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('consent'),
    id: z.string(),
    /** ISO. */
    at: z.string(),
    document: z.string(),
    /** Whose account it was given with. */
    account: z.string(),
    /** Who is heard. */
    reader: z.string().min(1),
    /** What was agreed to. */
    words: z.string(),
  }),
  z.object({
    event: z.literal('withdraw'),
    at: z.string(),
    /** The consent's id. */
    of: z.string(),
    by: z.object(person),
  }),
]);
type ConsentEvent = z.infer<typeof consentEventSchema>;
export type Consent = Omit<Extract<ConsentEvent, { event: 'consent' }>, 'event'>;
export type WithdrawnConsent = { readonly consent: Consent } & Pick<
  Extract<ConsentEvent, { event: 'withdraw' }>,
  'at' | 'by'
>;

/**
 * Those that hold for a document, oldest first: of each account the last is who reads now. Lines that a power cut tore are passed
 * over: whoever gave it is asked again.
 */
export function consentsOf(dataDir: string, document: string): readonly Consent[] {
  const events = eventsIn(dataDir);
  const withdrawn = new Set(
    events.flatMap((event) => (event.event === 'withdraw' ? [event.of] : [])),
  );
  return events.flatMap((event) =>
    event.event === 'consent' && event.document === document && !withdrawn.has(event.id)
      ? [event]
      : [],
  );
}

/** All that were taken back, of every document: each with its first withdrawal. */
export function withdrawnConsents(dataDir: string): readonly WithdrawnConsent[] {
  const events = eventsIn(dataDir);
  return events.flatMap((event) => {
    if (event.event !== 'consent') return [];
    const taken = events.find((one) => one.event === 'withdraw' && one.of === event.id);
    return taken?.event === 'withdraw' ? [{ consent: event, at: taken.at, by: taken.by }] : [];
  });
}

/** Looks once more, right before something is kept. @throws LoaError `no-consent` where it was taken back meanwhile */
export function requireConsent(
  dataDir: string,
  document: string,
  { at, words }: Pick<Consent, 'at' | 'words'>,
): void {
  if (consentsOf(dataDir, document).some((one) => one.at === at && one.words === words)) return;
  throw new LoaError('no-consent', 'Người đọc vừa rút lại đồng ý: bản đọc này không được giữ.', {
    hint: 'Mở lại trang.',
  });
}

/** Who reads now before this account's microphone, where he has agreed and has not taken it back. */
export function consentOf(dataDir: string, document: string, account: string): Consent | undefined {
  const last = eventsIn(dataDir).findLast(
    (event) =>
      event.event === 'consent' && event.document === document && event.account === account,
  );
  return consentsOf(dataDir, document).find(
    ({ id }) => last?.event === 'consent' && last.id === id,
  );
}

function eventsIn(dataDir: string): readonly ConsentEvent[] {
  const file = consentsFile(dataDir);
  return isThere(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : [];
}

function readLine(line: string): readonly ConsentEvent[] {
  try {
    return [consentEventSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/** Keeps what was said; it is on the disk when this returns. @throws LoaError `write-failed` */
export function keepConsent(dataDir: string, event: ConsentEvent): void {
  const path = consentsFile(dataDir);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendLine(path, JSON.stringify(event), (line) => readLine(line).length > 0);
  } catch (error) {
    throw new LoaError('write-failed', `Không ghi được lời đồng ý: ${sayError(error)}.`, {
      hint: 'Kiểm tra dung lượng đĩa ở trang Máy rồi bấm lại.',
    });
  }
}
