// A published version goes into git as it was published, whatever has become of its files since: these files alone, in the name
// of whoever published it, and never further than this machine.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeWorkFolder } from '../../../../content/write/work-place.ts';
import type { Version } from '../desk.ts';
import { ignoredIn, pathInCheckout, whyNotNow, type Checkout } from './checkout.ts';
import { createGit, type RunGit } from './run-git.ts';

type Git = NonNullable<Version['git']>;

export interface VersionToCommit extends Pick<Version, 'by' | 'account' | 'why' | 'at'> {
  readonly files: readonly FileToCommit[];
}

export interface FileToCommit {
  readonly file: string;
  readonly was: Uint8Array | undefined;
  readonly is: Uint8Array | undefined;
  /** It lies so on the disk. */
  readonly isLatest: boolean;
}

interface Placed extends FileToCommit {
  readonly path: string;
}

/** The commit that has it, or why there is none. Rejects with what git says. */
export async function commitVersion(checkout: Checkout, version: VersionToCommit): Promise<Git> {
  const why = await whyNotNow(checkout);
  if (why !== undefined) return waiting(why);
  const names = version.files.map(({ file }) => file);
  const ignored = await ignoredIn(checkout, names);
  const placed = version.files
    .filter(({ file }) => !ignored.includes(file))
    .map((one) => ({ ...one, path: pathInCheckout(checkout, one.file) }));
  const says = ignored.length === 0 ? {} : { says: sayIgnored(ignored) };
  if (placed.length === 0) return says;
  // A tree that has nothing but these files: what somebody writes meanwhile in content/ is not taken along.
  const tree = makeWorkFolder('git');
  try {
    const git = createGit(tree, { GIT_DIR: checkout.gitDir, GIT_WORK_TREE: tree });
    return { ...(await commitTree(git, tree, placed, version)), ...says };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** It is tried again: at the next publishing, and while the program runs. */
export function waiting(why: string): Git {
  const says = `Chưa ghi vào git: ${why}. Bản này giữ trong kho của đài và tự ghi vào git khi được.`;
  return { says, waits: true };
}

function sayIgnored(files: readonly string[]): string {
  return `Không ghi vào git vì .gitignore bỏ qua: ${files.join(', ')}.`;
}

async function commitTree(
  git: RunGit,
  tree: string,
  placed: readonly Placed[],
  version: VersionToCommit,
): Promise<Git> {
  for (const { path, is } of placed) if (is) lay(join(tree, path), is);
  const head = await git('rev-parse', '--quiet', '--verify', 'HEAD').catch(() => '');
  const known = head === '' ? new Map<string, string>() : await blobsAt(git, placed);
  const [mine, isElsewhere] = await chooseMine(git, tree, placed, known);
  const paths = mine.map(({ path }) => path);
  if (paths.length === 0) {
    if (isElsewhere) return { says: 'Nằm trong lần ghi git của bản sau.' };
    const all = placed.map(({ path }) => path);
    return head === '' ? {} : lastOf(git, all);
  }
  const added = mine.filter(({ path, is }) => is && !known.has(path)).map(({ path }) => path);
  // Made known without its words, so that others' index stays as it is if the commit fails.
  if (added.length > 0) await git('add', '--force', '--intent-to-add', '--', ...added);
  try {
    await git(...(await committer(git)), ...commitArgs(version), '--', ...paths);
  } catch (error) {
    // By the checkout's attributes it may lie there otherwise than its bytes are, as with other ends of lines.
    if (head !== '' && (await isInHead(git, paths))) return lastOf(git, paths);
    throw error;
  }
  return { commit: await git('rev-parse', 'HEAD') };
}

async function isInHead(git: RunGit, paths: readonly string[]): Promise<boolean> {
  return git('diff', '--quiet', 'HEAD', '--', ...paths).then(
    () => true,
    () => false,
  );
}

async function lastOf(git: RunGit, paths: readonly string[]): Promise<Git> {
  const commit = await git('log', '-1', '--format=%H', '--', ...paths);
  return commit === '' ? {} : { commit };
}

/** Those that are not in git yet. Where a later version has written on and git has something else, that one takes it along. */
async function chooseMine(
  git: RunGit,
  tree: string,
  placed: readonly Placed[],
  known: ReadonlyMap<string, string>,
): Promise<readonly [mine: readonly Placed[], isElsewhere: boolean]> {
  const mine: Placed[] = [];
  let isElsewhere = false;
  for (const one of placed) {
    const { path, is, was, isLatest } = one;
    const kept = known.get(path);
    if ((is && (await git('hash-object', '--', path))) === kept) continue;
    const before = join(tree, '.before');
    if (was && !isLatest) lay(before, was);
    if (isLatest || (was && (await git('hash-object', '--path', path, before))) === kept)
      mine.push(one);
    else isElsewhere = true;
  }
  return [mine, isElsewhere];
}

/** Of each path that the branch has, the name of its blob. */
async function blobsAt(
  git: RunGit,
  placed: readonly Placed[],
): Promise<ReadonlyMap<string, string>> {
  const paths = placed.map(({ path }) => path);
  const lines = (await git('ls-tree', '-z', '--full-tree', 'HEAD', '--', ...paths)).split('\0');
  // `100644 blob <name>\t<path>`
  return new Map(
    lines.flatMap((line) => {
      const [, blob, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return blob === undefined || path === undefined ? [] : [[path, blob] as const];
    }),
  );
}

function lay(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Ours, where nobody has told git who works here. */
async function committer(git: RunGit): Promise<readonly string[]> {
  const own = { 'user.name': 'Loa Phường', 'user.email': 'loa@loa.invalid' };
  const settings: string[] = [];
  for (const [key, value] of Object.entries(own))
    if ((await git('config', key).catch(() => '')) === '') settings.push('-c', `${key}=${value}`);
  return settings;
}

function commitArgs({ by, account, why, at }: VersionToCommit): readonly string[] {
  const name = by.replaceAll(/[<>\n]/g, ' ').trim() || account || 'Loa Phường';
  const email = account.replaceAll(/[<>\s]/g, '') || 'loa';
  return [
    ...['commit', '--quiet', '--no-verify', '--only', '--cleanup=whitespace'],
    ...[`--author=${name} <${email}@loa.invalid>`, `--date=${new Date(at).toISOString()}`],
    `--message=${why || 'Sửa ở bàn điều khiển'}`,
  ];
}
