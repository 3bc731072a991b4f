import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../../.dependency-cruiser.mjs';

// One wrong arrow for each rule: importing file, imported module, the rule that must refuse it.
const wrongArrows = [
  ['content/a.ts', '../audio/x.ts', 'content-stands-alone'],
  ['audio/a.ts', '../content/read/x.ts', 'content-readers-are-private'],
  ['content/schema/a.ts', '../read/x.ts', 'content-readers-are-private'],
  ['content/markup/a.ts', '../load.ts', 'markup-is-pure'],
  ['content/markup/b.ts', 'node:fs', 'markup-has-no-node'],
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
  ['scheduler/clock.ts', './store/x.ts', 'scheduler-hall'],
  ['scheduler/store/m.ts', '../acts/x.ts', 'scheduler-store'],
  ['scheduler/acts/n.ts', '../commands/x.ts', 'scheduler-acts'],
  ['scheduler/playout/o.ts', '../store/x.ts', 'scheduler-playout'],
  ['scheduler/feeds/p.ts', '../store/x.ts', 'scheduler-feeds'],
  ['scheduler/inspect/q.ts', '../daemon/x.ts', 'scheduler-inspect'],
  ['scheduler/render/r.ts', '../daemon/x.ts', 'scheduler-render'],
  ['scheduler/housekeeping/s.ts', '../store/x.ts', 'scheduler-housekeeping'],
  ['scheduler/site-build/t.ts', '../core/x.ts', 'scheduler-site-build'],
  ['scheduler/server/u.ts', '../daemon/x.ts', 'scheduler-server'],
  ['scheduler/server/v.ts', '../commands/x.ts', 'scheduler-server'],
  ['scheduler/doctor/w.ts', '../server/x.ts', 'scheduler-doctor'],
  ['scheduler/doctor/y.ts', '../daemon/x.ts', 'scheduler-doctor'],
  ['scheduler/daemon.ts', './commands/x.ts', 'scheduler-daemon'],
  ['scheduler/daemon/z.ts', '../console/x.ts', 'scheduler-daemon'],
  ['scheduler/rehearsal/a.ts', '../commands/x.ts', 'scheduler-rehearsal'],
  ['scheduler/console/b.ts', '../daemon/x.ts', 'scheduler-console'],
  ['scheduler/console/c.ts', '../commands/x.ts', 'scheduler-console'],
  ['scheduler/centre/d.ts', '../daemon.ts', 'scheduler-centre'],
  ['scheduler/centre/e.ts', 'postgres', 'sql-in-one-place'],
  ['scheduler/link/f.ts', '../commands/x.ts', 'scheduler-link'],
  ['scheduler/centre/talk/g.ts', '../ledger/x.ts', 'talk-is-shared'],
  ['scheduler/centre/take/h.ts', 'pg-boss', 'jobs-in-one-place'],
  ['scheduler/signing-in/i.ts', '../store/x.ts', 'scheduler-signing-in'],
  ['site/studio/j.ts', '../../audio/x.ts', 'studio-judges-as-the-station-does'],
  ['site/editor/k.ts', '../../content/x.ts', 'editor-room-stands-alone'],
  ['audio/studio/judge-take.ts', '../x.ts', 'takes-are-judged-alike'],
  ['content/l.ts', './round.ts', 'no-circles'],
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
      'content',
      'content/read',
      'scheduler/centre/ledger',
      ...['acts', 'commands', 'console', 'core', 'daemon', 'server', 'store'].map(
        (room) => `scheduler/${room}`,
      ),
    ]) {
      write(`${room}/x.ts`, 'export const x = 1;\n');
    }
    write('content/load.ts', 'export const x = 1;\n');
    write('content/round.ts', "import * as x from './l.ts';\nexport const y = x;\n");
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

/** It starts all the others. */
const freeRooms = new Set(['commands']);

test.each(globSync('scheduler/*/').map((path) => path.replace(/^scheduler\/|\/$/g, '')))(
  'scheduler/%s/ has arrows of its own',
  (room) => {
    const [from, to] = [`scheduler/${room}/a.ts`, 'scheduler/commands/x.ts'];
    const isRefused = config.forbidden.some(
      (rule) =>
        'path' in rule.from &&
        'path' in rule.to &&
        new RegExp(rule.from.path).test(from) &&
        new RegExp(rule.to.path).test(to),
    );
    expect(isRefused || freeRooms.has(room)).toBe(true);
  },
);

test.each(config.forbidden.map(({ name }) => name))('%s refuses an arrow above', (name) => {
  expect(wrongArrows.map(([, , rule]) => rule as string)).toContain(name);
});
