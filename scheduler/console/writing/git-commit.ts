// A published state goes into git where content/ lies in a checkout: these files alone, in the name of whoever published, and
// never further than this machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Version } from './desk.ts';

export interface CommitBy {
  readonly name: string;
  readonly account: string;
  readonly why: string;
}

type Git = NonNullable<Version['git']>;

const run = promisify(execFile);
const atMostMs = 20_000;

/** The commit, or why there is none; undefined where content/ is in no checkout. Never rejects. */
export async function commitFiles(
  contentDir: string,
  files: readonly string[],
  by: CommitBy,
): Promise<Git | undefined> {
  const git = createGit(contentDir);
  // A folder of which git keeps nothing is not meant to be kept by it, wherever it lies.
  const tracked = await git('ls-files', '--', '.').catch(() => '');
  if (tracked === '') return undefined;
  try {
    const why = await whyNot(git, contentDir);
    if (why !== undefined) return { says: `Chưa ghi vào git: ${why}.` };
    return await commit(git, contentDir, files, by);
  } catch (error) {
    return { says: `Chưa ghi vào git: ${lastLine(error)}. Bản này vẫn giữ trong kho của đài.` };
  }
}

type RunGit = (...args: readonly string[]) => Promise<string>;

function createGit(contentDir: string): RunGit {
  return async (...args) => {
    const { stdout } = await run(
      'git',
      // Nothing of the checkout's own runs, and nobody is asked anything.
      ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgSign=false', ...args],
      {
        ...{ cwd: contentDir, timeout: atMostMs, windowsHide: true },
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', LC_ALL: 'C' },
      },
    );
    return stdout.trim();
  };
}

/** What would make a commit land where nobody looks for it, or take along what is not ours. */
async function whyNot(git: RunGit, contentDir: string): Promise<string | undefined> {
  const folder = resolve(contentDir, await git('rev-parse', '--git-dir'));
  if (existsSync(join(folder, 'index.lock'))) return 'kho git đang bị khóa (index.lock)';
  const going = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];
  if (going.some((name) => existsSync(join(folder, name))))
    return 'kho git đang gộp dở, cần người quản kho làm xong';
  const branch = await git('symbolic-ref', '--quiet', 'HEAD').catch(() => '');
  return branch === '' ? 'kho git không đứng ở nhánh nào' : undefined;
}

async function commit(
  git: RunGit,
  contentDir: string,
  files: readonly string[],
  { name, account, why }: CommitBy,
): Promise<Git> {
  const paths = files.map((file) => resolve(contentDir, file.slice('content/'.length)));
  const there = paths.filter((path) => existsSync(path));
  // A new file is made known without its words, so that others' index stays as it is if the commit fails.
  if (there.length > 0) await git('add', '--intent-to-add', '--', ...there);
  const person = `${name.replaceAll(/[<>\n]/g, ' ').trim() || account} <${account || 'loa'}@loa.invalid>`;
  const own = ['-c', 'user.name=Loa Phường', '-c', 'user.email=loa@loa.invalid'];
  const known = await git('config', 'user.email').catch(() => '');
  const args = [
    'commit',
    '--quiet',
    '--no-verify',
    '--only',
    `--author=${person}`,
    `--message=${why}`,
  ];
  await git(...(known === '' ? own : []), ...args, '--', ...paths);
  return { commit: await git('rev-parse', 'HEAD') };
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const line = said.split('\n').find((one) => /^(?:fatal|error):/.test(one));
  if (line === undefined && error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return 'máy này không có git';
  return (line ?? 'git không nhận').replace(/^(?:fatal|error):\s*/, 'git báo: ').slice(0, 200);
}
