// `npm run bench`: every figure beside its baseline of the same run. `npm run bench -- produce` runs one family.
import type { BenchRow } from './row.ts';
import { benchDelivery } from './delivery.ts';
import { benchCentre } from './centre.ts';
import { benchHorn } from './horn.ts';
import { benchNormalise } from './normalise.ts';
import { benchPages } from './pages.ts';
import { benchProduce } from './produce.ts';
import { benchSearch } from './search.ts';
import { benchSite } from './site.ts';
import { benchSpeed } from './speed.ts';
import { benchStart } from './start.ts';

const families: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  delivery: benchDelivery,
  centre: benchCentre,
  horn: benchHorn,
  normalise: benchNormalise,
  pages: benchPages,
  produce: benchProduce,
  search: benchSearch,
  site: benchSite,
  speed: benchSpeed,
  start: benchStart,
};

const wanted = process.argv.slice(2);
let missed = 0;
for (const [name, measure] of Object.entries(families)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n▸ ${name}`);
  const rows = await measure();
  console.table(
    rows.map((row) => ({ ...row, baseline: row.baseline ?? '–', ok: row.ok ? '✓' : '✗' })),
  );
  missed += rows.filter((row) => !row.ok).length;
}
console.log(missed === 0 ? '\nEvery target reached.' : `\n${missed} target(s) not reached.`);
process.exit(missed === 0 ? 0 : 1);
