import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/**
 * Runs one command with its output on ours and gives its exit code (a signal counts as 1).
 * `npm` puts node_modules/.bin first on PATH, so names resolve to the project's own tools. `niceness`: how far behind others.
 */
export async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  niceness = 0,
): Promise<number> {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (niceness !== 0 && child.pid !== undefined) setPriority(child.pid, niceness);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** As `run`, but ends this process with the command's code when it fails, naming it. */
export async function runOrExit(
  title: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const startedMs = performance.now();
  console.log(`\n▸ ${title}`);
  const code = await run(command, args, env);
  if (code !== 0) {
    console.error(`✗ ${title}: exit code ${code} (${command} ${args.join(' ')})`);
    process.exit(code);
  }
  console.log(`✓ ${title} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
}
