import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { onOwnPostgres, onPostgres } from './on-postgres.ts';

onPostgres((server) => {
  it('databases are each other’s strangers: what one has the next has not, and each has the ledger’s shape', async () => {
    const [first, second] = [await server().ledger(), await server().ledger()];
    await first.sql`INSERT INTO loa.place (name) VALUES ('Hải Dương')`;
    expect(await second.sql`SELECT FROM loa.place`).toHaveLength(0);
    const { sql } = await server().database();
    expect(await sql`SELECT FROM pg_namespace WHERE nspname = 'loa'`).toHaveLength(0);
  });
});

onOwnPostgres(() => {
  it('a run that is killed leaves no server and no folder', async () => {
    const script = `
      import { openServer } from '${new URL('one-server.ts', import.meta.url).href}';
      const { shared } = await openServer();
      console.log(shared.place.socketDir);
      setInterval(() => undefined, 1000);`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [socketDir] = (await once(createInterface(run.stdout), 'line')) as [string];
    expect(existsSync(socketDir)).toBe(true);
    run.kill('SIGKILL');
    await expect.poll(() => existsSync(socketDir)).toBe(false);
  });
});
