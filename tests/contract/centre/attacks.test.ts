// The attack list of the centre: who stole a key, who has one and lies. Who has none is in attacks-strangers.ts, what goes
// down in attacks-down.ts; what joining.ts and logs.ts try already (forged, altered, replayed, reordered, expired, of another
// centre) is not tried again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { overviewRows } from '../../../scheduler/centre/ledger/overview.ts';
import { judgeStation } from '../../../scheduler/centre/overview/judge-station.ts';
import { signMessage } from '../../../scheduler/centre/talk/signing.ts';
import { main } from '../../../scheduler/commands/main.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { emptyHead, hashLine } from '../../../scheduler/store/chain.ts';
import type { EventDetail, LoggedEvent } from '../../../scheduler/store/store.ts';
import { monthOfLog } from '../../proof/centre/month-of-log.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

const standing = standingOf({ daemon: undefined }, { slots: () => [] }, 0);

onPostgres((server) => {
  let centre: TestCentre;
  const told: string[] = [];
  beforeAll(async () => {
    centre = await openTestCentre(server(), (line) => told.push(line));
  });
  afterAll(() => centre.close());

  const postOf = (machine: TestMachine, aheadMs = 0): Post => {
    const { id, publicKey } = centre.centre;
    const line = { url: centre.url, centre: id, centreKey: publicKey, ...machine };
    return createPost(line, () => centre.clock.now + aheadMs);
  };
  const monthOf = (name: string) => monthOfLog({ name, airings: 2, from: centre.clock.now });
  /** A log that a machine writes as it likes; its hashes hold. */
  const chained = (...lines: readonly (readonly [string, string, EventDetail, number?])[]) => {
    const chain: LoggedEvent[] = [];
    for (const [slot, event, detail, at = 1] of lines) {
      const { seq, hash: prev } = chain.at(-1) ?? emptyHead;
      const line = { seq: seq + 1, at, slot, event, detail, prev };
      chain.push({ ...line, hash: hashLine(line) });
    }
    return chain;
  };
  const logOf = (lines: readonly LoggedEvent[]) => ({
    head: () => lines.at(-1) ?? emptyHead,
    events: (after = 0, most = Infinity) => lines.slice(after, after + most),
  });
  const tell = (machine: TestMachine, lines: readonly LoggedEvent[]) => {
    centre.clock.now += 60_000;
    return tellCentre(postOf(machine), logOf(lines), standing);
  };
  const overviewOf = async (station: string) => {
    const [row] = await overviewRows(
      centre.sql,
      { from: '1970-01-01', today: '2199-12-31' },
      { station },
    );
    if (!row) throw new Error('no such station');
    return { ...row, standing: judgeStation(row, centre.clock.now) };
  };

  describe('a stolen key', () => {
    it('that tells a log of its own is found by the log; revoked, it says nothing more; the station comes back with another', async () => {
      const owner = await centre.station('Mất khóa');
      await tellCentre(postOf(owner), monthOf('that'), standing);
      // The thief has the key and no log; what he makes up is none that was copied.
      centre.clock.now += 60_000;
      await tellCentre(postOf(owner), monthOf('bịa'), standing);
      expect(await overviewOf(owner.station)).toMatchObject({ findings: 1, standing: 'log' });
      const by = { by: 'Bà Hoa', at: centre.clock.now, why: 'mất máy' };
      await revoke(centre.sql, { station: owner.station, ...by });
      for (const purpose of ['beat', 'log', 'leave'] as const) {
        const message = say(...([centre.centre.id, owner, purpose, {}] as const), {
          sequence: Number.MAX_SAFE_INTEGER,
          at: centre.clock.now,
        });
        expect(await centre.post(purpose, message.bytes, message.signature)).toMatchObject({
          refused: 'revoked',
        });
      }
      const anew = await centre.station('Mất khóa', { replaces: owner.station });
      expect(anew.station).toBe(owner.station);
      centre.clock.now += 60_000;
      expect(await tellCentre(postOf(anew), monthOf('that'), standing)).toMatchObject({
        isStuck: false,
      });
    });

    it('takes the place of nobody else: another station’s invitation, name and lines stay theirs', async () => {
      const thief = await centre.station('Kẻ trộm');
      const victim = await centre.station('Nạn nhân');
      await tellCentre(postOf(victim), monthOf('victim'), standing);
      const before = await overviewOf(victim.station);
      // Another's slots, in a log of his own.
      centre.clock.now += 60_000;
      await tellCentre(postOf(thief), monthOf('victim'), standing);
      expect({ ...(await overviewOf(victim.station)), heardAt: 0 }).toEqual({
        ...before,
        heardAt: 0,
      });
    });
  });

  describe('a station that lies about its log', () => {
    it('claims more lines than it shows: it is never called well', async () => {
      const liar = await centre.station('Khoe');
      const head = { seq: Number.MAX_SAFE_INTEGER, hash: 'f'.repeat(64) };
      await tellCentre(
        postOf(liar),
        { head: () => head, events: () => [] },
        { ...standing, isRunning: true },
      );
      expect(await overviewOf(liar.station)).toMatchObject({ standing: 'unknown' });
    });

    it.each([
      ['before all calendars', -8.64e15],
      ['after the last day of dates', 8.64e15],
      ['the year 12,000', 316_537_891_200_000],
      ['no number that can be counted with', Number.MAX_SAFE_INTEGER],
    ])(
      'tells of airings at hours that are none (%s), and they stop neither its log nor a page',
      async (_, at) => {
        const liar = await centre.station('Giờ lạ');
        const lines = chained(
          ['a@1', 'planned', { startsAt: at }, at],
          ['a@1', 'started', {}, at],
          ['a@1', 'aired', { endedAt: at }, at],
        );
        expect(await tell(liar, lines)).toEqual({ lines: 3, isStuck: false });
        expect(await overviewOf(liar.station)).toMatchObject({ aired: 1, linesBehind: 0 });
      },
    );

    it('puts brackets a hundred thousand deep into a line: it is refused, and nothing else is', async () => {
      const liar = await centre.station('Sâu');
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const line = {
        seq: 1,
        at: 1,
        slot: '',
        event: 'x',
        prev: '0'.repeat(64),
        hash: 'a'.repeat(64),
      };
      const at = centre.clock.now;
      const shallow = say(
        centre.centre.id,
        liar,
        'log',
        { lines: [{ ...line, detail: { x: 'DEEP' } }] },
        { sequence: at, at },
      );
      const { bytes, signature } = signedAnew(
        liar,
        shallow.bytes.toString().replace('"DEEP"', deep),
      );
      expect(await centre.post('log', bytes, signature)).toMatchObject({ refused: 'unreadable' });
    });

    it('has the same slot a thousand times, and texts of the greatest length', async () => {
      const liar = await centre.station('Dài dòng');
      const word = 'ạ'.repeat(400);
      const lines = chained(
        ...Array.from(
          { length: 400 },
          (_, at) => [word, at % 2 ? 'aired' : 'planned', { reason: { code: word } }, at] as const,
        ),
      );
      expect(await tell(liar, lines)).toEqual({ lines: 400, isStuck: false });
      expect(await overviewOf(liar.station)).toMatchObject({ aired: 1 });
    });
  });

  describe('a clock that is far wrong', () => {
    it.each([
      ['at the beginning of 1970, its battery being dead', -Date.UTC(2026, 10, 30)],
      ['in the year 2120', Date.UTC(2120, 0, 1) - Date.UTC(2026, 10, 30)],
    ])('%s: the station is heard all the same, its error is measured', async (_, aheadMs) => {
      const machine = await centre.station('Lệch xa');
      const post = postOf(machine, aheadMs);
      await tellCentre(post, monthOf('lech'), standing);
      centre.clock.now += 60_000;
      await tellCentre(post, monthOf('lech'), standing);
      expect(await overviewOf(machine.station)).toMatchObject({
        clockErrorMs: aheadMs,
        linesBehind: 0,
      });
    });
  });

  describe('texts that are more than texts', () => {
    it('steer no terminal, whatever a command prints of them', async () => {
      const printed: string[] = [];
      const put = (text: string): void => {
        printed.push(text);
      };
      const steering = '\u001b]0;x\u0007\u001b[2J\u009b31m\r\u202e';
      const terminal = { stdin: [], out: put, err: put, env: {}, interactive: false };
      // What is wrong with a command is told with its words.
      await main([`${steering}lệnh`], { ...terminal, stdin: noInput() });
      expect(printed.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(printed.join('')).toContain('\\u001b[2J');
    });

    it('stay texts in every column that a station fills', async () => {
      const machine = await centre.station(nasty);
      const lines = chained(
        [nasty, nasty, { [nasty]: nasty, startsAt: nasty, reason: { code: nasty } }],
        [nasty, 'missed', { reason: { code: nasty } }],
      );
      expect(await tell(machine, lines)).toMatchObject({ lines: 2 });
      const [row] =
        await centre.sql`SELECT slot, reason FROM loa.airing WHERE station = ${machine.station}`;
      expect(row).toEqual({ slot: nasty, reason: nasty.slice(0, 100) });
    });
  });
});

/** The same machine's word for bytes that no program would say. */
function signedAnew({ key }: TestMachine, text: string) {
  const bytes = Buffer.from(text);
  return { bytes, signature: signMessage(key, 'log', bytes) };
}

async function* noInput(): AsyncGenerator<string> {
  // Nobody types.
}
