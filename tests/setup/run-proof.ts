// `npm run proof`: the tests with full counts (thousands of kills, years of soak, 100,000 random readings, Lighthouse).
// `npm run proof -- tests/proof/crash.test.ts` runs one of them.
import { builtSite, clearStaleLocks } from './built.ts';
import { setUpPrograms } from './programs.ts';
import { run } from './run.ts';

const filters = process.argv.slice(2);

setUpPrograms();
clearStaleLocks();
await builtSite();
process.exit(
  await run('vitest', ['run', '--config', 'vitest.proof.config.ts', ...filters], {
    LOA_PROOF: '1',
  }),
);
