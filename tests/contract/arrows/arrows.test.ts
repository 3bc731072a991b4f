import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// One wrong arrow for each rule: importing file, imported module, the rule that must refuse it.
const wrongArrows = [
  ['content/a.ts', '../audio/x.ts', 'content-stands-alone'],
  ['site/b.ts', '../scheduler/x.ts', 'site-reads-files-not-code'],
  ['site/search/c.ts', '../../content/x.ts', 'browser-rooms-stand-alone'],
  ['site/player/d.ts', 'node:fs', 'browser-rooms-have-no-node'],
  ['audio/e.ts', '../scheduler/x.ts', 'audio-knows-no-schedule'],
  ['audio/normalise/f.ts', '../master/x.ts', 'audio-stages-run-one-way'],
  ['audio/script/g.ts', '../normalise/x.ts', 'script-before-normalise'],
  ['audio/voices/h.ts', '../master/x.ts', 'voices-before-master'],
  ['audio/script/i.ts', 'node:fs', 'pure-stages'],
  ['scheduler/core/j.ts', '../store/x.ts', 'core-decides-only'],
  ['scheduler/core/k.ts', 'node:fs', 'core-has-no-node'],
  ['scheduler/l.ts', '../audio/master/x.ts', 'scheduler-uses-audio-by-its-door'],
] as const;

describe('a wrong arrow fails the check with the sentence that says why', () => {
  let folder = '';
  let output = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'loa-arrows-'));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('tsconfig.json', '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}');
    for (const room of [
      'audio',
      'audio/master',
      'audio/normalise',
      'scheduler',
      'scheduler/store',
      'content',
    ]) {
      write(`${room}/x.ts`, 'export const x = 1;\n');
    }
    for (const [from, to] of wrongArrows)
      write(from, `import * as x from '${to}';\nexport const y = x;\n`);
    const run = spawnSync(
      resolve('node_modules/.bin/depcruise'),
      [
        `--config=${resolve('.dependency-cruiser.mjs')}`,
        '--output-type=err-long',
        'content',
        'audio',
        'scheduler',
        'site',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    output = run.stdout + run.stderr;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each(wrongArrows)('%s → %s: %s', (from, _to, rule) => {
    expect(output).toMatch(new RegExp(`error ${rule}: ${from} `));
  });
});
