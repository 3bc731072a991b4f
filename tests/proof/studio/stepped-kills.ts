// The studio killed at one step after another, in its own process, and what is left held against what was acknowledged.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { seeded } from '../../setup/schedule.ts';
import { differences, unnamed } from './differences.ts';
import { messageSchema, type Message } from './keeping.ts';
import { Memory } from './memory.ts';

export interface SteppedReport {
  readonly kills: number;
  /** Each a sentence of what is not as it must be. */
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  /** Sounds that kills left without a line; the next start deleted them. */
  readonly unnamedSounds: number;
  /** What was in hand at a kill, and whether it had come through. */
  readonly inHand: Readonly<Record<string, number>>;
  /** At which step of the file system. */
  readonly steps: Readonly<Record<string, number>>;
}

const here = (name: string): string => join(import.meta.dirname, name);
/** Most lives have more steps. */
const mostSteps = 90;

/** One folder, many lives, each killed at a step that the seed picks. */
export function killAtSteps(kills: number, seed: number): SteppedReport {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-phong-thu-'));
  const random = seeded(seed);
  const memory = new Memory();
  const wrong: string[] = [];
  const inHand: Record<string, number> = {};
  const steps: Record<string, number> = {};
  let [done, acknowledged, round, unnamedSounds, again] = [0, 0, 0, 0, ''];
  try {
    while (done < kills) {
      round += 1;
      const dieAt = 1 + Math.floor(random() * mostSteps);
      const messages = liveOnce(dataDir, {
        seed: seed * 1000 + round,
        again,
        dieAt,
        part: random(),
      });
      const open = memory.hear(messages);
      acknowledged += messages.filter(({ is }) => is === 'done').length;
      const dies = messages.find((message) => message.is === 'dies');
      if (dies) {
        done += 1;
        steps[dies.name] = (steps[dies.name] ?? 0) + 1;
      }
      const came = open === undefined ? 'idle' : memory.settle(open, dataDir);
      if (dies) {
        const name = `${open?.do ?? ''} ${came}`.trim();
        inHand[name] = (inHand[name] ?? 0) + 1;
      }
      const left = unnamed(dataDir);
      const mayBeLeft = open?.do === 'keep' ? 1 : 0;
      const found = [
        ...differences(memory, dataDir),
        ...(memory.hasStarted && left.length > mayBeLeft ? [`unnamed: ${left.join(', ')}`] : []),
      ];
      unnamedSounds += left.length;
      wrong.push(...found.map((what) => `seed ${seed} round ${round} step ${dieAt}: ${what}`));
      again = open?.do === 'keep' ? JSON.stringify(open) : '';
    }
    return { kills: done, wrong, acknowledged, unnamedSounds, inHand, steps };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Life {
  readonly seed: number;
  /** What is asked for once more, JSON. */
  readonly again: string;
  readonly dieAt: number;
  readonly part: number;
}

function liveOnce(dataDir: string, { seed, again, dieAt, part }: Life): readonly Message[] {
  const preload = ['--import', pathToFileURL(here('die-at-step.ts')).href];
  const args = [...preload, here('keeping-life.ts'), dataDir, String(seed), again];
  const env = { ...process.env, LOA_DIE_AT: String(dieAt), LOA_DIE_PART: String(part) };
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  // A killed one has no status; one that fails by itself is no part of the proof.
  if (status !== null && status !== 0) throw new Error(stderr);
  const lines = stdout.trim().split('\n');
  return lines.map((line) => messageSchema.parse(JSON.parse(line)));
}
