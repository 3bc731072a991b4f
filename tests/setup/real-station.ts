// A whole station on a ward's content of its own, as `loa run` starts it: the daemon, the page's process, the console's.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RealStation {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  readonly dataDir: string;
  readonly contentDir: string;
  /** Of the daemon: the process that airs. */
  readonly pid: number;
  /** What it has said on its terminal so far. */
  readonly said: () => string;
  /** Writes a file: `content/ward.yaml`. */
  readonly put: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** Starts it once more on the same data, where it was killed; its address is another. */
  readonly again: () => Promise<RealStation>;
  /** So much its clock is ahead of ours, ms. */
  readonly offsetMs: () => number;
  /** Ends it and removes what it left. */
  readonly stop: () => Promise<void>;
}

export interface RealSetup {
  /** Texts by path: `content/ward.yaml`. */
  readonly files: Readonly<Record<string, string>>;
  /** The station's clock when it starts, as an ISO instant; it runs at the clock's own speed. */
  readonly at: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where sound goes; absent: it is counted (`capture`). */
  readonly output?: string;
}

/** Starts it; resolves once its page is there. Rejects with what it said where it ends instead. */
export async function startRealStation(setup: RealSetup): Promise<RealStation> {
  const home = mkdtempSync(join(tmpdir(), 'loa-real-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  };
  for (const [file, text] of Object.entries(setup.files)) put(file, text);
  const startedAt = new Date();
  const clock = `${setup.at}|${startedAt.toISOString()}|1`;
  const begin = async (): Promise<RealStation> => {
    const run = await runStation(home, clock, setup);
    return {
      ...run,
      ...{ put, dataDir: join(home, 'data'), contentDir: join(home, 'content') },
      read: (file) => readFileSync(join(home, file), 'utf8'),
      again: begin,
      offsetMs: () => Date.parse(setup.at) - startedAt.getTime(),
      async stop() {
        await run.end();
        rmSync(home, { recursive: true, force: true });
      },
    };
  };
  return begin();
}

async function runStation(home: string, clock: string, { env, output = 'capture' }: RealSetup) {
  const args = [resolve('scheduler/cli.ts'), 'run', '--port', '0', '--output', output];
  const child = spawn(process.execPath, args, {
    env: {
      ...{ ...process.env, ...env, LOA_CLOCK: clock },
      ...{ LOA_DATA: join(home, 'data'), LOA_CONTENT: join(home, 'content') },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<void>((done) =>
    child.once('close', () => {
      done();
    }),
  );
  const url = await new Promise<string>((found, failed) => {
    const hear = (text: string): void => {
      said += text;
      const [, address] = /Bàn trực: (\S+)\/dai\//.exec(said) ?? [];
      if (address !== undefined) found(address);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then(() => {
      failed(new Error(`The station ended: ${said}`));
    });
  });
  // The page is there before the console: until then it says so.
  while ((await fetch(`${url}/dai/`, { redirect: 'manual' })).status === 503) await sleep(100);
  return {
    ...{ url, pid: child.pid ?? Number.NaN, said: () => said },
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
