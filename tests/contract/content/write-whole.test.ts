import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from '../../../content/write/write-whole.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-write-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

test('a new file in a folder that is not there yet', async () => {
  await writeWhole(join(home, 'a', 'b.txt'), 'Kính thưa');
  expect(readFileSync(join(home, 'a', 'b.txt'), 'utf8')).toBe('Kính thưa');
});

test('many at once: one of them, whole, and nothing beside it', async () => {
  const file = join(home, 'lich.json');
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000 + i));
  await Promise.all(texts.map((text) => writeWhole(file, text)));
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(home)).toEqual(['lich.json']);
});

test('where it cannot be put, the error is thrown and nothing is left beside it', async () => {
  mkdirSync(join(home, 'lich.json', 'x'), { recursive: true });
  await expect(writeWhole(join(home, 'lich.json'), 'x')).rejects.toThrow();
  expect(readdirSync(home)).toEqual(['lich.json']);
});

/** A disk of 1 MiB, mounted here: only root may. */
const mount = (): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', home]).status === 0;

test('a disk that fills up in the middle: ENOSPC, and the old file stays whole', async (context) => {
  if (!mount()) context.skip('no right to mount a small disk');
  try {
    const file = join(home, 'ban-tin.mp3');
    writeFileSync(file, 'bản tốt');
    await expect(writeWhole(file, Buffer.alloc(4 * 2 ** 20))).rejects.toThrow(/ENOSPC/);
    expect(readFileSync(file, 'utf8')).toBe('bản tốt');
    expect(readdirSync(home)).toEqual(['ban-tin.mp3']);
  } finally {
    spawnSync('umount', [home]);
  }
});
