// Drafts, versions and what is attached to them in a backup, and back again; cut off anywhere, those of then or of today are whole.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritingDesk } from '../../../scheduler/console/writing/desk.ts';
import { keepOriginal, originalOf } from '../../../scheduler/console/writing/kept-original.ts';
import { openWritingDesk } from '../../../scheduler/console/writing/open-desk.ts';
import { takeBackWriting } from '../../../scheduler/console/writing/take-back-writing.ts';
import { writeBackup, type BackupMade } from '../../../scheduler/console/write-backup.ts';
import { agreeToBackup, offerBackup } from '../../../scheduler/store/backup-to-restore.ts';
import { waitingWritingOf } from '../../../scheduler/store/kept-writing.ts';
import { openData } from '../../../scheduler/store/open-data.ts';
import { openStore } from '../../../scheduler/store/open.ts';
import { callLoa } from '../../e2e/cli/run-loa.ts';
import { hoa } from '../../setup/writing.ts';

const file = 'content/facts.yaml';
const base = 'ngay: một\n';
const picture = Buffer.alloc(5_000_000, 'ảnh');

let home: string;
let dataDir: string;
let contentDir: string;
let backup: string;
let told: string[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-backup-writing-'));
  [dataDir, contentDir, backup] = ['var', 'content', 'loa-2026-12-01-0600.db'].map((name) =>
    join(home, name),
  ) as [string, string, string];
  mkdirSync(dataDir);
  mkdirSync(contentDir);
  writeFileSync(join(contentDir, 'facts.yaml'), base);
  told = [];
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const tell = (line: string): void => {
  told.push(line);
};
const openDesk = (): WritingDesk =>
  openWritingDesk({ contentDir, dataDir, now: () => Date.now(), tell });
const say = (desk: WritingDesk, text: string): void => {
  const { version } = desk.open(file, hoa);
  desk.put(file, version, text, hoa);
};

/** A draft with a picture and what it was brought in from. */
async function writeToday(): Promise<WritingDesk> {
  const desk = openDesk();
  say(desk, `${base}hai: nháp\n`);
  const { sha256 } = desk.attach(file, 'anh.webp', picture, hoa);
  const one = { file: 'content/pictures/anh.webp', sha256, bytes: picture.length, name: 'anh.jpg' };
  desk.setExtras(file, hoa, (was) => ({ ...was, attached: [one] }));
  const original = join(home, 'goc.docx');
  writeFileSync(original, 'văn bản gốc');
  await keepOriginal(dataDir, file, original);
  return desk;
}

async function make(): Promise<BackupMade> {
  const { store } = openStore(join(dataDir, 'loa.db'), 0);
  store.commit([{ at: 1000, slot: '', event: 'trouble', detail: {} }]);
  try {
    return await writeBackup(store, dataDir, backup);
  } finally {
    store.close();
  }
}

async function restore(): Promise<void> {
  await offerBackup(dataDir, backup, { name: 'loa.db', by: 'Bà Hoa', at: 5000 });
  agreeToBackup(dataDir);
  await startDaemon();
}

async function startDaemon(): Promise<void> {
  const { release } = await openData({ dataDir, databaseFile: join(dataDir, 'loa.db') }, 9000);
  release();
}

const startConsole = (): void => {
  takeBackWriting({ dataDir }, tell);
};

function expectThoseOfThen(): void {
  const desk = openDesk();
  expect(desk.text(file)).toBe(`${base}hai: nháp\n`);
  const [one] = desk.draft(file)?.extras.attached ?? [];
  expect(picture.equals(desk.attached(one?.sha256 ?? '') ?? Buffer.of())).toBe(true);
  expect(Buffer.from(originalOf(dataDir, file) ?? []).toString()).toBe('văn bản gốc');
  expect(desk.versions(file).map(({ how }) => how)).toEqual(['found']);
  desk.close();
}

it('all of it comes back to an empty data folder', async () => {
  const desk = await writeToday();
  expect(await make()).toMatchObject({ writing: { drafts: 1, versions: 1 }, trouble: '' });
  desk.close();
  rmSync(dataDir, { recursive: true });
  mkdirSync(dataDir);
  await restore();
  startConsole();
  expectThoseOfThen();
  expect(readdirSync(dataDir).filter((name) => /phuc-hoi|ban-nhap-/.test(name))).toEqual([]);
});

it('what is written today is kept beside, whole', async () => {
  const desk = await writeToday();
  await make();
  say(desk, `${base}ba: hôm nay\n`);
  desk.close();
  await restore();
  startConsole();
  expectThoseOfThen();
  const kept = /giữ ở (\S+)\.$/.exec(told.join('\n'))?.[1] ?? '';
  expect(readdirSync(`${kept}.tep`).length).toBeGreaterThan(0);
  const other = join(home, 'khac');
  mkdirSync(other);
  for (const part of ['', '-wal'])
    if (existsSync(kept + part)) cpSync(kept + part, join(other, `writing.db${part}`));
  const before = openWritingDesk({ contentDir, dataDir: other, now: () => Date.now() });
  expect(before.text(file)).toBe(`${base}ba: hôm nay\n`);
  before.close();
});

it('neither the database in use nor a second start has it any more', async () => {
  const desk = await writeToday();
  await make();
  desk.close();
  await restore();
  startConsole();
  const after = openDesk();
  say(after, `${base}ba: hôm nay\n`);
  after.close();
  await startDaemon();
  startConsole();
  const again = openDesk();
  expect(again.text(file)).toBe(`${base}ba: hôm nay\n`);
  again.close();
  const db = new DatabaseSync(join(dataDir, 'loa.db'));
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'kept_%'").all()).toEqual([]);
  expect(Number(db.prepare('PRAGMA page_count').get()?.['page_count'])).toBeLessThan(500);
  db.close();
});

it('a backup without any leaves what is written today', async () => {
  expect(await make()).toEqual({ people: 0, takes: 0, trouble: '', mend: '' });
  const desk = await writeToday();
  desk.close();
  await restore();
  startConsole();
  expectThoseOfThen();
});

it('made while somebody types without a pause, it holds a draft and the file that it names', async () => {
  const desk = await writeToday();
  const typed = new AbortController();
  const typing = (async () => {
    for (let turn = 0; !typed.signal.aborted; turn++) {
      say(desk, `${base}lượt: ${turn}\n`);
      const { sha256 } = desk.attach(file, 'anh.webp', Buffer.from(`ảnh ${turn}`), hoa);
      const one = { file: 'content/pictures/anh.webp', sha256, bytes: 9, name: 'anh' };
      desk.setExtras(file, hoa, (was) => ({ ...was, attached: [one] }));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  expect((await make()).trouble).toBe('');
  const db = new DatabaseSync(backup);
  const { bytes } = db.prepare("SELECT bytes FROM kept_file WHERE name = 'writing.db'").get() ?? {};
  const inside = join(home, 'inside.db');
  // Small enough for one piece.
  writeFileSync(inside, bytes instanceof Uint8Array ? bytes : '');
  const book = new DatabaseSync(inside);
  const facts = String(book.prepare('SELECT facts FROM draft').get()?.['facts']);
  const { extras } = JSON.parse(facts) as { extras: { attached: { sha256: string }[] } };
  const name = `writing/${extras.attached[0]?.sha256 ?? ''}`;
  expect(db.prepare('SELECT 1 FROM kept_file WHERE name = ?').get(name)).toBeDefined();
  book.close();
  db.close();
  typed.abort();
  await typing;
  desk.close();
});

it('what could not be taken out is told, stays, and is in the next backup once', async () => {
  (await writeToday()).close();
  await make();
  const db = new DatabaseSync(backup);
  // The system refuses to write such a file.
  const name = `writing/goc/${'a'.repeat(300)}`;
  db.prepare('INSERT INTO kept_file VALUES (?, 0, ?)').run(name, Buffer.of(1));
  db.close();
  await offerBackup(dataDir, backup, { name: 'loa.db', by: 'Bà Hoa', at: 5000 });
  agreeToBackup(dataDir);
  const databaseFile = join(dataDir, 'loa.db');
  const { release, stuck } = await openData({ dataDir, databaseFile }, 9000);
  release();
  expect(stuck).toMatch(/Chưa lấy được bản nháp.*Chúng còn nguyên trong .*loa\.db/);
  rmSync(backup);
  expect(await make()).toMatchObject({ writing: { drafts: 1 }, trouble: '' });
});

it('where no copy of the drafts can be begun, everything else is in the backup', async () => {
  const { store } = openStore(join(dataDir, 'loa.db'), 0);
  const made = await writeBackup(store, join(home, 'khong-co'), backup);
  store.close();
  expect(made.trouble).toMatch(/THIẾU bản nháp/);
  expect(made.mend).toMatch(/ổ đĩa còn chỗ/);
  expect(existsSync(backup)).toBe(true);
});

describe('a damaged writing.db', () => {
  const damage = (): void => {
    writeFileSync(join(dataDir, 'writing.db'), 'không còn là cơ sở dữ liệu gì cả, '.repeat(300));
  };
  it('is said, and keeps nothing else out of the backup', async () => {
    damage();
    const made = await make();
    expect(made.trouble).toMatch(/THIẾU bản nháp.*writing\.db.*hỏng.*Những thứ khác đủ cả/);
    expect(made.writing).toBeUndefined();
    expect(made.mend).toMatch(/Tắt chương trình, mở lại/);
    expect(await offerBackup(dataDir, backup, { name: 'x', by: 'y', at: 1 })).toMatchObject({
      ...{ lines: 1, damage: '' },
    });
    const named = join(home, 'tay.db');
    const result = await callLoa(['backup', named], { LOA_DATA: dataDir });
    expect([result.code, existsSync(named)]).toEqual([1, true]);
    expect(result.err).toContain('THIẾU bản nháp');
  });
  it('is put beside when somebody writes, who begins a new one', async () => {
    damage();
    const desk = await writeToday();
    expect(desk.text(file)).toBe(`${base}hai: nháp\n`);
    desk.close();
    const kept = /thành (\S+) và/.exec(told.join())?.[1] ?? '';
    expect(readFileSync(kept, 'utf8')).toContain('không còn là');
  });
  it('in a backup leaves what is written today', async () => {
    (await writeToday()).close();
    const waiting = waitingWritingOf(dataDir);
    mkdirSync(waiting);
    writeFileSync(join(waiting, 'writing.db'), 'hỏng'.repeat(3000));
    startConsole();
    expectThoseOfThen();
    expect(told.join()).toMatch(/Không dùng được bản nháp trong bản sao lưu/);
    expect(existsSync(waiting)).toBe(false);
  });
});

it('cut off at any point while it comes back, the next start goes on', async () => {
  const desk = await writeToday();
  await make();
  say(desk, `${base}ba: hôm nay\n`);
  desk.close();
  await offerBackup(dataDir, backup, { name: 'loa.db', by: 'Bà Hoa', at: 5000 });
  agreeToBackup(dataDir);
  // Half of it lies where the console looks; the database has all.
  mkdirSync(`${waitingWritingOf(dataDir)}.part`);
  writeFileSync(join(`${waitingWritingOf(dataDir)}.part`, 'writing.db'), 'nửa');
  await startDaemon();
  const waiting = waitingWritingOf(dataDir);
  const whole = join(home, 'whole');
  cpSync(dataDir, whole, { recursive: true });
  const stops: readonly ((move: (from: string, to: string) => void) => void)[] = [
    (move) => {
      move('writing.db', 'writing.db.truoc-phuc-hoi-20010909T014640');
    },
    (move) => {
      move('writing', 'writing.db.truoc-phuc-hoi-20010909T014640.tep');
    },
    (move) => {
      move('writing-phuc-hoi/writing.db', 'writing.db');
    },
    (move) => {
      move('writing-phuc-hoi/writing', 'writing');
    },
  ];
  for (let done = 0; done <= stops.length; done++) {
    rmSync(dataDir, { recursive: true });
    cpSync(whole, dataDir, { recursive: true });
    writeFileSync(join(waiting, 'luc'), '1000000000000');
    for (const stop of stops.slice(0, done))
      stop((from, to) => {
        cpSync(join(dataDir, from), join(dataDir, to), { recursive: true });
        rmSync(join(dataDir, from), { recursive: true });
      });
    startConsole();
    expectThoseOfThen();
    expect(existsSync(waiting)).toBe(false);
  }
});
