import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type RunGit = (...args: readonly string[]) => Promise<string>;

const run = promisify(execFile);
const atMostMs = 20_000;
/** A list of all files of a large checkout. */
const mostAnswer = 64_000_000;

/** Nothing of the checkout's own runs beside what is asked for, and nobody is asked anything. */
const quietly = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'commit.gpgSign=false',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);

/** git in a folder; rejects with what it says. `more`: of its environment. */
export function createGit(cwd: string, more: Readonly<Record<string, string>> = {}): RunGit {
  // Whatever started this program may have been a hook of another checkout.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = {
    ...Object.fromEntries(inherited),
    ...{ GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' },
    ...more,
  };
  return async (...args) => {
    const options = { cwd, env, timeout: atMostMs, maxBuffer: mostAnswer, windowsHide: true };
    const { stdout } = await run('git', [...quietly, ...args], options);
    return stdout.trim();
  };
}

/** Whether another git has the checkout just now, or was faster: the same may be tried again. */
export function isHeldByAnother(error: unknown): boolean {
  return /\.lock\b|cannot lock ref/.test(saidBy(error));
}

/** Whether it says something of the checkout, or of git itself, and nothing of what was to go in. */
export function holdsForAll(error: unknown): boolean {
  const isTimedOut = error instanceof Error && 'killed' in error && error.killed === true;
  return isMissing(error) || isTimedOut || isHeldByAnother(error) || isForeign(saidBy(error));
}

function isForeign(said: string): boolean {
  return said.includes('dubious ownership');
}

/** What git says against it, in a line. */
export function sayGitError(error: unknown): string {
  if (isMissing(error)) return 'máy này không có git';
  const said = saidBy(error);
  if (isForeign(said))
    return 'kho git thuộc người dùng khác của máy; người quản kho chạy: git config --global --add safe.directory "*"';
  if (isHeldByAnother(error)) return 'kho git đang bị khóa (index.lock)';
  const line = said.split('\n').find((one) => /^(?:fatal|error):/.test(one));
  return (line ?? 'git không nhận').replace(/^(?:fatal|error):\s*/, 'git báo: ').slice(0, 200);
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

export function saidBy(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
}
