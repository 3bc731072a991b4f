// An index of the log's words, in a file of the console's own: the daemon writes none of it, and it can be thrown away at any time.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { isDamage } from '../../store/open.ts';
import { whereOf } from '../../store/sqlite-lines.ts';
import { readEvent } from '../../store/sqlite-rows.ts';
import { createStatements, type Sql, type Statements } from '../../store/sqlite-statements.ts';
import type { LinesWanted, LoggedEvent, SlotLog } from '../../store/store.ts';
import { searchedText, tokensOf } from './log-line.ts';
import { mostCounted, type LogSearch } from './log-search.ts';

export interface LogIndex extends LogSearch {
  /** Takes up so many lines that are new; false: there are more. */
  catchUp(timeZone: string, most: number): boolean;
}

/** Raised when lines are worded or cut into words otherwise: the index is made anew. */
const version = 1;
/** Before a search; further ones are taken up in the background (keep-log-index.ts). */
const mostAtSearch = 1000;

const schema = `
  CREATE TABLE IF NOT EXISTS until (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL, made TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'ascii')`;

/** Opens it, beginning anew where it is damaged. `databaseFile`: the station's. Throws what SQLite throws. */
export function openLogIndex(file: string, databaseFile: string, log: () => SlotLog): LogIndex {
  const db = openSound(file, databaseFile);
  const statements = createStatements(db);
  const catchUp: LogIndex['catchUp'] = (timeZone, most) =>
    takeUp(statements, log(), `${version} ${timeZone}`, { timeZone, most });
  return {
    catchUp,
    find(words, wanted, { most, skip = 0 }, timeZone) {
      catchUp(timeZone, mostAtSearch);
      const match = matchOf(words);
      const behind = log().head().seq - untilOf(statements.sql).seq;
      if (match === '') return { lines: [], found: 0, behind };
      const { text, values } = whereOf(wanted, 'event.');
      const { sql } = statements;
      const days = rowsOf(sql, wanted);
      const from = `FROM words JOIN station.event ON event.seq = words.rowid
        ${text === '' ? 'WHERE' : `${text} AND`} ${days ? 'words.rowid BETWEEN ? AND ? AND' : ''} words MATCH ?`;
      const asked = [...values, ...(days ?? []), match];
      const lines = sql(`SELECT event.* ${from} ORDER BY words.rowid DESC LIMIT ? OFFSET ?`)
        .all(...asked, most, skip)
        .map(readEvent);
      const counted = sql(`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${mostCounted})`);
      return { lines, found: Number(counted.get(...asked)?.['n']), behind };
    },
    close() {
      if (db.isOpen) db.close();
    },
  };
}

function openSound(file: string, databaseFile: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  for (const again of [true, false]) {
    const db = new DatabaseSync(file, { timeout: 500 });
    try {
      // Lost in a power cut it is made anew; it is never the truth.
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
      db.exec(schema);
      db.prepare("SELECT rowid FROM words WHERE words MATCH 'a' LIMIT 1").get();
      // To read alone: a write to the index would take the station's lock too otherwise, against a commit before the first sample.
      db.prepare('ATTACH ? AS station').run(`${pathToFileURL(databaseFile).href}?mode=ro`);
      return db;
    } catch (error) {
      db.close();
      if (!again || !isDamage(error)) throw error;
      removeLogIndex(file);
    }
  }
  throw new Error(file);
}

/** It is made anew by whoever opens it next. */
export function removeLogIndex(file: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
}

interface Until {
  readonly seq: number;
  readonly hash: string;
  readonly made: string;
}

function untilOf(sql: Sql): Until {
  const row = sql('SELECT seq, hash, made FROM until').get();
  if (!row) return { seq: 0, hash: '', made: '' };
  return { seq: Number(row['seq']), hash: String(row['hash']), made: String(row['made']) };
}

function takeUp(
  { sql, transact }: Statements,
  log: SlotLog,
  made: string,
  { timeZone, most }: { readonly timeZone: string; readonly most: number },
): boolean {
  return transact(() => {
    let until = untilOf(sql);
    // A backup was restored, the ward has another zone, or lines are worded otherwise.
    const isSame =
      until.made === made && (until.seq === 0 || hashAt(log, until.seq) === until.hash);
    if (!isSame) {
      sql("INSERT INTO words (words) VALUES ('delete-all')").run();
      until = { seq: 0, hash: '', made };
    }
    const lines = log.events(until.seq, most);
    for (const line of lines)
      sql('INSERT INTO words (rowid, text) VALUES (?, ?)').run(
        line.seq,
        searchedText(line, timeZone),
      );
    const { seq, hash } = lines.at(-1) ?? until;
    sql('INSERT OR REPLACE INTO until VALUES (1, ?, ?, ?)').run(seq, hash, made);
    return lines.length < most;
  });
}

/** Of some days those lines alone are gone through, not all that have the word. */
function rowsOf(sql: Sql, { from, until }: LinesWanted): readonly [number, number] | undefined {
  if (from === undefined) return undefined;
  const { text, values } = whereOf({ from, ...(until !== undefined && { until }) });
  const row = sql(
    `SELECT min(seq) AS first, max(seq) AS last FROM station.event INDEXED BY event_by_time ${text}`,
  ).get(...values);
  return [Number(row?.['first']), Number(row?.['last'])];
}

function hashAt(log: SlotLog, seq: number): LoggedEvent['hash'] | undefined {
  return log.events(seq - 1, 1)[0]?.hash;
}

/** `Đã "phát` → `"da"* "phat"*`: nothing that a person types is a command to SQLite. */
function matchOf(words: string): string {
  return tokensOf(words)
    .map((word) => `"${word}"*`)
    .join(' ');
}
