// The editor's script, made of site/editor when it is first asked for, and again when that has changed.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tellError } from '../../../../content/schema/say-error.ts';
import type { Config } from '../../../config.ts';

export interface BundleOrder {
  readonly root: string;
  /** Where it is written. */
  readonly file: string;
}

/** Empty where it was made. */
export interface BundleOutcome {
  readonly failed?: string;
}

export type Bundle = { readonly script: Buffer } | { readonly failed: string };

/** What it is made of: all that it may import of ours, and the exact packages. */
const inputs = [
  'site/editor/**/*.{ts,css}',
  'content/{markup,schema}/**/*.ts',
  'content/write/**/*.ts',
  'scheduler/console/writing/editor/bundle-process.ts',
  'package-lock.json',
] as const;

const hashes = new Map<string, string>();

/** Changes when the script would; hex, 16 digits. Looked at once a process: the program does not change under it. */
export function bundleHash(root: string): string {
  const known = hashes.get(root);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const file of globSync([...inputs], { cwd: root }).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  const made = hash.digest('hex').slice(0, 16);
  hashes.set(root, made);
  return made;
}

const making = new Map<string, Promise<BundleOutcome>>();

/** Real ms: it takes two on the slowest machine we know. */
const madeWithinMs = 120_000;

/** The script; whoever asks while it is being made waits for the same. Never rejects. */
export async function bundleOf({
  root,
  dataDir,
}: Pick<Config, 'root' | 'dataDir'>): Promise<Bundle> {
  const folder = join(dataDir, 'console');
  const name = `sua-${bundleHash(root)}.js`;
  const file = join(folder, name);
  try {
    if (!existsSync(file)) {
      await mkdir(folder, { recursive: true });
      const made = making.get(file) ?? makeApart({ root, file });
      making.set(file, made);
      const { failed } = await made;
      making.delete(file);
      if (failed !== undefined) return { failed };
      await removeOthers(folder, name);
    }
    return { script: await readFile(file) };
  } catch (error) {
    making.delete(file);
    return { failed: tellError(error) };
  }
}

async function removeOthers(folder: string, name: string): Promise<void> {
  for (const other of await readdir(folder))
    if (/^sua-[0-9a-f]+\.js$/.test(other) && other !== name)
      await rm(join(folder, other), { force: true });
}

function makeApart(order: BundleOrder): Promise<BundleOutcome> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'bundle-process.ts'), [JSON.stringify(order)], {
      // The editing process's own are for one that stays.
      execArgv: [],
      stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
    });
    const late = setTimeout(() => child.kill('SIGKILL'), madeWithinMs).unref();
    child.once('message', (outcome: BundleOutcome) => {
      resolve(outcome);
    });
    child.once('error', (error) => {
      resolve({ failed: tellError(error) });
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      resolve({
        failed: `Tiến trình làm trình soạn dừng giữa chừng (${signal ?? `mã ${code ?? '?'}`}).`,
      });
    });
  });
}
