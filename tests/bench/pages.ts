import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtSite } from '../setup/built.ts';
import type { BenchRow } from './row.ts';

const paths = ['/', '/huong-dan/', '/huong-dan/dang-ky-tai-khoan/', '/phat-thanh/', '/icon.svg'];
const connections = 50;
const rounds = 3;
const secondsEach = 3;

/** The system counts processor time in hundredths of a second. */
const ticksPerSecond = 100;

interface Load {
  /** Of the server's processor time: of wall time it would tell who else is at work on the machine. */
  readonly perSecond: number;
}

/** User and system time of a process so far. */
function processorSeconds({ pid = 0 }: ChildProcess): number {
  // utime and stime, counted after the name, which may hold spaces (proc(5)).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** As many requests as fit into the time over as many connections; a browser's headers. */
async function load(server: ChildProcess, url: string, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { 'accept-encoding': 'gzip, deflate, br' };
  const before = processorSeconds(server);
  let answered = 0;
  const end = performance.now() + seconds * 1000;
  const visit = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      get(url + path, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode ?? 0}`));
        response.resume().once('end', () => {
          answered += 1;
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
  return { perSecond: answered / (processorSeconds(server) - before) };
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
    const servers = await Promise.all(
      [ours, theirs].map(async (server) => ({ server, url: await open(server) })),
    );
    const loads: [Load[], Load[]] = [[], []];
    for (const { server, url } of servers) await load(server, url, 1);
    for (let round = 0; round < rounds; round++)
      for (const [index, { server, url }] of servers.entries())
        loads[index]?.push(await load(server, url, secondsEach));
    const [our, their] = loads.map(median);
    if (!our || !their) throw new Error('nothing was measured');
    const name = 'pages a second of the processor';
    const figures = { ours: Math.round(our.perSecond), baseline: Math.round(their.perSecond) };
    const ok = our.perSecond > their.perSecond;
    return [{ name, ...figures, unit: '/s', target: '> sirv', ok }];
  } finally {
    ours.kill();
    theirs.kill();
    rmSync(data, { recursive: true });
  }
}

function median(loads: readonly Load[]): Load | undefined {
  return loads.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(loads.length / 2)];
}
