// Every state of content/ that was published or found, by the hash of its bytes; and what is being published just now.
import { createHash } from 'node:crypto';
import type { Sql } from '../../store/sqlite-statements.ts';
import type { Extras, Version, VersionFile, Who } from './desk.ts';

/** What is being published: written down before the first file is. */
export interface Intent {
  readonly who: Who;
  readonly why: string;
  readonly approvedBy?: Who;
  readonly at: number;
  /** The draft's version then: what came after goes on as a draft. */
  readonly version: number;
  /** What went with it: what was added since goes on likewise. */
  readonly extras: Extras;
  /** In the order in which they are written. */
  readonly files: readonly VersionFile[];
  /** Recordings, written before them: no version keeps their bytes. */
  readonly sounds?: readonly VersionFile[];
}

export interface VersionBook {
  /** Keeps bytes; gives their SHA-256. */
  keep(bytes: Uint8Array): string;
  bytes(sha256: string): Uint8Array | undefined;
  add(version: Omit<Version, 'id' | 'git'>): number;
  setGit(id: number, git: NonNullable<Version['git']>): void;
  /** Published, and nobody has looked yet whether git keeps it, or it waits for git; the oldest first. */
  withoutGit(): readonly Version[];
  /** The newest first. */
  list(file?: string): readonly Version[];
  /** What a file was as of a version; undefined: it was not there. */
  at(version: number, file: string): string | undefined;
  /** What each file was last known to be; undefined as its value: known to be gone. */
  last(): ReadonlyMap<string, string | undefined>;
  begin(draft: string, intent: Intent): number;
  intents(): readonly { readonly id: number; readonly draft: string; readonly intent: Intent }[];
  end(id: number): void;
}

export function createVersionBook(sql: Sql): VersionBook {
  return { ...createKept(sql), ...createVersions(sql), ...createIntents(sql) };
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function createKept(sql: Sql): Pick<VersionBook, 'keep' | 'bytes'> {
  return {
    keep(bytes) {
      const sha256 = hashOf(bytes);
      sql('INSERT OR IGNORE INTO kept VALUES (?, ?)').run(sha256, bytes);
      return sha256;
    },
    bytes(sha256) {
      const found = sql('SELECT bytes FROM kept WHERE sha256 = ?').get(sha256)?.['bytes'];
      return found instanceof Uint8Array ? found : undefined;
    },
  };
}

function createVersions(
  sql: Sql,
): Pick<VersionBook, 'add' | 'setGit' | 'withoutGit' | 'list' | 'at' | 'last'> {
  return {
    add({ at, by, account, why, approvedBy, how, wasCut, files }) {
      const { lastInsertRowid } = sql(
        'INSERT INTO version (at, by, account, why, approved_by, how, was_cut) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(...[at, by, account, why, approvedBy ?? null, how, wasCut ? 1 : null]);
      const id = Number(lastInsertRowid);
      for (const { file, was, is } of files)
        sql('INSERT INTO version_file VALUES (?, ?, ?, ?)').run(id, file, was ?? null, is ?? null);
      return id;
    },
    setGit(id, git) {
      sql('UPDATE version SET git = ? WHERE id = ?').run(JSON.stringify(git), id);
    },
    withoutGit: () =>
      sql(
        "SELECT * FROM version WHERE how = 'published' AND (git IS NULL OR git ->> 'waits') ORDER BY id LIMIT 200",
      )
        .all()
        .map((row) => versionOf(row, filesOf(sql, Number(row['id'])))),
    list(file) {
      const rows =
        file === undefined
          ? sql('SELECT * FROM version ORDER BY id DESC LIMIT 500').all()
          : sql(
              'SELECT version.* FROM version JOIN version_file ON version = id WHERE file = ? ORDER BY id DESC LIMIT 500',
            ).all(file);
      return rows.map((row) => versionOf(row, filesOf(sql, Number(row['id']))));
    },
    at: (version, file) =>
      textOr(
        sql(
          'SELECT is_now FROM version_file WHERE file = ? AND version <= ? ORDER BY version DESC LIMIT 1',
        ).get(file, version)?.['is_now'],
      ),
    last() {
      const rows = sql(
        'SELECT file, is_now, MAX(version) AS newest FROM version_file GROUP BY file',
      ).all();
      return new Map(rows.map((row) => [String(row['file']), textOr(row['is_now'])]));
    },
  };
}

function createIntents(sql: Sql): Pick<VersionBook, 'begin' | 'intents' | 'end'> {
  return {
    begin: (draft, intent) =>
      Number(
        sql('INSERT INTO intent (draft, facts) VALUES (?, ?)').run(draft, JSON.stringify(intent))
          .lastInsertRowid,
      ),
    intents: () =>
      sql('SELECT * FROM intent ORDER BY id')
        .all()
        .map((row) => ({
          id: Number(row['id']),
          draft: String(row['draft']),
          // Written by `begin` from this shape; what has no hash was left out by JSON.
          intent: JSON.parse(String(row['facts'])) as Intent,
        })),
    end(id) {
      sql('DELETE FROM intent WHERE id = ?').run(id);
    },
  };
}

function filesOf(sql: Sql, version: number): readonly VersionFile[] {
  return sql('SELECT * FROM version_file WHERE version = ? ORDER BY file')
    .all(version)
    .map((row) => ({
      file: String(row['file']),
      was: textOr(row['was']),
      is: textOr(row['is_now']),
    }));
}

function versionOf(row: Readonly<Record<string, unknown>>, files: readonly VersionFile[]): Version {
  const [approvedBy, git, how] = [textOr(row['approved_by']), textOr(row['git']), row['how']];
  return {
    ...{ id: Number(row['id']), at: Number(row['at']), files },
    ...{ by: String(row['by']), account: String(row['account']), why: String(row['why']) },
    ...(approvedBy !== undefined && { approvedBy }),
    ...(row['was_cut'] === 1 && { wasCut: true as const }),
    how: how === 'by-hand' || how === 'found' ? how : 'published',
    // Written by `setGit` from this shape.
    ...(git !== undefined && { git: JSON.parse(git) as NonNullable<Version['git']> }),
  };
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
