// Campaigns by five questions, with script and without: tried, kept, changed, copied, ended. The file stays one that a hand writes.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { holdRequest } from '../../../setup/hold-request.ts';
import { inStore, openSignedIn, type Desk } from './desk.ts';

export function planning(desk: () => Desk): void {
  it('made by five questions, copied, ended early, with script', () => aCampaign(desk(), true));
  // The same steps; forms without script are sent in every other test too.
  it.runIf(process.env['LOA_PROOF'])(
    'made by five questions, copied, ended early, without script',
    () => aCampaign(desk(), false),
  );
  it('an edit keeps what somebody wrote beside it, and the schedule shows it', () =>
    edited(desk()));
  it('what is wrong is said beside its question, and nothing is kept', () => wrong(desk()));
  it('the schedule: a week and a month on, an airing’s story, back again', () => schedule(desk()));
}

const open = (desk: Desk, script = true): Promise<Page> =>
  openSignedIn(desk, 'cuong', ['operator', 'approver', 'editor', 'admin'], { script });

const files = ({ station }: Desk): readonly string[] =>
  readdirSync(join(station.contentDir, 'campaigns')).toSorted();

async function aCampaign(desk: Desk, script: boolean): Promise<void> {
  const page = await open(desk, script);
  const before = files(desk);
  const time = script ? '09:00' : '19:00';
  await page.goto(`${desk.station.url}/dai/dot-phat/`);
  // On a slow line the questions are answered before the script has come.
  const letScriptCome = await holdRequest(page, '**/dai/console.js');
  await page.getByRole('link', { name: 'Đợt phát mới' }).click();
  await page.getByLabel('Tên đăng').or(page.getByLabel('Tên đợt phát')).fill(`Đợt ${time}`);
  await page.getByLabel('Phần 1').selectOption({ index: 1 });
  for (const day of ['wed', 'sat']) await page.locator(`[name="day-${day}"]`).check();
  await page.getByLabel('Giờ phát').fill(time);
  await page.getByLabel('Số tuần').fill('2');
  letScriptCome();
  await seeTrial(page, script);
  expect(files(desk)).toEqual(before);
  expect(await page.locator('[data-becomes="added"]').getAttribute('data-count')).toBe('4');
  await keep(page);
  const [file = ''] = files(desk).filter((name) => !before.includes(name));
  const id = file.replace('.yaml', '');
  await expect.poll(() => slotsOf(desk, id)).toBe(4);

  await page.locator(`[data-campaign="${id}"] a`).click();
  await page.getByRole('link', { name: 'Sao thành đợt mới' }).click();
  await page.getByLabel('Tên đợt phát').fill(`Bản sao ${time}`);
  await page.getByLabel('Giờ phát').fill(script ? '09:30' : '19:30');
  await seeTrial(page, script);
  await keep(page);
  expect(files(desk)).toHaveLength(before.length + 2);

  await page.goto(`${desk.station.url}/dai/dot-phat/${id}/`);
  await page.getByRole('link', { name: 'Kết thúc ngay' }).click();
  await page.locator('[data-trial="good"]').waitFor();
  expect(await page.locator('[data-becomes="withdrawn"]').getAttribute('data-count')).toBe('4');
  await keep(page);
  await expect.poll(() => slotsOf(desk, id)).toBe(0);
  expect(existsSync(join(desk.station.contentDir, 'campaigns', file))).toBe(true);
  await page.context().close();
}

/** With script it comes while one types; without it a button brings it. */
async function seeTrial(page: Page, script: boolean): Promise<void> {
  if (!script) await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.locator('[data-trial="good"]').waitFor();
}

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Giữ lại' }).click();
  await page.locator('[data-kept]').waitFor();
}

/** Airings of a campaign that still wait. */
function slotsOf(desk: Desk, campaign: string): number {
  return inStore(desk, (store) =>
    store
      .slots()
      .filter((slot) => slot.campaign === campaign)
      .filter(({ state }) => state === 'planned' || state === 'ready'),
  ).length;
}

async function edited(desk: Desk): Promise<void> {
  const page = await open(desk);
  await page.goto(`${desk.station.url}/dai/dot-phat/tiem-chung/`);
  await page.getByLabel('Giờ phát').fill('18:30');
  await page.locator('[data-becomes="withdrawn"]').waitFor();
  await keep(page);
  const text = desk.station.read('content/campaigns/tiem-chung.yaml');
  expect(text).toContain('# Lời dặn của người soạn');
  expect(text).toContain('18:30');
  await expect
    .poll(() => inStore(desk, (store) => store.slot('tiem-chung@2027-03-03T18:30')?.state))
    .toBeDefined();
  await page.goto(`${desk.station.url}/dai/lich/`);
  expect(await page.locator('main').innerText()).toContain('18:30');
  await page.context().close();
}

async function wrong(desk: Desk): Promise<void> {
  const before = files(desk);
  const page = await open(desk, false);
  await page.goto(`${desk.station.url}/dai/dot-phat/moi/`);
  await page.getByLabel('Tên đợt phát').fill('Đêm khuya');
  await page.getByLabel('Giờ phát').fill('25 giờ');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.locator('[data-trial="fields"]').waitFor();
  expect(await page.getByLabel('Tên đợt phát').inputValue()).toBe('Đêm khuya');
  const field = page.getByLabel('Giờ phát');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(files(desk)).toEqual(before);
  await page.context().close();
}

async function schedule(desk: Desk): Promise<void> {
  const page = await open(desk, false);
  await page.goto(`${desk.station.url}/dai/lich/`);
  const weekAtFirst = await page.locator('main').innerText();
  await page.locator('.turning a').last().click();
  expect(await page.locator('main').innerText()).not.toBe(weekAtFirst);
  await page.goBack();
  await page.locator('.airing a').first().click();
  await page.locator('[data-page="slot"]').waitFor();
  await page.context().close();
}
