// `so-khoa.json` beside the centre's key: which machine spoke for which station, until now. A ledger that is restored has
// forgotten who was shut out since its backup; this file has not.
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import { writeWhole } from '../../../content/write/write-whole.ts';
import { Failure } from '../../failure.ts';
import { isThere } from '../../places.ts';
import type { Sql } from '../database/connect.ts';
import type { Tell } from '../tell.ts';
import { centreDirOf } from '../database/open-database.ts';
import { allKeys, keyBookMark, type KeptKey } from '../ledger/key-book.ts';

const bookShape = z.object({
  centre: z.string(),
  /** Epoch ms. */
  at: z.int(),
  keys: z.array(
    z.object({
      ...{ id: z.string(), station: z.string(), name: z.string(), publicKey: z.string() },
      ...{ since: z.int(), endedAt: z.int().nullable() },
      endReason: z.enum(['replaced', 'revoked', 'left']).nullable(),
    }),
  ),
});

export function keyBookFileOf(dataDir: string): string {
  return join(centreDirOf(dataDir), 'so-khoa.json');
}

export interface KeyBook {
  readonly at: number;
  readonly keys: readonly KeptKey[];
}

/** Undefined where there is none, or it is another centre's. Throws Failure where it cannot be read. */
export function readKeyBook(dataDir: string, centre: string): KeyBook | undefined {
  const book = readBook(dataDir);
  return book?.centre === centre ? book : undefined;
}

function readBook(dataDir: string): z.infer<typeof bookShape> | undefined {
  const file = keyBookFileOf(dataDir);
  if (!isThere(file)) return undefined;
  try {
    return bookShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Failure(
      `Sổ khóa ${file} không đọc được.`,
      'Chép lại nó từ bản cất, hoặc dời nó đi rồi làm lại: khi ấy phải tự thu hồi lại các khóa bị lộ.',
    );
  }
}

/** An empty ledger beside a book that knows keys: it would let those speak again that were shut out. Throws Failure. */
export function refuseLostLedger(dataDir: string, centre: string): void {
  const keys = readKeyBook(dataDir, centre)?.keys.length ?? 0;
  if (keys === 0) return;
  throw new Failure(
    `Sổ trong PostgreSQL còn trống, nhưng sổ khóa ${keyBookFileOf(dataDir)} đã có ${keys} khóa của đài: sổ cũ mất, hoặc DATABASE_URL chỉ sang nơi khác.`,
    `Sửa DATABASE_URL, hoặc phục hồi: ${loaCommand} centre restore TỆP. Muốn bắt đầu lại với sổ trống thì dời so-khoa.json đi nơi khác.`,
  );
}

/**
 * All that either knows, and what either says has ended. A key that ended never holds again, so the book may forget nothing
 * where the ledger does. Pure.
 */
function joinedKeys(kept: readonly KeptKey[], known: readonly KeptKey[]): readonly KeptKey[] {
  const all = new Map(kept.map((key) => [key.id, key]));
  for (const key of known) {
    const had = all.get(key.id);
    const ended = key.endedAt === null && had ? had : key;
    all.set(key.id, { ...key, endedAt: ended.endedAt, endReason: ended.endReason });
  }
  return [...all.values()];
}

/** Writes the book where a key came or ended since; it never knows less than it did. Returns what does so. */
export function keyBookWriter(
  sql: Sql,
  dataDir: string,
  centre: string,
): (at: number) => Promise<void> {
  let written = '';
  return async (at) => {
    const mark = await keyBookMark(sql);
    if (mark === written) return;
    const known = await allKeys(sql);
    const had = readBook(dataDir);
    if (had && had.centre !== centre)
      renameSync(
        keyBookFileOf(dataDir),
        join(centreDirOf(dataDir), `so-khoa-${nameOf(had.centre)}.json`),
      );
    const keys = joinedKeys(had?.centre === centre ? had.keys : [], known);
    await writeWhole(keyBookFileOf(dataDir), `${JSON.stringify({ centre, at, keys })}\n`);
    written = mark;
  };
}

/** Of another centre: letters that a file's name may have. */
function nameOf(centre: string): string {
  return centre.replace(/[^\w-]/g, '').slice(0, 60);
}

/** Real ms. A key that was revoked within it and then lost with the ledger must be revoked again by whoever did. */
const looksEveryMs = 30_000;

/** Keeps the book until the returned function is called. */
export function keepKeyBook({
  sql,
  dataDir,
  centre,
  tell,
}: {
  readonly sql: Sql;
  readonly dataDir: string;
  readonly centre: string;
  readonly tell: Tell;
}): () => void {
  const write = keyBookWriter(sql, dataDir, centre);
  let said = '';
  const look = (): void => {
    void write(Date.now()).then(
      () => (said = ''),
      (error: unknown) => {
        const line = `Chưa ghi được sổ khóa (${keyBookFileOf(dataDir)}): ${sayError(error)}.`;
        if (line !== said) tell(line, { level: 'warn', code: 'key-book' });
        said = line;
      },
    );
  };
  look();
  const looking = setInterval(look, looksEveryMs).unref();
  return () => {
    clearInterval(looking);
  };
}
