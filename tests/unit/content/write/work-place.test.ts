// Files of a moment find a place where the system's own one cannot be used.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeSocketFolder, ownWorkPlace, workPlace } from '../../../../content/write/work-place.ts';
import { tidyCopies } from '../../../../scheduler/housekeeping/tidy-databases.ts';

const root = mkdtempSync(join(tmpdir(), 'loa-place-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const dataDir = join(root, 'data');
mkdirSync(dataDir);
const file = join(root, 'file');
writeFileSync(file, '');

test('the usual place where it has room', () => {
  expect(workPlace(root, dataDir)).toBe(root);
});

test.each([
  ['is not there', join(root, 'gone')],
  ['is a file', join(file, 'tmp')],
  ['has no room', '/proc'],
])('LOA_DATA where the usual one %s', (_, usual) => {
  expect(workPlace(usual, dataDir)).toBe(ownWorkPlace(dataDir));
});

test.each([
  ['more in the usual one', 300, 200, root],
  ['more in LOA_DATA', 200, 300, ownWorkPlace(dataDir)],
  ['enough in LOA_DATA alone', 300, 500, ownWorkPlace(dataDir)],
  ['the usual one has enough', 400, 9000, root],
])('of two places the one with more room where neither has enough: %s', (_, here, there, place) => {
  const roomOf = (folder: string): number => (folder === root ? here : there) * 1_000_000;
  expect(workPlace(root, dataDir, roomOf)).toBe(place);
});

test('LOA_DATA is not invented for it', () => {
  const missing = join(root, 'unplugged', 'data');
  expect(workPlace(join(root, 'gone'), missing)).toBe(join(root, 'gone'));
  expect(readdirSync(root)).not.toContain('unplugged');
});

test('a socket lies in the first place that can be written and is short', () => {
  const long = join(root, 'a'.repeat(90));
  mkdirSync(long);
  const folder = makeSocketFolder('dai', [join(root, 'gone'), long, root]);
  expect(dirname(folder)).toBe(root);
  expect(basename(folder)).toMatch(/^loa-dai-\w{6}$/);
  expect(() => makeSocketFolder('dai', [join(root, 'gone'), long])).toThrow('ENOENT');
});

test('what a killed program left there goes after a day', async () => {
  const left = join(ownWorkPlace(dataDir), 'loa-bulletin-x7Kq2a');
  mkdirSync(left, { recursive: true });
  await tidyCopies(dataDir, Date.now() + 23 * 3_600_000);
  expect(readdirSync(ownWorkPlace(dataDir))).toHaveLength(1);
  await tidyCopies(dataDir, Date.now() + 25 * 3_600_000);
  expect(readdirSync(ownWorkPlace(dataDir))).toEqual([]);
});

test('a socket is in use for as long as it is there', async () => {
  const folder = join(ownWorkPlace(dataDir), 'loa-dai-x7Kq2a');
  mkdirSync(folder, { recursive: true });
  const server = createServer().listen(join(folder, 's'));
  await once(server, 'listening');
  await tidyCopies(dataDir, Date.now() + 48 * 3_600_000);
  expect(readdirSync(folder)).toEqual(['s']);
  server.close();
  await once(server, 'close');
  await tidyCopies(dataDir, Date.now() + 48 * 3_600_000);
  expect(readdirSync(ownWorkPlace(dataDir))).toEqual([]);
});
