import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clusterDirOf } from '../../../scheduler/centre/database/own-server.ts';
import {
  readPostmaster,
  runningPostmaster,
} from '../../../scheduler/centre/database/postmaster.ts';
import { onOwnPostgres } from './on-postgres.ts';

/** The command as a technician gives it: started, killed, started again, ended. */
onOwnPostgres(() => {
  let dataDir = '';
  const clusterDir = (): string => clusterDirOf(join(dataDir, 'centre'));
  const children: ChildProcess[] = [];
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'loa-centre-cli-'));
    chmodSync(dataDir, 0o755);
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    const left = runningPostmaster(clusterDir());
    if (left) process.kill(left.pid, 'SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = () => {
    const env = { ...process.env, LOA_DATA: dataDir, LOA_PORT: '0', DATABASE_URL: '' };
    const child = spawn(process.execPath, ['scheduler/cli.ts', 'centre'], { env });
    children.push(child);
    let said = '';
    const exited = once(child, 'exit');
    const opened = new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const url = /Trung tâm: (\S+)\//.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      });
      void exited.then(() => {
        reject(new Error(said));
      });
    });
    return { child, opened, exited, said: () => said };
  };

  it('begins by one command, outlives a kill of the centre, ends with it, and has one master', async () => {
    const first = start();
    const url = await first.opened;
    const health: unknown = await (await fetch(`${url}/healthz`)).json();
    expect(health).toMatchObject({ ok: true });
    const orphan = readPostmaster(clusterDir())?.pid;
    expect(orphan).toBeTypeOf('number');

    const beside = start();
    await expect(beside.opened).rejects.toThrow(/Một trung tâm khác đang chạy/);

    first.child.kill('SIGKILL');
    await first.exited;
    expect(runningPostmaster(clusterDir())?.pid).toBe(orphan);

    const second = start();
    await second.opened;
    expect(second.said()).toContain(`(tiến trình ${orphan ?? ''})`);
    const socketDir = readPostmaster(clusterDir())?.socketDir ?? '';
    expect(existsSync(socketDir)).toBe(true);
    second.child.kill('SIGTERM');
    expect(await second.exited).toEqual([0, null]);
    expect(runningPostmaster(clusterDir())).toBeUndefined();
    expect(existsSync(socketDir)).toBe(false);
  });
});
