// Takes a thing of the centre, and is killed as it puts its n-th file of content/ in its place.
import fsp from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';

const [data = '', dir = '', id = '', nth = ''] = process.argv.slice(2);
const { rename } = fsp;
let count = 0;
fsp.rename = async (from, to) => {
  if (!relative(dir, String(to)).startsWith('..') && ++count === Number(nth))
    process.kill(process.pid, 'SIGKILL');
  await rename(from, to);
};
syncBuiltinESMExports();

const { consoleInTest } = await import('./console.ts');
const { withBook } = await import('../../scheduler/console/from-centre/station-side.ts');
const { acceptOrder, planOf } = await import('../../scheduler/console/from-centre/take-thing.ts');
const { parts } = consoleInTest(data, dir);
const seal = withBook(parts, (book) => {
  const order = book.order(id);
  return order && planOf(parts, book, order)?.seal;
});
const who = { account: 'hoa', name: 'Bà Hoa', roles: ['approver'] } as const;
await acceptOrder(parts, id, who, { seal: seal ?? '', over: false });
