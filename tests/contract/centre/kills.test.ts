import { expect, it } from 'vitest';
import { killCentre } from '../../proof/centre/kills/kill-centre.ts';
import { onOwnPostgres } from './on-postgres.ts';

/** The first kinds of the deck for this seed; the proof has all of them, many times. */
const kills = 3;
const seed = 7;

/** With a PostgreSQL of its own, since that is killed too. */
onOwnPostgres(() => {
  it(`${kills} kills (seed ${seed}): nothing doubled, nothing lost, nothing unsigned taken, chains whole`, async () => {
    const report = await killCentre({ kills, seed, stations: 1 });
    expect(report).toMatchObject({ doubled: [], lost: [], unsigned: [], broken: [] });
    expect(report.strangersTaken).toBe(0);
    expect(report.lines).toBeGreaterThan(0);
  });
});
