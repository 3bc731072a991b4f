import { configDefaults, defineConfig } from 'vitest/config';
import { browserTests, findBrowser } from './tests/setup/browser.ts';

// Everything `npm test` runs, plus tests/proof, with full counts (LOA_PROOF=1) and time to spare.
export default defineConfig({
  test: {
    include: ['tests/{unit,contract,media,e2e,proof}/**/*.test.ts'],
    testTimeout: 3 * 60 * 60_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000 } },
    exclude: [...configDefaults.exclude, ...(findBrowser() === undefined ? browserTests() : [])],
    globalSetup: ['tests/setup/share-browser.ts', 'tests/setup/share-postgres.ts'],
    pool: 'forks',
    // Node runs TypeScript as it is, and keeps what it compiled for all processes: Vite would make it anew, and slower code.
    // Without Vitest's own loader nothing can be mocked as a module.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Tests that wait for sound in real time wait together.
    maxConcurrency: 50,
    maxWorkers: 1,
  },
});
