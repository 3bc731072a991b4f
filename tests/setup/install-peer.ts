import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const peers = join(import.meta.dirname, '..', 'peers');
const manifests = ['package.json', 'package-lock.json'] as const;

/** Runs `npm` in a folder and gives its exit code. */
type RunNpm = (args: readonly string[], folder: string) => Promise<number>;

/**
 * The `node_modules` in which what tests/peers/<name> names is installed: what only a proof or a bench needs, and no `npm ci` of ours
 * brings (ADR 150). It is installed the first time and after each change of its lock file, by that file's versions and hashes alone.
 * Throws with what to do where the registry is out of reach.
 */
export async function installPeer(
  name: string,
  root = join('node_modules', '.cache', 'loa-peers'),
  runNpm: RunNpm = npm,
): Promise<string> {
  const folder = join(root, name);
  const modules = join(folder, 'node_modules');
  // npm writes it last.
  const isWhole = existsSync(join(modules, '.package-lock.json'));
  if (isWhole && isSame(name, folder)) return modules;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of manifests) copyFileSync(join(peers, name, file), join(folder, file));
  console.log(`Installing ${name} by tests/peers/${name}/package-lock.json, only this once …`);
  // None of them needs an install script.
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  if (code !== 0)
    throw new Error(
      `${name} is not installed, and npm could not fetch it (see above): it needs the npm registry once. ` +
        `With network: run this command again. Without: nothing that ${name} measures was looked at.`,
    );
  return modules;
}

function isSame(name: string, folder: string): boolean {
  return manifests.every((file) => {
    const installed = join(folder, file);
    return (
      existsSync(installed) && readFileSync(join(peers, name, file)).equals(readFileSync(installed))
    );
  });
}

async function npm(args: readonly string[], folder: string): Promise<number> {
  return run('npm', [...args, '--prefix', folder]).catch(() => 1);
}
