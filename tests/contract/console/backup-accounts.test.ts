// The console's accounts in a backup, and back again; cut off anywhere, the old ones or the new ones are there.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountsFileOf } from '../../../scheduler/console/accounts/database.ts';
import { openPeople, type People } from '../../../scheduler/console/accounts/people.ts';
import { lastingTables, passingTables } from '../../../scheduler/console/accounts/schema.ts';
import { takeBackAccounts } from '../../../scheduler/console/accounts/take-back-accounts.ts';
import { writeBackup } from '../../../scheduler/console/write-backup.ts';
import { agreeToBackup, offerBackup } from '../../../scheduler/store/backup-to-restore.ts';
import { waitingAccountsOf } from '../../../scheduler/store/kept-accounts.ts';
import { openData } from '../../../scheduler/store/open-data.ts';
import { openStore } from '../../../scheduler/store/open.ts';
import { callLoa } from '../../e2e/cli/run-loa.ts';

let dataDir: string;
let databaseFile: string;
let backup: string;
let told: string[];
let logged: string[];
const trier = { address: '127.0.0.1', agent: 'test' };
const log = {
  write: (_: string, detail: Readonly<Record<string, unknown>>) => {
    logged.push(String(detail['act']));
  },
  gather: () => undefined,
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-backup-accounts-'));
  databaseFile = join(dataDir, 'loa.db');
  backup = join(dataDir, 'loa-2026-12-01-0600.db');
  told = [];
  logged = [];
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function people(): People {
  return openPeople({ file: accountsFileOf(dataDir), now: () => Date.now(), log });
}

/** Hoa with a second factor, signed in, is backed up; after that her password is another, and Binh came. */
async function aDayLater(): Promise<{ readonly open: People; readonly cookie: string }> {
  const { store } = openStore(databaseFile, 0);
  store.commit([{ at: 1000, slot: '', event: 'trouble', detail: {} }]);
  const open = people();
  open.book.make({ account: 'hoa', name: 'Bà Hoa', roles: ['admin'] }, 'hash of then');
  const { sql } = { sql: new DatabaseSync(accountsFileOf(dataDir)) };
  sql.exec("INSERT INTO one_time_code VALUES ('hoa', 'SECRET', 0)");
  sql.close();
  const cookie = open.sessions.begin('hoa', trier);
  await writeBackup(store, dataDir, backup);
  store.close();
  open.book.setPassword('hoa', 'hash of today', 'stay');
  open.factors.removeAll('hoa');
  open.book.make({ account: 'binh', name: 'Ông Bình', roles: ['viewer'] }, 'hash of Binh');
  return { open, cookie };
}

async function startDaemon(): Promise<void> {
  const { release } = await openData({ dataDir, databaseFile }, 9000);
  release();
}

const tell = (line: string): void => {
  told.push(line);
};
const startConsole = (): void => {
  takeBackAccounts({ dataDir }, log, tell);
};

async function restore(): Promise<void> {
  await offerBackup(dataDir, backup, { name: 'loa.db', by: 'Bà Hoa', at: 5000 });
  agreeToBackup(dataDir);
}

function expectThoseOfThen(open: People): void {
  expect(open.book.list().map(({ account }) => account)).toEqual(['hoa']);
  expect(open.book.passwordOf('hoa')).toBe('hash of then');
  expect(open.factors.has('hoa')).toBe(true);
}

it('each table of accounts.db is in a backup, or is known to pass', () => {
  people().close();
  const db = new DatabaseSync(accountsFileOf(dataDir));
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  db.close();
  expect([...lastingTables, ...passingTables].toSorted()).toEqual(tables.map(({ name }) => name));
});

it('people and second factors come back, everybody is signed out, and those of today are kept beside', async () => {
  const { open, cookie } = await aDayLater();
  expect(open.personOf(cookie)?.account).toBe('hoa');
  await restore();
  await startDaemon();
  // A console that was still open: it goes on with what is there now.
  startConsole();
  expectThoseOfThen(open);
  expect(open.personOf(cookie)).toBeUndefined();
  open.close();
  expect(told.join()).toContain('ai cũng đăng nhập lại');
  expect(logged).toContain('restored');
  const kept = readdirSync(dataDir).find((name) => name.startsWith('accounts.db.truoc-phuc-hoi-'));
  const before = new DatabaseSync(join(dataDir, kept ?? ''));
  expect(before.prepare('SELECT count(*) AS n FROM account').get()).toEqual({ n: 2 });
  before.close();
});

it('a backup that was copied over the database by hand brings them back too', async () => {
  const { open } = await aDayLater();
  for (const part of ['', '-wal', '-shm']) rmSync(databaseFile + part, { force: true });
  const { DatabaseSync: Database } = await import('node:sqlite');
  const copy = new Database(backup);
  copy.prepare('VACUUM INTO ?').run(databaseFile);
  copy.close();
  await startDaemon();
  startConsole();
  expectThoseOfThen(open);
  open.close();
});

it('neither the database in use nor a second start has them any more', async () => {
  const { open } = await aDayLater();
  await restore();
  await startDaemon();
  startConsole();
  open.book.make({ account: 'moi', name: 'Cô Mới', roles: ['viewer'] }, 'hash');
  await startDaemon();
  startConsole();
  expect(open.book.find('moi')).toBeDefined();
  open.close();
  const db = new DatabaseSync(databaseFile);
  expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kept_accounts'").get()).toBe(
    undefined,
  );
  db.close();
});

it('a backup without accounts leaves those of today, signed in as they are', async () => {
  const { store } = openStore(databaseFile, 0);
  store.commit([{ at: 1000, slot: '', event: 'trouble', detail: {} }]);
  expect((await writeBackup(store, dataDir, backup)).people).toBe(0);
  store.close();
  const open = people();
  open.book.make({ account: 'hoa', name: 'Bà Hoa', roles: ['admin'] }, 'hash');
  const cookie = open.sessions.begin('hoa', trier);
  await restore();
  await startDaemon();
  startConsole();
  expect(open.personOf(cookie)?.account).toBe('hoa');
  open.close();
});

it('nobody but this user reads a backup, and no session is in it', async () => {
  const { open } = await aDayLater();
  open.close();
  if (process.platform !== 'win32') expect(statSync(backup).mode & 0o777).toBe(0o600);
  const { file } = new DatabaseSync(backup).prepare('SELECT file FROM kept_accounts').get() ?? {};
  if (!(file instanceof Uint8Array)) throw new Error('no accounts');
  const inside = join(dataDir, 'inside.db');
  writeFileSync(inside, file);
  const db = new DatabaseSync(inside);
  for (const table of passingTables)
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  db.close();
});

describe('cut off', () => {
  it('while a backup is written: no backup of that name, and the next one is whole', async () => {
    const { open } = await aDayLater();
    open.close();
    const second = join(dataDir, 'second.db');
    // As a kill leaves it: half of the file, under no name of ours.
    writeFileSync(`${second}.part`, 'SQLite format 3');
    const { store } = openStore(databaseFile, 0);
    expect((await writeBackup(store, dataDir, second)).people).toBe(2);
    store.close();
    expect(existsSync(`${second}.part`)).toBe(false);
  });

  it('between taking them out and letting them go from the database: the next start does it again', async () => {
    const { open } = await aDayLater();
    await restore();
    // Half of them lie where the console looks; the database has all.
    mkdirSync(dirname(waitingAccountsOf(dataDir)), { recursive: true });
    writeFileSync(`${waitingAccountsOf(dataDir)}.part`, 'half');
    await startDaemon();
    startConsole();
    expectThoseOfThen(open);
    open.close();
  });

  it('in the middle of the change: the old ones are whole, and the next start goes on', async () => {
    const { open } = await aDayLater();
    await restore();
    await startDaemon();
    // One table of today refuses, as a full disk would.
    const db = new DatabaseSync(accountsFileOf(dataDir));
    db.exec(
      "CREATE TRIGGER no BEFORE INSERT ON passkey BEGIN SELECT RAISE(ABORT, 'disk'); END; CREATE TRIGGER no2 BEFORE INSERT ON one_time_code BEGIN SELECT RAISE(ABORT, 'disk'); END",
    );
    startConsole();
    expect(told.join()).toContain('Lần mở sau thử lại');
    expect(open.book.list()).toHaveLength(2);
    expect(open.book.passwordOf('hoa')).toBe('hash of today');
    db.exec('DROP TRIGGER no; DROP TRIGGER no2');
    db.close();
    startConsole();
    expectThoseOfThen(open);
    open.close();
  });

  it('accounts.db of today is damaged: it is put beside, and those of the backup come at once', async () => {
    const { open } = await aDayLater();
    await restore();
    await startDaemon();
    open.close();
    for (const part of ['-wal', '-shm']) rmSync(accountsFileOf(dataDir) + part, { force: true });
    writeFileSync(accountsFileOf(dataDir), 'Kính gửi các ông bà trong phường');
    startConsole();
    expect(told.join()).toContain('bị hỏng');
    const again = people();
    expectThoseOfThen(again);
    again.close();
    expect(readdirSync(dataDir).join()).toContain('accounts.db.hong-');
  });

  it('what waits cannot be used: it is put beside, and those of today go on', async () => {
    const { open } = await aDayLater();
    await restore();
    await startDaemon();
    writeFileSync(waitingAccountsOf(dataDir), 'Kính gửi');
    startConsole();
    expect(told.join()).toContain('Không dùng được các tài khoản trong bản sao lưu');
    expect(open.book.list()).toHaveLength(2);
    open.close();
  });
});

describe('loa backup', () => {
  const loa = (...args: readonly string[]) => callLoa(['backup', ...args], { LOA_DATA: dataDir });

  it('--restore brings back what it wrote at the next start, and says what it holds', async () => {
    const { open } = await aDayLater();
    const file = join(dataDir, 'mot.db');
    expect((await loa(file)).out).toContain('có tài khoản của 2 người');
    open.book.setState('binh', 'removed');
    open.book.make({ account: 'moi', name: 'Cô Mới', roles: ['viewer'] }, 'hash');
    const { code, out } = await loa('--restore', file);
    expect([code, out]).toEqual([0, expect.stringContaining('tài khoản của 2 người')]);
    await startDaemon();
    startConsole();
    expect(open.book.list().map(({ account }) => account)).toEqual(['hoa', 'binh']);
    open.close();
  });
  for (const [title, args, says] of [
    ['no file', [], 'Phục hồi từ tệp nào?'],
    ['one that is not there', ['/nonexistent/x.db'], 'Không có tệp'],
    ['one that is no backup', [import.meta.filename], 'không phải bản sao lưu'],
  ] as const)
    it(`--restore of ${title} says so, and nothing waits`, async () => {
      const { code, err } = await loa('--restore', ...args);
      expect(code).toBeGreaterThan(0);
      expect(err).toContain(says);
      expect(existsSync(join(dataDir, 'phuc-hoi', 'loa.json'))).toBe(false);
    });
});
