import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What Astro reads besides content/, from the program's folder. */
const sources = ['site', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/**
 * Lays a copy of the site's sources in `folder`, with the packages by a link. Astro writes beside what it builds (`.astro/`, half-built
 * chunks), and the program's own folder may be another user's or only for reading; it also takes `/opt/loa-data` for a
 * folder inside `/opt/loa`. Here both cannot happen.
 */
export async function layBuildFolder(
  root: string,
  contentDir: string,
  folder: string,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of sources)
    await cp(join(root, name), join(folder, name), { recursive: true, mode: 0 });
  const content = join(folder, 'content');
  const ours = join(root, 'content');
  const isElsewhere = resolve(contentDir) !== ours;
  // What reads content/ lies in it too.
  await cp(ours, content, {
    recursive: true,
    filter: (path) => !isElsewhere || path === ours || !isStaffs(path),
  });
  if (isElsewhere) await cp(contentDir, content, { recursive: true, force: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** What staff put into content/, as against the code that reads it. */
function isStaffs(path: string): boolean {
  return (
    /\.(mdx|yaml|tsv|mp3|wav)$/i.test(path) ||
    /[/\\]content[/\\](pictures|files)([/\\]|$)/.test(path)
  );
}
