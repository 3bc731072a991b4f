// Who has agreed that his voice airs, for which document, in which words: beside the takes, which each carry it too.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { takesFolder } from '../../../audio/studio/index.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';

const consentSchema = z.object({
  event: z.enum(['consent', 'withdraw']),
  /** ISO. */
  at: z.string(),
  document: z.string(),
  /** Whose account it was given or taken back with. */
  account: z.string(),
  /** Who is heard. */
  reader: z.string().min(1),
  /** What was agreed to, or why it was taken back. */
  words: z.string(),
});
type ConsentEvent = z.infer<typeof consentSchema>;

export interface Consent {
  readonly at: string;
  readonly reader: string;
  readonly words: string;
}

const fileOf = (dataDir: string): string => join(takesFolder(dataDir), 'consents.jsonl');

/** What holds for this account and document now. Lines that a power cut tore are passed over: whoever gave it is asked again. */
export function consentOf(dataDir: string, document: string, account: string): Consent | undefined {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return undefined;
  const last = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(readLine)
    .findLast((event) => event.document === document && event.account === account);
  return last?.event === 'consent' ? last : undefined;
}

function readLine(line: string): readonly ConsentEvent[] {
  try {
    return [consentSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/** Keeps what was said; it is on the disk when this returns. @throws LoaError `write-failed` */
export function keepConsent(dataDir: string, event: ConsentEvent): void {
  const path = fileOf(dataDir);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(path, 'a', 0o600);
    try {
      // Behind a line that was torn off another one begins.
      writeSync(file, `${hasTornEnd(path) ? '\n' : ''}${JSON.stringify(event)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new LoaError('write-failed', `Không ghi được lời đồng ý: ${sayError(error)}.`, {
      hint: 'Kiểm tra dung lượng đĩa ở trang Máy rồi bấm lại.',
    });
  }
}

function hasTornEnd(path: string): boolean {
  const bytes = readFileSync(path);
  return bytes.length > 0 && bytes.at(-1) !== 0x0a;
}
