// A station joins in the browser, what its centre sends comes to stand in content/ when the ward agrees, and the centre knows.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { settleReceived } from '../../../scheduler/console/from-centre/settle-received.ts';
import { fetchDown } from '../../../scheduler/link/fetch-down.ts';
import { readMembership } from '../../../scheduler/link/membership.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let station: ConsoleInTest;
  let root = '';
  beforeAll(async () => {
    centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
    root = mkdtempSync(join(tmpdir(), 'loa-dat-bai-'));
    mkdirSync(join(root, 'data'));
    cpSync(new URL('../../../content/', import.meta.url), join(root, 'content'), {
      recursive: true,
    });
    station = consoleInTest(join(root, 'data'), join(root, 'content'));
  });
  afterAll(async () => {
    station.parts.writing().close();
    rmSync(root, { recursive: true });
    await centre.close();
  });

  const dataDir = () => join(root, 'data');
  const press = async (cookie: string, form: string, fields: Readonly<Record<string, string>>) =>
    station.post(`/dai/viec/${form}`, {
      cookie,
      fields: { token: station.tokenOf(cookie), ...fields },
    });
  const valueOf = (page: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  /** As the link does. */
  const talk = async (): Promise<void> => {
    const member = readMembership(dataDir());
    if (!member) throw new Error('not joined');
    const book = openReceived(dataDir());
    const databaseFile = join(dataDir(), 'loa.db');
    try {
      await fetchDown({
        ...{ dataDir: dataDir(), databaseFile, book, post: createPost(member), member },
        ...{ now: () => Date.now(), say: () => undefined, busy: new Set() },
        signal: new AbortController().signal,
      });
    } finally {
      book.close();
    }
  };
  const told = async (): Promise<readonly string[]> => {
    const rows = await centre.sql<{ state: string | null; reason: string | null }[]>`
      SELECT state, reason FROM loa.station_order ORDER BY seq`;
    return rows.map(({ state, reason }) => [state ?? '', reason ?? ''].filter(Boolean).join(': '));
  };
  const send = async (words: string) => {
    const text = `---\ntitle: Lũ\ndescription: Việc cần làm.\n---\n\n# Lũ\n\n${words}\n`;
    await sendParcel(
      { sql: centre.sql, centre: centre.centre, now: () => Date.now() },
      {
        ...{ thing: 'thong-bao/lu', title: 'Lũ', to: { all: true }, by: 'Sở Thông tin' },
        files: [{ what: 'document', path: 'announcements/lu.mdx', bytes: Buffer.from(text) }],
      },
    );
    await talk();
    await settleReceived(station.parts);
    await talk();
  };
  const file = () => join(root, 'content', 'announcements', 'lu.mdx');

  describe('a station and its centre, from the browser', () => {
    it('joins by a code: the fingerprint is shown first, and compared by a person', async () => {
      const admin = station.signIn('admin');
      const code = await centre.invite('Phường An Phụ');
      const asked = await press(admin, 'centre-join', { word: code, url: centre.url, step: 'ask' });
      const page = await asked.text();
      expect(page).toContain(centre.centre.id);
      expect(page).toContain('gọi điện cho trung tâm');
      expect(readMembership(dataDir())).toBeUndefined();
      const found = ['url', 'code', 'centre'].map((name) => [name, valueOf(page, name)] as const);
      const joined = await press(admin, 'centre-join', {
        ...{ step: 'join', ...Object.fromEntries(found) },
      });
      expect(joined.status).toBe(303);
      expect(readMembership(dataDir())?.name).toBe('Phường An Phụ');
      const machine = await (await station.get('/dai/may/', admin)).text();
      expect(machine).toContain('data-joined="yes"');
      expect(machine).toContain(centre.centre.id);
    });

    it('an address where no centre is, a fingerprint that is another’s, whoever is no admin: nothing is joined', async () => {
      const admin = station.signIn('admin');
      const word = `${centre.url}/moi/7KQ2-M0XD-9F3T/vZTgSgLZF2iTo3n3HCY1RA`;
      const wrong = await press(admin, 'centre-join', { word, step: 'ask' });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('không phải trung tâm đã mời');
      const plain = await press(admin, 'centre-join', {
        ...{ word: '7KQ2-M0XD-9F3T', url: 'http://trung-tam.example', step: 'ask' },
      });
      expect(await plain.text()).toContain('http thường');
      const editor = station.signIn('editor');
      expect((await press(editor, 'centre-join', { word, step: 'ask' })).status).toBe(403);
    });

    it('what is sent waits, is agreed to, and the centre knows; then refused, and it knows why', async () => {
      await send('Lên chỗ cao.');
      expect(await told()).toEqual(['waiting']);
      expect(existsSync(file())).toBe(false);
      const approver = station.signIn('approver');
      const list = await (await station.get('/dai/tu-trung-tam/', approver)).text();
      const path = /href="(\/dai\/tu-trung-tam\/[^"]+\/)"/.exec(list)?.[1] ?? '';
      const page = await (await station.get(path, approver)).text();
      const agreed = await press(approver, 'centre-accept', {
        ...{ order: valueOf(page, 'order'), seal: valueOf(page, 'seal') },
      });
      expect(agreed.status).toBe(303);
      await talk();
      expect(await told()).toEqual(['accepted']);
      expect(readFileSync(file(), 'utf8')).toContain('Lên chỗ cao.');

      await send('Lên chỗ cao hơn.');
      const second = await (await station.get('/dai/tu-trung-tam/', approver)).text();
      const order = /data-order="([^"]+)" data-state="waiting"/.exec(second)?.[1] ?? '';
      await press(approver, 'centre-refuse', { order, why: 'Phường không có chỗ cao hơn.' });
      await talk();
      expect(await told()).toEqual(['accepted', 'refused: Phường không có chỗ cao hơn.']);
      expect(readFileSync(file(), 'utf8')).toContain('Lên chỗ cao.');
      const said = station.store.events().filter(({ event }) => event === 'account-act');
      expect(said.at(-1)?.detail).toMatchObject({ act: 'centre-refuse', thing: 'thong-bao/lu' });
    });

    it('is taken back when the ward agrees, and leaving says so to the centre', async () => {
      const parts = { sql: centre.sql, centre: centre.centre, now: () => Date.now() };
      await withdrawThing(parts, { thing: 'thong-bao/lu', why: 'Nước rút.', by: 'Sở' });
      await talk();
      await settleReceived(station.parts);
      const approver = station.signIn('approver');
      const list = await (await station.get('/dai/tu-trung-tam/', approver)).text();
      const order = /data-order="([^"]+)" data-state="waiting"/.exec(list)?.[1] ?? '';
      await press(approver, 'centre-accept', { order, seal: '' });
      await talk();
      expect((await told()).at(-1)).toBe('withdrawn');
      expect(existsSync(file())).toBe(false);
      expect((await press(station.signIn('admin'), 'centre-leave', {})).status).toBe(303);
      expect(readMembership(dataDir())).toBeUndefined();
      const [row] = await centre.sql<{ leftAt: number | null }[]>`
        SELECT left_at AS "leftAt" FROM loa.station`;
      expect(row?.leftAt).not.toBeNull();
    });
  });
});
