// Pages of routes.ts as a person with all roles sees it: by axe, at three sizes, and by keys alone.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import {
  listeningFileOf,
  openListeningBook,
} from '../../../../scheduler/console/listening/book.ts';
import { routes } from '../../../../scheduler/console/routes.ts';
import { sendParcel } from '../../../setup/sent-by-centre.ts';
import { planWith } from '../../../unit/console/listening/plan-with.ts';
import { inStore, openSignedIn, type Desk } from './desk.ts';
import { look } from './look.ts';

/** What is no page to look at: news, a sound, a table, a copy. */
const files = [
  ...['/dai/luong', '/dai/tep/:name', '/dai/bao-cao/bang.csv', '/dai/may/sao-luu/:name'],
  ...['/dai/tai-khoan/khoa-bao.json', '/dai/khan-cap/doc-san'],
  ...['/dai/nghe-thu/:id/bang.mp3', '/dai/nghe-thu/:id/ket-qua.csv'],
  '/dai/tu-trung-tam/:order/tep/:sha256',
];

/** Looking at one takes seconds: `npm test` looks at those with the most in them, the proof at all. */
const looked = ['/dai/lich/:slot/doi/', '/dai/khan-cap/:draft/'];
const isLooked = (path: string): boolean =>
  !files.includes(path) && (process.env['LOA_PROOF'] !== undefined || looked.includes(path));

/** What stands in the place of a parameter: one that this station has. */
const examples: Readonly<Record<string, (desk: Desk) => string | Promise<string>>> = {
  '/dai/lich/:slot/': (desk) => `/dai/lich/${encodeURIComponent(waitingIn(desk))}/`,
  '/dai/lich/:slot/doi/': (desk) => `/dai/lich/${encodeURIComponent(waitingIn(desk))}/doi/`,
  '/dai/duyet/:sha256/': (desk) => `/dai/duyet/${bulletinIn(desk)}/`,
  '/dai/viec/:id/': () => '/dai/viec/1/',
  '/dai/khan-cap/:draft/': draftIn,
  '/dai/dot-phat/:id/': () => '/dai/dot-phat/hop-to/',
  '/dai/loi-khan/:id/': () => '/dai/loi-khan/lu/',
  '/dai/nghe-thu/:id/': (desk) => `/dai/nghe-thu/${listeningIn(desk)}/`,
  '/dai/tu-trung-tam/:order/': ({ station }) => `/dai/tu-trung-tam/${sentTo(station.dataDir)}/`,
  '/dai/nghe-thu/:id/phieu/': (desk) => `/dai/nghe-thu/${listeningIn(desk)}/phieu/`,
};

export function everyPage(desk: () => Desk): void {
  let page: Page | undefined;
  afterAll(() => page?.context().close());
  for (const { path } of routes.filter((route) => isLooked(route.path)))
    it(path, async () => {
      page ??= await openSignedIn(desk(), 'cuong', ['operator', 'approver', 'editor', 'admin']);
      const address = (await examples[path]?.(desk())) ?? path;
      expect(address).not.toContain(':');
      const answer = await page.goto(desk().station.url + address);
      expect(answer?.status()).toBe(200);
      expect(await look(page)).toEqual([]);
      // For whoever wants to see them.
      const shot = process.env['LOA_TEST_PICTURES'];
      if (shot === undefined) return;
      const name = path.replaceAll(/[/:]+/g, '_');
      await page.screenshot({ path: `${shot}/${name}.png`, fullPage: true });
    });
}

function waitingIn(desk: Desk): string {
  const slot = inStore(desk, (store) => store.slots().find(({ state }) => state === 'ready'));
  if (!slot) throw new Error('none waits');
  return slot.id;
}

/** A text that the station's centre sent. */
function sentTo(dataDir: string): string {
  const bytes = '---\ntitle: Lũ\ndescription: Việc cần làm.\n---\n\n# Lũ\n\nLên chỗ cao.\n';
  return sendParcel(dataDir, 'thong-bao/lu', 1, [
    { what: 'document', path: 'announcements/lu.mdx', bytes },
  ]);
}

/** One that is closed: nobody makes its sound. */
function listeningIn({ station }: Desk): string {
  const book = openListeningBook(listeningFileOf(station.dataDir));
  try {
    const id = randomUUID();
    const facts = { madeBy: 'Bà Hoa', madeAt: 0, isOpen: false, clips: [] };
    book.add({ ...planWith({}), ...facts, id, code: id });
    const answers = new Map([[0, 'a'] as const, [1, 'b'] as const]);
    book.addListener(id, { by: 'paper', age: '', place: '', beganAt: 0 }, answers);
    return id;
  } finally {
    book.close();
  }
}

function bulletinIn(desk: Desk): string {
  const id = waitingIn(desk);
  return inStore(desk, (store) => store.slot(id)?.bulletin?.sha256 ?? '');
}

async function draftIn(desk: Desk): Promise<string> {
  const page = await openSignedIn(desk, 'cuong', ['operator']);
  await page.goto(`${desk.station.url}/dai/khan-cap/`);
  await page.getByLabel('Lời cần phát ngay').fill('Cháy ở chợ, gọi 114, số xe 29X-12345 và XQZ.');
  await page.locator('form[data-act="emergency-preview"] button').first().click();
  await page.locator('[data-page="emergency-draft"]').waitFor();
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}
