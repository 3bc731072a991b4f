// The site as a service builds it: a user without a home, a program that he may only read.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { failedBuild, shownSite } from '../../../scheduler/site-build/site-places.ts';

const stranger = 3999;
const node = resolve('node_modules/.bin/node');
const root = resolve('.');
const home = mkdtempSync(join(tmpdir(), 'loa-service-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

/** What a script of ours says when a user runs it who owns nothing but LOA_DATA. */
function runAs(script: string, env: Record<string, string> = {}): string {
  const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], {
    ...(process.getuid?.() === 0 && { uid: stranger, gid: stranger }),
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LOA_DATA: home, ...env },
  });
  return stdout + stderr;
}

const why =
  process.env['LOA_PROOF'] === undefined
    ? 'a whole build of its own: the proof makes it'
    : process.getuid?.() !== 0
      ? 'only root can become another user'
      : runAs(`await import(${JSON.stringify(join(root, 'scheduler/config.ts'))})`) === ''
        ? undefined
        : 'another user cannot read this checkout';

const build = (code: string): string => `
import { buildSite } from ${JSON.stringify(join(root, 'scheduler/site-build/build-site.ts'))};
const config = { root: ${JSON.stringify(root)}, dataDir: ${JSON.stringify(home)}, contentDir: ${JSON.stringify(join(root, 'content'))}, publicDir: ${JSON.stringify(join(home, 'public'))} };
${code}
const outcome = await buildSite(config, '2026-11-29', process.env);
console.log(outcome.how, outcome.message ?? '');`;

it.skipIf(why !== undefined)(
  `builds, and writes nothing outside LOA_DATA${why === undefined ? '' : ` (left out: ${why})`}`,
  () => {
    chmodSync(home, 0o755);
    chownSync(home, stranger, stranger);
    const before = readdirSync(root);
    const config = { dataDir: home, distDir: join(home, 'none') };

    expect(runAs(build(`config.contentDir = '/nowhere';`))).toContain('failed');
    expect(shownSite(config)).toBeUndefined();
    expect(failedBuild(config)?.message).toContain('ENOENT');

    expect(runAs(build(''), { HOME: '/nonexistent' })).toMatch(/^built/);
    expect(existsSync(join(shownSite(config) ?? '', 'huong-dan', 'index.html'))).toBe(true);
    expect(failedBuild(config)).toBeUndefined();
    expect(readdirSync(join(home, 'cache', 'site-build'))).toEqual([]);
    expect(readdirSync(root)).toEqual(before);
  },
  300_000,
);
