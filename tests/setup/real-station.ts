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
export async function startRealStation({
  files,
  at,
  env,
  output = 'capture',
}: RealSetup): Promise<RealStation> {
  const home = mkdtempSync(join(tmpdir(), 'loa-real-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  };
  for (const [file, text] of Object.entries(files)) put(file, text);
  const [dataDir, contentDir] = [join(home, 'data'), join(home, 'content')];
  const args = [resolve('scheduler/cli.ts'), 'run', '--port', '0', '--output', output];
  const child = spawn(process.execPath, args, {
    env: {
      ...{ ...process.env, ...env, LOA_DATA: dataDir, LOA_CONTENT: contentDir },
      LOA_CLOCK: `${at}|${new Date().toISOString()}|1`,
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
    ...{ url, dataDir, contentDir, put, pid: child.pid ?? Number.NaN },
    said: () => said,
    read: (file) => readFileSync(join(home, file), 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
