import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removedUpTo } from '../../../scheduler/centre/ledger/retention.ts';
import {
  keptFrom,
  monthsKept,
  removeOldLines,
} from '../../../scheduler/centre/retention/keep-months.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { hashLine } from '../../../scheduler/store/chain.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

describe('which months are kept', () => {
  it.each([
    ['2026-11-30T17:00:00Z', 24, '2024-11-30T17:00:00.000Z'],
    ['2026-11-30T16:59:59Z', 24, '2024-10-31T17:00:00.000Z'],
    ['2027-01-15T00:00:00Z', 3, '2026-09-30T17:00:00.000Z'],
  ])('at %s, %i months: from %s', (now, months, from) => {
    expect(new Date(keptFrom(Date.parse(now), months)).toISOString()).toBe(from);
  });

  it('24 unless told otherwise, never fewer than 3', () => {
    const said = (text?: string) => monthsKept({ LOA_CENTRE_KEEP_MONTHS: text });
    expect([said(), said(''), said('60'), said('1'), said('x')]).toEqual([24, 24, 60, 3, 24]);
  });
});

onPostgres((server) => {
  describe('old lines', () => {
    let centre: TestCentre;
    beforeAll(async () => {
      centre = await openTestCentre(server());
    });
    afterAll(() => centre.close());

    it('go, from the first on; what is left proves itself, and the log goes on', async () => {
      const machine = await centre.station('Lâu năm');
      const { id, publicKey } = centre.centre;
      const post = createPost(
        { url: centre.url, centre: id, centreKey: publicKey, ...machine },
        () => centre.clock.now,
      );
      const store = openSqliteStore(':memory:');
      const now = centre.clock.now;
      const old = now - 900 * 86_400_000;
      const line = (at: number) => ({ at, slot: '', event: 'trouble', detail: { at } });
      // Old ones, one that a clock set back wrote late among young ones, and young ones.
      store.commit(Array.from({ length: 700 }, (_, at) => line(old + at)));
      store.commit([...Array.from({ length: 1000 }, (_, at) => line(now - 1e6 + at)), line(old)]);
      const standing = standingOf({ daemon: undefined }, { slots: () => [] }, 0);
      const tell = () => {
        centre.clock.now += 60_000;
        return tellCentre(post, store, standing);
      };
      await tell();
      const signal = new AbortController().signal;
      const remove = () => removeOldLines(centre.sql, { now, months: 24, signal });
      expect(await remove()).toBe(700);
      expect(await remove()).toBe(0);
      const left = await centre.sql<
        {
          history: number;
          seq: number;
          hash: string;
          at: number;
          slot: string;
          event: string;
          detail: string;
        }[]
      >`
        SELECT history, seq, encode(hash, 'hex') AS hash, at, slot, event, detail FROM loa.line
        JOIN loa.history ON history.id = history WHERE station = ${machine.station} ORDER BY seq`;
      expect(left[0]?.seq).toBe(701);
      let prev = (await removedUpTo(centre.sql, left[0]?.history ?? 0))?.hash ?? '';
      for (const { seq, at, slot, event, detail, hash } of left) {
        const words: unknown = JSON.parse(detail);
        expect(
          hashLine({ seq, at, slot, event, detail: words as Record<string, never>, prev }),
        ).toBe(hash);
        prev = hash;
      }
      store.commit([line(now)]);
      expect(await tell()).toEqual({ lines: 1, isStuck: false });
      const found = () =>
        centre.sql`SELECT kind FROM loa.finding WHERE station = ${machine.station}`;
      expect(await found()).toHaveLength(0);
      store.close();
    });

    it('never go unwritten, and what was written of them is not altered', async () => {
      await expect(centre.sql`DELETE FROM loa.line WHERE seq = 1500`).rejects.toThrow(
        'append-only',
      );
      await expect(centre.sql`UPDATE loa.line SET event = 'y'`).rejects.toThrow('append-only');
      await expect(centre.sql`UPDATE loa.removed_lines SET up_to = 9999`).rejects.toThrow(
        'append-only',
      );
      await expect(centre.sql`DELETE FROM loa.removed_lines`).rejects.toThrow('append-only');
    });

    it('stay where they are the newest that a station told', async () => {
      const { sql } = centre;
      const [counted] = await sql<{ many: number }[]>`SELECT count(*) AS many FROM loa.line`;
      const far = centre.clock.now + 10 * 365 * 86_400_000;
      const signal = new AbortController().signal;
      await removeOldLines(sql, { now: far, months: 24, signal });
      const [after] = await sql<{ many: number }[]>`SELECT count(*) AS many FROM loa.line`;
      expect([counted?.many, after?.many]).toEqual([1002, 1000]);
    });
  });
});
