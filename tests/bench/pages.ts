import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtSite } from '../setup/built.ts';
import type { BenchRow } from './row.ts';

const paths = ['/', '/huong-dan/', '/huong-dan/dang-ky-tai-khoan/', '/phat-thanh/', '/icon.svg'];
const connections = 50;
const rounds = 3;
const secondsEach = 3;

interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** As many requests as fit into the time over as many connections; a browser's headers. */
async function load(url: string, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { 'accept-encoding': 'gzip, deflate, br' };
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  const visit = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = performance.now();
      get(url + path, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode ?? 0}`));
        response.resume().once('end', () => {
          took.push(performance.now() - asked);
          resolve();
        });
      }).on('error', reject);
    });
  await Promise.all(
    Array.from({ length: connections }, async (_, start) => {
      for (let turn = start; performance.now() < end; turn++)
        await visit(paths[turn % paths.length] ?? '/');
    }),
  );
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    perSecond: took.length / seconds,
    p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
  };
}

async function open(child: ChildProcess): Promise<string> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [
      { readonly is: string; readonly url: string },
    ];
    if (message.is === 'open') return message.url;
  }
}

/** Our page's process beside sirv over the same files in the same run, by turns, each in a process of its own. */
export async function benchPages(): Promise<BenchRow[]> {
  const site = await builtSite();
  const data = mkdtempSync(join(tmpdir(), 'loa-bench-pages-'));
  const config = {
    ...{ root: process.cwd(), contentDir: join(process.cwd(), 'content'), dataDir: data },
    ...{ publicDir: join(data, 'public'), databaseFile: join(data, 'loa.db') },
    ...{ distDir: site, host: '127.0.0.1', port: 0 },
  };
  const quiet = { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as const };
  const ours = fork('scheduler/server/page-process.ts', [JSON.stringify(config)], {
    ...quiet,
    stdio: [...quiet.stdio],
  });
  const theirs = fork('tests/bench/sirv-process.ts', [site], { ...quiet, stdio: [...quiet.stdio] });
  try {
    const urls = await Promise.all([open(ours), open(theirs)]);
    const loads: [Load[], Load[]] = [[], []];
    for (const url of urls) await load(url, 1);
    for (let round = 0; round < rounds; round++)
      for (const [index, url] of urls.entries()) loads[index]?.push(await load(url, secondsEach));
    const [our, their] = loads.map(median);
    if (!our || !their) throw new Error('nothing was measured');
    return [
      row(
        'pages a second',
        our.perSecond,
        their.perSecond,
        '/s',
        '> sirv',
        our.perSecond > their.perSecond,
      ),
      row(
        'slowest page of a hundred',
        our.p99Ms,
        their.p99Ms,
        'ms',
        '< sirv',
        our.p99Ms < their.p99Ms,
      ),
    ];
  } finally {
    ours.kill();
    theirs.kill();
    rmSync(data, { recursive: true });
  }
}

function median(loads: readonly Load[]): Load | undefined {
  return loads.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(loads.length / 2)];
}

function row(
  name: string,
  ours: number,
  baseline: number,
  unit: string,
  target: string,
  ok: boolean,
): BenchRow {
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return { name, ours: rounded(ours), baseline: rounded(baseline), unit, target, ok };
}
