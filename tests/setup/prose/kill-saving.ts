import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { loadContent } from '../../../content/load.ts';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { smallWard } from '../../unit/content/small-ward.ts';
import { randomFrom } from '../../unit/simulator/random.ts';
import { savedFiles } from './saved-files.ts';

const program = new URL('../../proof/save-process.ts', import.meta.url).pathname;
/** As long as one saving may take here, till that was measured. */
const guessMs = 400;

export interface Kills {
  readonly kills: number;
  /** How often the file on the disk was what it was before, and what it was to be. */
  readonly old: number;
  readonly fresh: number;
  /** Killed with one of a saving's files written and another not. */
  readonly between: number;
  /** Killed while a file was being written, by what it left beside it. */
  readonly within: number;
  readonly wrong: readonly string[];
}

/** Kills a process that saves, `-9`, at moments drawn by the seed; after each all that is on the disk is looked at. */
export async function killSaving(times: number, seed: number): Promise<Kills> {
  const root = mkdtempSync(join(tmpdir(), 'loa-kill-'));
  const dir = join(root, 'content');
  const offer = '\n<File name="lon.pdf">Tệp lớn</File>\n\nCuối.\n';
  const start = { ...smallWard, 'content/files/lon.pdf': '%PDF-1.4\n' };
  for (const [file, text] of Object.entries(start)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), file === savedFiles[1] ? text + offer : text);
  }
  const random = randomFrom(seed);
  const found = { kills: 0, old: 0, fresh: 0, between: 0, within: 0 };
  const wrong: string[] = [];
  const parts = new Set<string>();
  let lastMs = guessMs;
  try {
    while (found.kills < times) {
      const before = hashesIn(dir);
      const { plans, savingMs } = await killOnce(dir, random() * 2.5 * lastMs);
      lastMs = savingMs ?? lastMs;
      found.kills++;
      const [is, last = [], earlier = before] = [hashesIn(dir), plans.at(-1), plans.at(-2)];
      const states = is.map((hash, at) =>
        hash === last[at] ? 'fresh' : hash === earlier[at] ? 'old' : 'half',
      );
      for (const [at, state] of states.entries()) {
        if (state === 'half') {
          wrong.push(`kill ${found.kills}: ${savedFiles[at] ?? ''} is neither old nor new`);
        } else {
          found[state]++;
        }
      }
      found.between += new Set(states).size > 1 ? 1 : 0;
      const left = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.part') && !parts.has(name),
      );
      left.forEach((name) => parts.add(name));
      found.within += left.length > 0 ? 1 : 0;
      const problems = loadContent(dir).problems.filter(({ severity }) => severity === 'error');
      wrong.push(
        ...problems.map(({ file, message }) => `kill ${found.kills}: ${file}: ${message}`),
      );
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  return { ...found, wrong };
}

function hashesIn(dir: string): readonly string[] {
  return savedFiles.map((file) => hashOfFile(dir, file) ?? '');
}

interface Killed {
  /** What it said each file would be, in turn. */
  readonly plans: readonly (readonly string[])[];
  /** How long its first saving took, where it came to its end. */
  readonly savingMs: number | undefined;
}

/** Lets it save for so long, counted from its first saving, and kills it. */
async function killOnce(dir: string, afterMs: number): Promise<Killed> {
  const child = spawn(process.execPath, [program, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // It starts hundreds of times.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dir, '..', 'compiled') },
  });
  const plans: string[][] = [];
  const times: number[] = [];
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    plans.push(line.split(' '));
    times.push(performance.now());
  });
  const ended = once(child, 'exit');
  const closed = once(lines, 'close');
  await Promise.race([once(lines, 'line'), ended]);
  // The moment of the kill is what is tried.
  await wait(afterMs);
  child.kill('SIGKILL');
  await Promise.all([ended, closed]);
  const [first = 0, second] = times;
  return { plans, savingMs: second === undefined ? undefined : second - first };
}
