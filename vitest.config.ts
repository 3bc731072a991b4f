import { configDefaults, defineConfig } from 'vitest/config';
import { browserTests, findBrowser } from './tests/setup/browser.ts';

// Four kinds of test, from pure to real: unit (no I/O), contract (any Store, any Output), media (real ffmpeg
// and voice), e2e (real browser, real daemon). `LOA_PROOF=1` raises the counts (`npm run proof`).
export default defineConfig({
  test: {
    include: ['tests/{unit,contract,media,e2e}/**/*.test.ts'],
    // Limits that only a hang reaches: a busy machine is no reason to fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    exclude: [...configDefaults.exclude, ...(findBrowser() === undefined ? browserTests() : [])],
    globalSetup: 'tests/setup/share-browser.ts',
    pool: 'forks',
    // Tests that wait for sound in real time wait together.
    maxConcurrency: 50,
    maxWorkers: 2,
  },
});
