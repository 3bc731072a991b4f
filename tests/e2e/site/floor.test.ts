// What every browser script of the built site is written in.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../../setup/built.ts';
import { tooNew } from '../../setup/too-new.ts';

let folder: string;
beforeAll(async () => {
  folder = await builtSite();
});

const scripts = (): [name: string, script: string][] =>
  [
    ...readdirSync(join(folder, '_astro'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => join('_astro', name)),
    'sw.js',
  ].map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

describe('every script', () => {
  test('is ES2017, which the first browsers with modules read: Chrome 61 and Safari 11', () => {
    expect(scripts().length).toBeGreaterThan(8);
    for (const [name, script] of scripts()) {
      expect(() => parse(script, { ecmaVersion: 2017, sourceType: 'module' }), name).not.toThrow();
    }
  });

  test('uses nothing that they lack', () => {
    const found = scripts().flatMap(([name, script]) =>
      tooNew.flatMap((pattern) => {
        const [text] = pattern.exec(script) ?? [];
        return text === undefined ? [] : [`${name}: ${text}`];
      }),
    );
    expect(found).toEqual([]);
  });
});
