// Network namespaces on this machine, each with one address, joined by a line that loses, delays, and breaks (wire.ts).
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LineState, WireOrder } from './wire-orders.ts';

export interface Place {
  readonly address: string;
  /** Words to put before a command, so that it runs there. */
  readonly inside: readonly string[];
}

export interface Lab {
  readonly places: readonly Place[];
  line(place: Place, state: LineState): void;
  close(): void;
}

/** Why none can be made here; undefined where one can. */
export function whyNoLab(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (!existsSync('/dev/net/tun')) return 'no /dev/net/tun';
  for (const program of ['ip', 'perl'])
    if (spawnSync(program, ['-h']).error) return `no program ${program}`;
  const name = `loa-try-${process.pid}`;
  const made = spawnSync('ip', ['netns', 'add', name]);
  if (made.status !== 0) return 'no network namespaces';
  spawnSync('ip', ['netns', 'del', name]);
  return undefined;
}

/** So many places; the first is the centre's. All lines are good at first. */
export async function openLab(count: number, seed: number): Promise<Lab> {
  const names = Array.from({ length: count }, (_, at) => `loa${process.pid}x${at}`);
  const places = names.map((name, at): Place => ({
    address: `10.77.0.${at + 1}`,
    inside: ['ip', 'netns', 'exec', name],
  }));
  const wire = spawn(
    'perl',
    [
      ...[join(import.meta.dirname, 'open-devices.pl'), ...names, '--', process.execPath],
      ...[
        join(import.meta.dirname, 'wire.ts'),
        JSON.stringify(places.map(({ address }) => address)),
      ],
    ],
    {
      env: { ...process.env, UV_THREADPOOL_SIZE: String(count + 2) },
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  const close = (): void => {
    wire.kill('SIGKILL');
    for (const name of names) spawnSync('ip', ['netns', 'del', name]);
  };
  try {
    await untilMade(names, wire);
    for (const [at, name] of names.entries()) {
      const inside = ['netns', 'exec', name, 'ip'];
      ip('netns', 'add', name);
      ip('link', 'set', name, 'netns', name);
      ip(...inside, 'addr', 'add', `10.77.0.${at + 1}/24`, 'dev', name);
      ip(...inside, 'link', 'set', name, 'mtu', '1400', 'up');
      ip(...inside, 'link', 'set', 'lo', 'up');
    }
  } catch (error) {
    close();
    throw error;
  }
  const order = (one: WireOrder): void => {
    wire.stdin.write(`${JSON.stringify(one)}\n`);
  };
  order({ seed });
  return {
    ...{ places, close },
    line({ address }, state) {
      order({ address, state });
    },
  };
}

async function untilMade(names: readonly string[], wire: ChildProcess): Promise<void> {
  while (names.some((name) => !existsSync(`/sys/class/net/${name}`))) {
    if (wire.exitCode !== null) throw new Error('the wire ended');
    await sleep(20);
  }
}

function ip(...words: readonly string[]): void {
  const { status, stderr } = spawnSync('ip', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${words.join(' ')}: ${stderr}`);
}
