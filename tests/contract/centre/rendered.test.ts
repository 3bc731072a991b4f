// From a draft whose sound the centre makes to the bulletin of a station, with the real voice and ffmpeg.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planBulletin } from '../../../audio/bulletin/plan.ts';
import { produceBulletin } from '../../../audio/index.ts';
import { loadContent } from '../../../content/load.ts';
import { readBlob } from '../../../scheduler/centre/ledger/blobs.ts';
import {
  addDraft,
  beginRendering,
  keepRendering,
  removeDraft,
} from '../../../scheduler/centre/ledger/drafts.ts';
import { renderDraft } from '../../../scheduler/centre/rendering/render-draft.ts';
import { readSelection } from '../../../scheduler/centre/send/selection.ts';
import { orderShape, type Part } from '../../../scheduler/centre/talk/order.ts';
import { settleReceived } from '../../../scheduler/console/from-centre/settle-received.ts';
import { withBook } from '../../../scheduler/console/from-centre/station-side.ts';
import { acceptOrder, planOf } from '../../../scheduler/console/from-centre/take-thing.ts';
import { makeFact } from '../../setup/audio-content.ts';
import { consoleInTest } from '../../setup/console.ts';
import { sendParcel, stateOf } from '../../setup/sent-by-centre.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const notice = (words: string): string => `---
title: Phòng chống lụt
description: Kê cao đồ đạc.
order: 1
---

# Phòng chống lụt

${words}
`;
const twoSentences = notice('Bà con kê cao đồ đạc. Bà con rời bờ sông trước khi trời tối.');
const root = join(import.meta.dirname, '..', '..', '..', 'content');

onPostgres((server) => {
  let centre: TestCentre;
  let folder: string;
  let station: string;
  const jobs: { readonly name: string; readonly data: unknown }[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loa-rendered-'));
    const own = join(folder, 'content');
    mkdirSync(own);
    cpSync(join(root, 'ward.yaml'), join(own, 'ward.yaml'));
    const send = (name: string, data: unknown): Promise<void> => {
      jobs.push({ name, data });
      return Promise.resolve();
    };
    centre = await openTestCentre(server(), console.error, own, undefined, { send });
    ({ station } = await centre.station('Đài An Phụ'));
  });
  afterAll(async () => {
    await centre.close();
    rmSync(folder, { recursive: true });
  });

  /** Through all pages; the last one was confirmed twice. */
  const confirm = async (person: SignedIn, name: string, text: string): Promise<string> => {
    const form = new FormData();
    form.append('tep', new Blob([text]), name);
    form.append('loai', 'announcement');
    const draft = (await person.send('/gui/moi/', form)).headers.get('location') ?? '';
    expect(await (await person.get(draft)).text()).toContain('name="dung-tieng"');
    await person.post(draft, { lam: 'xem', 'tat-ca': '1', 'dung-tieng': '1' });
    const page = await (await person.get(`${draft}xem/`)).text();
    const seal = /name="dau" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const pressed = await Promise.all([1, 2].map(() => person.post(`${draft}gui/`, { dau: seal })));
    expect(pressed.map((one) => one.headers.get('location'))).toEqual(['/gui/', '/gui/']);
    return draft;
  };
  const run = (signal = new AbortController().signal): Promise<string> => {
    const { sql, centre: key, clock } = centre;
    const parts = {
      ...{ sql, centre: key, now: () => clock.now, tell: console.error },
      contentDir: join(folder, 'content'),
    };
    const data = jobs.at(-1)?.data;
    return renderDraft({ parts, machine: { dataDir: join(folder, 'data') }, data, signal });
  };
  const partsOf = async (thing: string): Promise<readonly (readonly Part[])[]> => {
    const rows = await centre.sql<{ bytes: Buffer }[]>`
      SELECT bytes FROM loa.dispatch JOIN loa.station_order ON dispatch = dispatch.id
      WHERE thing = ${thing} AND station = ${station}`;
    return rows.map(({ bytes }) => {
      const order = orderShape.parse(JSON.parse(bytes.toString()));
      return order.kind === 'parcel' ? order.content.parts : [];
    });
  };

  describe('sound that the centre makes', () => {
    it('is made before anything is sent; whoever makes it is killed, and it is sent once, to be heard in place of the ward’s voice', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const draft = await confirm(sender, 'phong-lut.mdx', twoSentences);
      expect(jobs.length).toBe(1);
      expect(await partsOf('thong-bao/phong-lut')).toEqual([]);
      expect(await (await sender.get('/gui/')).text()).toContain('data-rendering="making"');
      // Nobody changes what is being made.
      expect((await sender.get(draft)).status).toBe(404);
      await expect(run(AbortSignal.abort())).rejects.toThrow('dừng giữa chừng');
      expect(await partsOf('thong-bao/phong-lut')).toEqual([]);
      expect(await Promise.all([run(), run()])).toContain('đã gửi thong-bao/phong-lut');
      await run();
      const sent = await partsOf('thong-bao/phong-lut');
      expect(sent.map((parts) => parts.map(({ what }) => what))).toEqual([
        ['document', 'bulletin'],
      ]);
      expect(await (await sender.get('/gui/')).text()).not.toContain('data-rendering');
      await airs(sent[0] ?? []);
    });

    it('is begun once by two who ask at the same moment: one of them has it made', async () => {
      const id = 'hai-nguoi';
      const content = { things: [], note: '', selection: {}, warnings: [] };
      await addDraft(centre.sql, { id, account: 'x', name: 'x', at: centre.clock.now, content });
      const rendering = {
        ...{ to: readSelection({ all: true }), place: undefined, total: 1, done: 0, since: 7 },
      };
      const begun = await Promise.all(
        [7, 8, 9].map((since) =>
          centre.sql.begin(async (step) => {
            const is = await beginRendering(step, id, { ...rendering, since });
            // The others ask while it is not committed.
            await step`SELECT pg_sleep(0.05)`;
            return is;
          }),
        ),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      await keepRendering(centre.sql, id, {
        ...rendering,
        since: 7 + begun.indexOf(true),
        failed: 'x',
      });
      expect(await beginRendering(centre.sql, id, rendering)).toBe(true);
      await removeDraft(centre.sql, id);
    });

    it('that cannot be made says why, with file and line; nothing is sent, and it is made again or given up', async () => {
      const sender = await signedIn(centre, [{ role: 'sender' }]);
      const draft = await confirm(sender, 'khong-doc.mdx', notice('Gọi số QZX@7# ngay.'));
      expect(await run()).toContain('không dựng được');
      const page = await (await sender.get('/gui/')).text();
      expect(page).toContain('data-rendering="failed"');
      expect(page).toContain('announcements/khong-doc.mdx:');
      const before = jobs.length;
      await sender.post(`${draft}tieng/`, { lam: 'lai' });
      await sender.post(`${draft}tieng/`, { lam: 'lai' });
      expect(jobs.length).toBe(before + 1);
      // Another's cannot be given up.
      const other = await signedIn(centre, [{ role: 'sender' }]);
      expect((await other.post(`${draft}tieng/`, { lam: 'bo' })).status).toBe(404);
      await sender.post(`${draft}tieng/`, { lam: 'bo' });
      expect(await run()).toBe('đã gửi, hoặc đã thôi');
      expect(await partsOf('thong-bao/khong-doc')).toEqual([]);
    });
  });

  /** At a station: taken by its approver, around it what the ward says itself, and none of it once the words are others. */
  async function airs(parts: readonly Part[]): Promise<void> {
    const data = join(folder, 'station');
    const dir = join(folder, 'station-content');
    cpSync(root, dir, { recursive: true });
    const { parts: desk } = consoleInTest(data, dir);
    const files = await Promise.all(
      parts.map(async ({ what, path, sha256, bytes }) => ({
        ...{ what, path, bytes: await readBlob(centre.sql, sha256, 0, bytes) },
      })),
    );
    const id = sendParcel(data, 'thong-bao/phong-lut', 1, files);
    await settleReceived(desk);
    const who = { account: 'hoa', name: 'Bà Hoa', roles: ['approver'] } as const;
    const order = stateOf(data, id);
    const plan = withBook(desk, (book) => order && planOf(desk, book, order, {}));
    await acceptOrder(desk, id, who, { seal: plan?.seal ?? '', over: false });
    expect(stateOf(data, id)?.state).toBe('accepted');

    const settings = { contentDir: dir, today: '2026-11-30' };
    const request = { title: 'Bản tin sáng', documents: ['thong-bao/phong-lut'] };
    const content = () => {
      const { content: read } = loadContent(dir);
      if (!read) throw new Error('not read');
      return { ...read, facts: [makeFact({ touches: ['thong-bao/phong-lut'] })] };
    };
    const sha256 = parts.find(({ what }) => what === 'bulletin')?.sha256;
    expect(planBulletin(content(), request, settings).recordings).toMatchObject([{ hash: sha256 }]);
    const manifest = await produceBulletin(content(), request, { ...settings, dataDir: data });
    const kinds = manifest.sentences.map(({ kind }) => kind);
    expect(kinds[0]).toBe('opening');
    expect(kinds[1]).toBe('warning');
    expect(kinds.at(-1)).toBe('closing');
    expect(manifest.sentences[0]?.text).toContain(content().ward.station);
    const body = manifest.sentences.filter(({ document }) => document === 'thong-bao/phong-lut');
    expect(body.length).toBe(3);
    expect(body.every(({ estimated }) => estimated === true)).toBe(true);
    expect(body.every(({ by }) => by === undefined)).toBe(true);

    // A hand that changes the words: the ward's voice says them.
    const mdx = join(dir, 'announcements', 'phong-lut.mdx');
    writeFileSync(mdx, `${twoSentences}\nThêm một câu.\n`);
    expect(planBulletin(content(), request, settings).recordings).toEqual([]);
    desk.writing().close();
  }
});
