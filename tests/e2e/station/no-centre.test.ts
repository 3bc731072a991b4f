import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeCrashContent } from '../../proof/crash-content.ts';
import { startRealStation } from '../../setup/real-station.ts';

/** Packages that a centre, its jobs, its tables and speakers of others need. */
const ofTheCentre = ['postgres', 'pg', 'pg-boss', 'mqtt', 'aedes', 'write-excel-file'];
/** Each in a process of its own; loaded, all of a station runs. */
const itsProcesses = [
  'server/page-process.ts',
  'console/console-process.ts',
  'daemon/workshop-process.ts',
];

it('a single ward loads nothing of the centre and starts none of its processes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-no-centre-'));
  const loads = join(folder, 'loads');
  const told = (): string => (existsSync(loads) ? readFileSync(loads, 'utf8') : '');
  const hooks = join(import.meta.dirname, 'no-centre', 'say-loads.ts');
  const station = await startRealStation({
    files: contentFiles(folder),
    at: '2027-03-02T07:50:00+07:00',
    env: { NODE_OPTIONS: `--import=${hooks}`, LOA_SAY_LOADS: loads },
  });
  try {
    await expect
      .poll(() => itsProcesses.filter((name) => !told().includes(name)), { timeout: 120_000 })
      .toEqual([]);
    // The console works, and whoever looks at a page has not asked for a centre either.
    expect((await fetch(`${station.url}/dai/`, { redirect: 'manual' })).status).toBeLessThan(500);
    const files = told()
      .split('\n')
      .map((line) => line.split(' ').at(1) ?? '');
    const isOfCentre = (url: string): boolean =>
      ofTheCentre.some((name) => url.includes(`/node_modules/${name}/`)) ||
      /\/scheduler\/centre\/(?!talk\/)/.test(url) ||
      url.endsWith('/scheduler/link/link-process.ts');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(isOfCentre)).toEqual([]);
    expect(readdirSync(station.dataDir)).not.toContain('link');
  } finally {
    await station.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A small ward's content, by path. */
function contentFiles(folder: string): Record<string, string> {
  const dir = join(folder, 'content');
  mkdirSync(dir);
  writeCrashContent(dir, '2027-03-02', 2);
  const names = readdirSync(dir, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [`content${file.slice(dir.length)}`, readFileSync(file, 'utf8')];
      }),
  );
}
