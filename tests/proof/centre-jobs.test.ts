// 2,000 jobs while the processes that do them are killed at random: each effect once, none lost.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../scheduler/centre/database/migrate.ts';
import { sleep } from '../../scheduler/clock.ts';
import { openTestServer } from '../contract/centre/one-server.ts';

const all = 2000;
const kills = 20;

it('2,000 jobs under twenty kills: 0 effects doubled, 0 lost', { timeout: 600_000 }, async () => {
  const server = await openTestServer();
  const children = new Set<ChildProcess>();
  try {
    const { sql, place } = await server.database();
    await migrate(sql);
    await sql`CREATE TABLE effect (number integer NOT NULL)`;
    const begin = (send: number): ChildProcess => {
      const script = join(import.meta.dirname, 'jobs-process.ts');
      const child = spawn(process.execPath, [script, JSON.stringify({ place, send })], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.add(child);
      child.once('exit', () => children.delete(child));
      return child;
    };
    const sender = begin(all);
    await once(sender.stdout ?? sender, 'data');
    begin(0);
    const done = async (): Promise<number> => {
      const [row] = await sql<
        { many: number }[]
      >`SELECT count(DISTINCT number) AS many FROM effect`;
      return row?.many ?? 0;
    };
    let killed = 0;
    let atKills = 0;
    while ((await done()) < all) {
      await sleep(250 + Math.random() * 1250);
      if (killed >= kills) continue;
      const [victim] = children;
      atKills = await done();
      victim?.kill('SIGKILL');
      killed += 1;
      begin(0);
    }
    for (const child of children) child.kill('SIGKILL');
    const rows = await sql<{ number: number; many: number }[]>`
      SELECT number, count(*)::integer AS many FROM effect GROUP BY number HAVING count(*) > 1`;
    console.log(`${killed} kills, the last at ${atKills} of ${all} jobs; doubled ${rows.length}`);
    expect(rows).toHaveLength(0);
    expect(await done()).toBe(all);
    expect(killed).toBeGreaterThanOrEqual(5);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await server.close();
  }
});
