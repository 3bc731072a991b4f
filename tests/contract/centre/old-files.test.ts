import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepBlob } from '../../../scheduler/centre/ledger/blobs.ts';
import { addDraft, wholeBlob } from '../../../scheduler/centre/ledger/drafts.ts';
import { keptFiles } from '../../../scheduler/centre/ledger/old-files.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { covers, filesMayGo } from '../../../scheduler/centre/retention/files-may-go.ts';
import { removeOldFiles } from '../../../scheduler/centre/retention/remove-old-files.ts';
import { readSelection, type Selection } from '../../../scheduler/centre/send/selection.ts';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const dayMs = 86_400_000;

describe('who is certainly selected too', () => {
  const cases: readonly [Selection, Selection, boolean][] = [
    [{ all: true }, { places: [1], groups: ['a'], stations: ['S'] }, true],
    [{ all: true }, { all: true, within: [1] }, true],
    [{ all: true, within: [1] }, { all: true }, false],
    [{ all: true, within: [1] }, { places: [1], within: [1] }, true],
    [{ all: true, within: [1] }, { places: [1], within: [1, 2] }, false],
    [{ places: [1, 2] }, { places: [1] }, true],
    [{ places: [1] }, { places: [1], groups: ['a'] }, false],
    [{ places: [1], stations: ['S'] }, { stations: ['S'] }, true],
    [{ places: [1] }, { all: true }, false],
    [{ places: [1] }, {}, true],
  ];
  it.each(cases)('%j covers %j: %s', (wide, narrow, is) => {
    expect(covers(readSelection(wide), readSelection(narrow))).toBe(is);
  });
});

describe('files of what was sent may go', () => {
  const all = { all: true };
  const own = {
    ...{ id: 'A', number: 1, thing: 't', selection: all, expiresAt: null, overAt: null },
    ...{ holdsSomewhere: false, supersededAt: null },
  };
  const word = { number: 2, thing: 't', selection: all, madeAt: 0, expiresAt: null };
  const how = { before: 100, read: readSelection };
  it.each([
    ['it is the newest', own, [], false],
    ['a newer one is for all that it was for', own, [word], true],
    ['that one is young', own, [{ ...word, madeAt: 101 }], false],
    ['that one expires, and the older holds again', own, [{ ...word, expiresAt: 500 }], false],
    ['that one is for others', own, [{ ...word, selection: { places: [1] } }], false],
    ['that one is older', own, [{ ...word, number: 0 }], false],
    ['that one is another thing', own, [{ ...word, thing: 'u' }], false],
    ['a station has it still', { ...own, holdsSomewhere: true }, [word], false],
    ['a station had it until lately', { ...own, supersededAt: 101 }, [word], false],
    ['it was taken back long ago', { ...own, overAt: 100 }, [], true],
    ['it was taken back lately', { ...own, overAt: 101 }, [word], false],
    ['it expired long ago', { ...own, expiresAt: 100, holdsSomewhere: true }, [], true],
    ['it expired lately', { ...own, expiresAt: 101, holdsSomewhere: true }, [], false],
  ] as const)('%s', (_, parcel, words, may) => {
    expect(filesMayGo(parcel, words, how)).toBe(may);
  });
});

onPostgres((server) => {
  describe('old files', () => {
    let centre: TestCentre;
    beforeAll(async () => {
      centre = await openTestCentre(server());
    });
    afterAll(() => centre.close());
    const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now });
    const send = (thing: string, bytes: Buffer, to: Selection, expiresAt?: number) =>
      sendParcel(parts(), {
        ...{ thing, title: thing, to, by: 'Bà Hoa' },
        ...(expiresAt !== undefined && { expiresAt }),
        files: [{ what: 'recording', path: 'recordings/a.mp3', bytes }],
      });
    const remove = () =>
      removeOldFiles(centre.sql, { now: centre.clock.now, signal: new AbortController().signal });
    const kept = async () => (await keptFiles(centre.sql)).bytes;

    it('stay while a station may fetch them, go a month after, and the orders stay', async () => {
      const place = (await placeAt(centre.sql, ['T'])) ?? -1;
      const machine = await centre.station('A', { place: ['T'] });
      const shared = randomBytes(300_000);
      await send('tep/thay', randomBytes(1000), { places: [place] });
      await send('tep/thay', shared, { places: [place] });
      await send('tep/rut', shared, { places: [place] });
      await send('tep/rut-han', randomBytes(500), { places: [place] });
      await withdrawThing(parts(), { thing: 'tep/rut', why: 'nhầm', by: 'Bà Hoa' });
      await withdrawThing(parts(), { thing: 'tep/rut-han', why: 'nhầm', by: 'Bà Hoa' });
      await send('tep/han', randomBytes(70), { all: true }, centre.clock.now + dayMs);
      expect(await remove()).toEqual({ files: 0, bytes: 0 });
      centre.clock.now += 29 * dayMs;
      expect(await remove()).toEqual({ files: 0, bytes: 0 });
      centre.clock.now += 1.5 * dayMs;
      expect(await remove()).toEqual({ files: 2, bytes: 1500 });
      centre.clock.now += dayMs;
      expect(await remove()).toEqual({ files: 1, bytes: 70 });
      expect(await keptFiles(centre.sql)).toEqual({
        ...{ files: 1, bytes: 300_000, removed: 3, freedBytes: 1570, lastAt: centre.clock.now },
      });
      const rows =
        await centre.sql`SELECT FROM loa.station_order WHERE station = ${machine.station}`;
      expect(rows).toHaveLength(7);
      // Sent once more, what had gone is here again.
      const again = randomBytes(10);
      await send('tep/lai', again, { places: [place] });
      await withdrawThing(parts(), { thing: 'tep/lai', why: 'nhầm', by: 'Bà Hoa' });
      centre.clock.now += 31 * dayMs;
      expect(await remove()).toMatchObject({ files: 1 });
      await send('tep/lai', again, { places: [place] });
      expect(await kept()).toBe(300_010);
    });

    it('of a draft that nobody sent go a day after it', async () => {
      const before = await kept();
      const bytes = randomBytes(20);
      const at = centre.clock.now;
      const sha256 = await centre.sql.begin(async (sql) => {
        const name = await keepBlob(sql, bytes, at);
        const file = { what: 'document', path: 'a', sha256: name, bytes: 20 } as const;
        await addDraft(sql, {
          ...{ id: 'nhap', account: 'a', name: 'A', at },
          content: {
            things: [{ thing: 'a', title: 'a', files: [file] }],
            ...{ note: '', selection: {}, warnings: [] },
          },
        });
        return name;
      });
      centre.clock.now += 6 * dayMs;
      expect((await remove()).files).toBe(0);
      centre.clock.now += 1.5 * dayMs;
      expect((await remove()).files).toBe(0);
      centre.clock.now += dayMs;
      expect((await remove()).files).toBe(1);
      expect(await kept()).toBe(before);
      const gone = { what: 'document', path: 'a', sha256, bytes: 20 } as const;
      await expect(wholeBlob(centre.sql, gone)).rejects.toThrow('is gone');
    });

    it('one that is kept anew while others go is there whole', async () => {
      const bytes = randomBytes(600_000);
      for (let turn = 0; turn < 10; turn += 1) {
        await keepBlob(centre.sql, bytes, 0);
        const [, sent] = await Promise.all([
          remove(),
          send('tep/dua', bytes, { stations: [] }).catch(String),
        ]);
        expect(sent).toMatchObject({ version: turn + 1 });
        const [row] = await centre.sql<{ length: number }[]>`
          SELECT coalesce(sum(length(data)), 0)::bigint AS length FROM loa.dispatch_blob
          JOIN loa.blob_piece USING (sha256) JOIN loa.dispatch ON dispatch = dispatch.id
          WHERE thing = 'tep/dua' AND version = ${turn + 1}`;
        expect(row?.length).toBe(600_000);
        await centre.sql`DELETE FROM loa.dispatch_blob USING loa.dispatch
          WHERE dispatch = id AND thing = 'tep/dua'`;
      }
    });
  });
});
