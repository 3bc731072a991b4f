import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPost, PostError } from '../../../scheduler/link/post.ts';
import { tellCentre } from '../../../scheduler/link/round.ts';
import { standingOf } from '../../../scheduler/link/standing.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { startStepped, type Heard } from '../../setup/stepped-daemon.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre } from './test-centre.ts';

const begin = Date.parse('2026-11-23T08:00:00+07:00');
const hour = 3_600_000;
const goneDays = 35;

/** Lives through the days of a campaign; between its hours `look` is called, as the link looks at its centre. */
async function live(
  look: (at: number, store: ReturnType<typeof openSqliteStore>) => Promise<void>,
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-long-gone-'));
  const store = openSqliteStore(join(dataDir, 'loa.db'));
  const campaigns = [campaignWith({ id: 'dot', startsOn: '2026-11-24', weeks: 5 })];
  try {
    const station = await startStepped({ dataDir, ward: wardWith(), campaigns, now: begin, store });
    for (let hours = 0; hours <= goneDays * 24; hours += 6) {
      await station.clock.runUntil(begin + hours * hour);
      await look(begin + hours * hour, store);
    }
    // What ending it writes was told to nobody.
    const head = store.head();
    await station.daemon.stop();
    return {
      heard: station.heard.map(({ slot, at, fromMs, how }): Heard => ({
        slot,
        at,
        fromMs,
        ...(how && { how }),
      })),
      head,
    };
  } finally {
    store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

onPostgres((server) => {
  it(`${goneDays} days without its centre a station airs its campaign as if there were none, and tells all of it afterwards`, async () => {
    const alone = await live(() => Promise.resolve());
    expect(alone.heard).toHaveLength(10);

    const centre = await openTestCentre(server());
    const machine = await centre.station('Đài xa');
    const line = { centre: centre.centre.id, centreKey: centre.centre.publicKey, ...machine };
    const clock = (): number => centre.clock.now;
    const gone = createPost({ ...line, url: 'http://127.0.0.1:9' }, clock);
    const back = createPost({ ...line, url: centre.url }, clock);
    const outcomes: string[] = [];
    const joined = await live(async (at, store) => {
      centre.clock.now = at;
      const isLast = at === begin + goneDays * 24 * hour;
      const standing = standingOf({ daemon: { problems: [], troubles: [] } }, store, at);
      outcomes.push(
        await tellCentre(isLast ? back : gone, store, standing).then(
          ({ lines, isStuck }) => `${lines} lines${isStuck ? ', stuck' : ''}`,
          (error: unknown) => (error instanceof PostError ? error.code : String(error)),
        ),
      );
    });
    expect(joined).toEqual(alone);
    expect(outcomes.slice(0, -1).every((outcome) => outcome === 'line')).toBe(true);
    expect(outcomes.at(-1)).toBe(`${joined.head.seq} lines`);
    const [copied] = await centre.sql`
      SELECT sum(aired)::bigint AS aired, sum(lost)::bigint AS lost, encode(head_hash, 'hex') AS head
      FROM loa.station_day JOIN loa.history USING (station) WHERE station = ${machine.station} GROUP BY head_hash`;
    expect(copied).toEqual({ aired: 10, lost: 0, head: joined.head.hash });
    await centre.close();
  });
});
