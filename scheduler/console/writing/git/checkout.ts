// Where content/ lies in a checkout, and whether one may commit to it just now.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createGit, isMissing, saidBy, sayGitError } from './run-git.ts';

export interface Checkout {
  readonly contentDir: string;
  readonly gitDir: string;
  /** Of content/ in it: `ward/content/`; '' where it is all of it. */
  readonly prefix: string;
}

/** Undefined: git keeps nothing of content/. A string: why nobody can tell, Vietnamese. */
export async function findCheckout(contentDir: string): Promise<Checkout | string | undefined> {
  const git = createGit(contentDir);
  try {
    const [gitDir = '', prefix = ''] = (
      await git('rev-parse', '--absolute-git-dir', '--show-prefix')
    ).split('\n');
    // A folder of which git keeps nothing is not meant to be kept by it, wherever it lies.
    return (await git('ls-files', '--', '.')) === '' ? undefined : { contentDir, gitDir, prefix };
  } catch (error) {
    const isNone = /not a git repository|must be run in a work tree/.test(saidBy(error));
    if (isNone || (isMissing(error) && !liesInCheckout(contentDir))) return undefined;
    return sayGitError(error);
  }
}

function liesInCheckout(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, '.git')) || (parent !== folder && liesInCheckout(parent));
}

const going = [
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'rebase-merge',
  'rebase-apply',
  'BISECT_LOG',
];

/** What would make a commit land where nobody looks for it, or take along what is not ours; undefined: nothing does. */
export async function whyNotNow({ contentDir, gitDir }: Checkout): Promise<string | undefined> {
  if (going.some((name) => existsSync(join(gitDir, name))))
    return 'kho git đang gộp dở, cần người quản kho làm xong';
  const branch = await createGit(contentDir)('symbolic-ref', '--quiet', 'HEAD').catch(() => '');
  return branch === '' ? 'kho git không đứng ở nhánh nào' : undefined;
}

/** `content/faq/x.mdx` → its path in the checkout, wherever a link leads on the way. */
export function pathInCheckout({ contentDir, prefix }: Checkout, file: string): string {
  const root = realpathSync(contentDir);
  const path = join(root, file.slice('content/'.length));
  const folder = dirname(path);
  const real = existsSync(folder) ? join(realpathSync(folder), path.slice(folder.length)) : path;
  return prefix + relative(root, real).split(sep).join('/');
}

/** Of these files of content/ those that the checkout is told to leave out. */
export async function ignoredIn(
  { contentDir }: Checkout,
  files: readonly string[],
): Promise<readonly string[]> {
  const names = files.map((file) => file.slice('content/'.length));
  // Ends as a failure where it finds none.
  const asTheyAre = ['-c', 'core.quotePath=false'];
  // It takes no other kind of names.
  const git = createGit(contentDir, { GIT_LITERAL_PATHSPECS: '0' });
  const found = await git(...asTheyAre, 'check-ignore', '--', ...names).catch(() => '');
  const left = new Set(found.split('\n'));
  return files.filter((_, index) => left.has(names[index] ?? ''));
}
