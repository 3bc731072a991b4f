// The pictures of docs/van-hanh.md, taken of the console's pages as a phone shows them: `node tests/setup/console-pictures.ts`.
// The day that they show is that of the unit tests, so that the same pages give the same pictures.
import { join } from 'node:path';
import { consoleAsset } from '../../scheduler/console/pages/console-assets.ts';
import { approvePage } from '../../scheduler/console/pages/approve.ts';
import { textOf, type Html } from '../../scheduler/console/pages/html.ts';
import { machinePage } from '../../scheduler/console/pages/machine.ts';
import { movePage } from '../../scheduler/console/pages/move.ts';
import { todayPage } from '../../scheduler/console/pages/today.ts';
import type { Seen } from '../../scheduler/console/seen.ts';
import { freeMoments } from '../../scheduler/core/free-moments.ts';
import { busyDay, lines, sounding, waiting } from '../unit/console/pages/day.ts';
import { machine } from '../unit/console/pages/machine-day.ts';
import { now, seenBy } from '../unit/console/pages/seen.ts';
import { launchBrowser } from './browser.ts';
import { wardWith } from './schedule.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'anh');
const { bulletin } = waiting;
const onAir = {
  slot: sounding.id,
  title: busyDay.titleOf(sounding),
  positionMs: 130_000,
  durationMs: 372_400,
};
const standing = { troubles: 2, toApprove: 1, onAir };
const seenAt = (path: string): Seen =>
  seenBy(['operator', 'approver', 'admin'], { standing, path });

const pages: Readonly<Record<string, Html>> = {
  'dai-hom-nay': todayPage(seenAt('/dai/'), busyDay),
  'dai-doi-gio': movePage(seenAt('/dai/lich/'), {
    ...{ slot: waiting, title: busyDay.titleOf(waiting), nameOf: () => busyDay.titleOf(sounding) },
    days: freeMoments({ ward: wardWith(), slot: waiting, slots: [waiting, sounding], now }),
  }),
  'dai-may': machinePage(seenAt('/dai/may/'), machine),
  ...(bulletin && {
    'dai-duyet': approvePage(seenAt('/dai/duyet/'), {
      ...{ bulletin, lines, campaign: 'dich-vu-cong', slots: [waiting], instead: [] },
      ...{ approved: undefined, sentBack: undefined },
      compared: {
        before: {
          ...{ contentKey: 'k0', sha256: 'c'.repeat(64), campaign: 'dich-vu-cong' },
          ...{ by: 'Trần Thị Bình', at: now - 10 * 86_400_000 },
        },
        parts: [
          { is: 'same', sentences: lines.slice(0, 4).map(({ text }) => text) },
          { is: 'gone', sentences: ['Hạn nộp hồ sơ là ngày 30 tháng 11.'] },
          { is: 'new', sentences: ['Hạn nộp hồ sơ là ngày 15 tháng 12.'] },
        ],
      },
    }),
  }),
};

const browser = await launchBrowser();
const context = await browser.newContext({
  ...{ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, colorScheme: 'light' },
});
await context.route('**/*', async (route) => {
  const { pathname } = new URL(route.request().url());
  const page = pages[pathname.slice(1)];
  const asset = consoleAsset(pathname);
  // No script: its clocks would make each picture another.
  if (asset && !pathname.endsWith('.js'))
    await route.fulfill({ contentType: asset.type, body: asset.body });
  else if (page) await route.fulfill({ contentType: 'text/html', body: textOf(page) });
  else await route.fulfill({ status: 404, body: '' });
});
for (const name of Object.keys(pages)) {
  const page = await context.newPage();
  await page.goto(`http://console.invalid/${name}`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
console.log(`${Object.keys(pages).length} pictures in ${folder}`);
