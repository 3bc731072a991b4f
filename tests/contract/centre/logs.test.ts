import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostLines } from '../../../scheduler/centre/talk/message.ts';
import { createPost, PostError, type Post } from '../../../scheduler/link/post.ts';
import { tellCentre, type LogSource, type Round } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import type { Change, Store } from '../../../scheduler/store/store.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

const troubles = (many: number, word = 'x'): Change[] =>
  Array.from({ length: many }, (_, at) => ({
    ...{ at: 1000 + at, slot: '', event: 'trouble', detail: { message: `${word} ${at}` } },
  }));
const day = Date.UTC(2026, 10, 30);
const airing = (slot: string, state: 'missed' | 'aired'): Change[] => [
  { at: day, slot, event: 'planned', detail: { startsAt: day } },
  { at: day + 1, slot, event: state, detail: { reason: { code: 'too-late' } } },
];

onPostgres((server) => {
  let centre: TestCentre;
  const folder = mkdtempSync(join(tmpdir(), 'loa-logs-'));
  const stores: Store[] = [];
  let turn = 0;
  const newStore = (...changes: readonly Change[][]): Store => {
    const store = openSqliteStore(join(folder, `${++turn}.db`));
    stores.push(store);
    for (const some of changes) store.commit(some);
    return store;
  };
  const postOf = (machine: TestMachine, { url = centre.url, aheadMs = 0 } = {}): Post => {
    const { id, publicKey } = centre.centre;
    return createPost(
      { url, centre: id, centreKey: publicKey, ...machine },
      () => centre.clock.now + aheadMs,
    );
  };
  const tell = (post: Post, log: LogSource): Promise<Round> => {
    centre.clock.now += 60_000;
    return tellCentre(post, log, standingOf({ daemon: undefined }, { slots: () => [] }, 0));
  };
  const count = async (table: string, station: string): Promise<number> => {
    const { sql } = centre;
    const rows =
      table === 'line'
        ? await sql<
            { n: number }[]
          >`SELECT count(*)::bigint AS n FROM loa.line JOIN loa.history ON history.id = history WHERE station = ${station}`
        : await sql<
            { n: number }[]
          >`SELECT count(*)::bigint AS n FROM ${sql(`loa.${table}`)} WHERE station = ${station}`;
    return rows[0]?.n ?? -1;
  };
  const findings = (station: string) =>
    centre.sql`SELECT kind, seq FROM loa.finding WHERE station = ${station} ORDER BY id`.then(
      (rows) => [...rows],
    );

  beforeAll(async () => {
    centre = await openTestCentre(server());
  });
  afterAll(async () => {
    for (const store of stores) store.close();
    rmSync(folder, { recursive: true });
    await centre.close();
  });

  describe('copies of logs', () => {
    it('a month without a line is caught up, piece by piece, and then there is nothing more to say', async () => {
      const machine = await centre.station('Lâu ngày');
      const store = newStore(troubles(mostLines + 200));
      const post = postOf(machine);
      expect(await tell(post, store)).toEqual({ lines: mostLines + 200, isStuck: false });
      expect(await tell(post, store)).toEqual({ lines: 0, isStuck: false });
      store.commit(troubles(3));
      expect(await tell(postOf(machine), store)).toEqual({ lines: 3, isStuck: false });
      expect(await count('line', machine.station)).toBe(mostLines + 203);
      const { seq, hash } = store.head();
      const [history] =
        await centre.sql`SELECT head_seq, encode(head_hash, 'hex') AS hash FROM loa.history WHERE station = ${machine.station}`;
      expect(history).toEqual({ head_seq: seq, hash });
      expect(await findings(machine.station)).toEqual([]);
    });

    it('a centre that dies between writing and answering doubles nothing and loses nothing', async () => {
      const machine = await centre.station('Chết giữa chừng');
      const store = newStore(troubles(mostLines + 10), airing('a@1', 'aired'));
      const dying = await dieAfterWriting(centre.url, [1, 2, 4]);
      const post = postOf(machine, { url: dying.url });
      const outcomes: unknown[] = [];
      for (let round = 1; round <= 6; round++)
        outcomes.push(
          await tell(post, store).then(
            () => 'well',
            (error: unknown) => (error instanceof PostError ? error.code : error),
          ),
        );
      dying.close();
      expect(outcomes).toEqual(['line', 'line', 'line', 'well', 'well', 'well']);
      expect(await count('line', machine.station)).toBe(store.head().seq);
      expect(await count('airing', machine.station)).toBe(1);
      expect(await findings(machine.station)).toEqual([]);
    });

    it('a rewritten log is found at its line; what was copied before stays, and the airing counts as neither', async () => {
      const machine = await centre.station('Sửa sổ');
      const honest = newStore(troubles(2), airing('b@1', 'missed'));
      await tell(postOf(machine), honest);
      const rewritten = newStore(troubles(2), airing('b@1', 'aired'), troubles(1));
      expect(await tell(postOf(machine), rewritten)).toEqual({ lines: 2, isStuck: false });
      expect(await findings(machine.station)).toEqual([{ kind: 'forked', seq: 4 }]);
      expect(await count('line', machine.station)).toBe(6);
      const days =
        await centre.sql`SELECT aired, lost, disputed FROM loa.station_day WHERE station = ${machine.station}`;
      expect([...days]).toEqual([{ aired: 0, lost: 0, disputed: 1 }]);
      // Told again, it is one finding; the log goes on in its new history.
      rewritten.commit(troubles(1));
      expect(await tell(postOf(machine), rewritten)).toEqual({ lines: 1, isStuck: false });
      expect(await findings(machine.station)).toHaveLength(1);
    });

    it('a fork far back is found through lines that are the same', async () => {
      const machine = await centre.station('Rẽ từ xa');
      const long = mostLines * 3;
      await tell(postOf(machine), newStore(troubles(long)));
      const other = newStore(troubles(mostLines + 50), troubles(5, 'y'));
      await tell(postOf(machine), other);
      expect(await findings(machine.station)).toContainEqual({
        kind: 'forked',
        seq: mostLines + 51,
      });
      expect(await tell(postOf(machine), other)).toEqual({ lines: 0, isStuck: false });
    });

    it('an end that was cut off, and a log begun anew, are found', async () => {
      const machine = await centre.station('Mất đuôi');
      await tell(postOf(machine), newStore(troubles(5)));
      const cut = newStore(troubles(3));
      await tell(postOf(machine), cut);
      await tell(postOf(machine), cut);
      expect(await findings(machine.station)).toEqual([{ kind: 'cut', seq: 3 }]);
      await tell(postOf(machine), newStore(troubles(2, 'y')));
      expect(await findings(machine.station)).toContainEqual({ kind: 'restarted', seq: 1 });
    });

    it('a line that is missing, and one that was changed, stop the copy there and are named', async () => {
      for (const [kind, lie] of [
        [
          'gap',
          (log: Store): LogSource => ({
            head: () => log.head(),
            events: (after = 0, most = 0) => log.events(after, most).filter(({ seq }) => seq !== 4),
          }),
        ],
        [
          'altered',
          (log: Store): LogSource => ({
            head: () => log.head(),
            events: (after = 0, most = 0) =>
              log.events(after, most).map((line) => (line.seq === 4 ? { ...line, at: 7 } : line)),
          }),
        ],
      ] as const) {
        const machine = await centre.station(kind);
        const log = lie(newStore(troubles(6)));
        expect(await tell(postOf(machine), log)).toEqual({ lines: 3, isStuck: true });
        expect(await findings(machine.station)).toEqual([{ kind, seq: 4 }]);
        expect(await count('line', machine.station)).toBe(3);
      }
    });

    it('what others sent cannot be sent again, nor in another order, nor by another', async () => {
      const machine = await centre.station('Phát lại');
      const other = await centre.station('Kẻ khác');
      const lines = newStore(troubles(2)).events();
      const at = centre.clock.now;
      const id = centre.centre.id;
      const first = say(id, machine, 'log', { lines: lines.slice(0, 1) }, { sequence: 10, at });
      const second = say(id, machine, 'log', { lines: lines.slice(1) }, { sequence: 11, at });
      expect((await centre.post('log', second.bytes, second.signature)).refused).toBeUndefined();
      expect(await centre.post('log', first.bytes, first.signature)).toMatchObject({
        refused: 'stale',
        last: 11,
      });
      expect(await centre.post('log', second.bytes, second.signature)).toMatchObject({
        refused: 'stale',
      });
      expect(await count('line', machine.station)).toBe(0);
      // Another's key, whatever it says of itself: the lines are its own, and it learns of its own alone.
      const stolen = say(
        id,
        other,
        'log',
        { lines, station: machine.station },
        { sequence: 1, at },
        { envelope: { station: machine.station } },
      );
      await centre.post('log', stolen.bytes, stolen.signature);
      expect([await count('line', machine.station), await count('line', other.station)]).toEqual([
        0, 2,
      ]);
      const beat = {
        ...standingOf({ daemon: undefined }, { slots: () => [] }, 0),
        head: { seq: 0, hash: '0'.repeat(64) },
        clockErrorMs: 0,
      };
      const asked = say(id, machine, 'beat', beat, { sequence: 12, at });
      expect((await centre.post('beat', asked.bytes, asked.signature)).content).toEqual({
        have: [],
        down: 0,
      });
    });

    it('a clock that is wrong by hours is measured, and keeps nothing from being told', async () => {
      const machine = await centre.station('Đồng hồ nhanh');
      const hours = 3 * 3_600_000;
      const post = postOf(machine, { aheadMs: hours });
      const store = newStore(troubles(1));
      await tell(post, store);
      await tell(post, store);
      const [now] =
        await centre.sql`SELECT clock_error_ms AS error FROM loa.station_now WHERE station = ${machine.station}`;
      expect(now).toEqual({ error: hours });
    });

    it('texts are texts, whatever stands in them', async () => {
      const machine = await centre.station(nasty);
      const detail = { message: nasty, startsAt: day, reason: { code: nasty } };
      const store = newStore(
        [
          { at: 1, slot: nasty, event: 'missed', detail },
          { at: 2, slot: '', event: 'x\0\ud800', detail: { [nasty]: nasty, nul: '\0' } },
        ].slice(0, 1),
      );
      const trouble = {
        id: nasty,
        kind: 'disk' as const,
        slot: nasty,
        since: 1,
        what: nasty,
        mend: '\0\ud800',
      };
      const standing = standingOf(
        { daemon: { problems: [], troubles: [trouble] } },
        { slots: () => [] },
        0,
      );
      centre.clock.now += 1000;
      expect(await tellCentre(postOf(machine), store, standing)).toMatchObject({ lines: 1 });
      const [line] = await centre.sql`SELECT slot, detail FROM loa.line WHERE slot = ${nasty}`;
      expect(line).toEqual({ slot: nasty, detail: JSON.stringify(detail) });
    });

    it('the flood of one station slows no other', async () => {
      const flood = await centre.station('Lũ');
      const calm = await centre.station('Êm');
      const at = centre.clock.now;
      const send = (machine: TestMachine, sequence: number) => {
        const message = say(centre.centre.id, machine, 'log', {}, { sequence, at });
        return centre.post('log', message.bytes, message.signature);
      };
      const answers = await Promise.all(
        Array.from({ length: 80 }, (_, one) => send(flood, one + 1)),
      );
      expect(answers.filter(({ refused }) => refused === 'too-many')).toHaveLength(20);
      expect((await send(calm, 1)).refused).toBe('unreadable');
    });
  });
});

/** Hands on to the centre; at these requests it hears the whole answer and says nothing of it. */
async function dieAfterWriting(
  url: string,
  at: readonly number[],
): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  const server: Server = createServer((request, response) => {
    const dies = at.includes(++turn);
    void (async () => {
      const parts: Uint8Array[] = [];
      for await (const part of request) parts.push(part as Uint8Array); // no encoding is set
      const answer = await fetch(url + (request.url ?? ''), {
        method: 'POST',
        body: Buffer.concat(parts),
        headers: { 'Loa-Signature': String(request.headers['loa-signature']) },
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (dies) request.socket.destroy();
      else
        response
          .writeHead(answer.status, { 'Loa-Signature': answer.headers.get('Loa-Signature') ?? '' })
          .end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens to TCP.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
