import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compressSite } from '../../../scheduler/site-build/compress.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-compress-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.skipIf(availableParallelism() < 2)(
  'one text that cannot be written fails it, and not before all others are whole',
  async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const name of names) {
      writeFileSync(join(folder, `${name}.html`), 'Kính gửi bà con. '.repeat(1000));
    }
    // A folder stands where the first text's copy should be.
    mkdirSync(join(folder, 'a.html.gz'));
    await expect(compressSite(folder)).rejects.toThrow('EISDIR');
    const made = readdirSync(folder)
      .filter((name) => name.endsWith('.br'))
      .sort();
    expect(made).toEqual(names.slice(1).map((name) => `${name}.html.br`));
  },
);
