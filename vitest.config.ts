import { configDefaults, defineConfig } from 'vitest/config';
import { codeCacheFolder } from './scheduler/small-process.ts';
import { browserTests, findBrowser } from './tests/setup/browser.ts';
import { LongestFirst } from './tests/setup/longest-first.ts';

/** These set what programs of the system go by for their own process, or count its children. */
const alone = ['tests/media/playout/**/*.test.ts', 'tests/contract/{outputs,voices}/**/*.test.ts'];
// The same as of `npm test`: what one run compiled the next one has.
process.env['NODE_COMPILE_CACHE'] ??= codeCacheFolder();
const withoutBrowser = findBrowser() === undefined ? browserTests() : [];

// Four kinds of test, from pure to real: unit (no I/O), contract (any Store, any Output), media (real ffmpeg
// and voice), e2e (real browser, real daemon). `LOA_PROOF=1` raises the counts (`npm run proof`).
export default defineConfig({
  test: {
    // Limits that only a hang reaches: a busy machine is no reason to fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Looked for ten times a second: a look may open a database or ask a browser.
    expect: { poll: { timeout: 120_000, interval: 100 } },
    pool: 'forks',
    // Node runs TypeScript as it is, and keeps what it compiled for all processes: Vite would make it anew, and slower code.
    // Without Vitest's own loader nothing can be mocked as a module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Tests that wait for sound in real time wait together.
    maxConcurrency: 50,
    // Five on two cores: many wait for sound, a server or a disk. The check and the unit tests run beside them.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'real',
          include: ['tests/{e2e,contract,media}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...withoutBrowser, ...alone],
          globalSetup: ['tests/setup/share-browser.ts', 'tests/setup/share-postgres.ts'],
          // Each closes what it opened, and reads no setting of the process: what they all read is read once a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          exclude: [...configDefaults.exclude, ...withoutBrowser],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // They change nothing outside themselves: modules are evaluated once for all of them, not once a file.
          isolate: false,
        },
      },
    ],
  },
});
