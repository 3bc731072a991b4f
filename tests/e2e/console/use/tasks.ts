// What is done in a hurry: presses are judged, seconds are only told.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { emergencyCampaign, type Slot } from '../../../../scheduler/core/slot.ts';
import { password } from './accounts.ts';
import { inStore, openPhone, openSignedIn, type Desk } from './desk.ts';
import { hands, type Hand, type HandName } from './hands.ts';

const words = {
  keyboard: 'Nước sông đang lên, bà con thôn Đoài đi ngay lên đê.',
  touch: 'Cháy ở chợ, bà con thôn Đông tránh xa.',
} as const;

export function tasks(desk: () => Desk): void {
  for (const name of ['keyboard', 'touch'] as const) {
    it(`an emergency from sign-in, by ${name}: two presses after its text, and stopped with two`, () =>
      emergency(desk(), name));
    it(`a bulletin is approved by ${name}: one press from its letter, two from the first page`, () =>
      approval(desk(), name));
    it(`an airing is moved by ${name}: three presses`, () => moving(desk(), name));
  }
  it('a held key presses once; “Thôi” takes an emergency back, and leaves one where one was', () =>
    takenBack(desk()));
}

async function emergency(desk: Desk, name: HandName): Promise<void> {
  const page = await openPhone(desk, { touch: name === 'touch' });
  const hand = hands[name](page);
  const began = performance.now();
  await page.goto(`${desk.station.url}/dai/`);
  await hand.type(page.getByLabel('Tên đăng nhập'), 'binh');
  await hand.type(page.getByLabel('Mật khẩu', { exact: true }), password);
  await hand.press(page.getByRole('button', { name: 'Đăng nhập' }));
  await hand.press(page.locator('.always a.urgent'));
  const text = page.getByLabel('Lời cần phát ngay');
  await text.waitFor();
  // Whoever has opened this page types: nothing is to be found first. The browser puts him there as it draws the page.
  await expect.poll(() => text.evaluate((field) => field === document.activeElement)).toBe(true);
  await hand.type(text, words[name]);
  hand.count();
  await hand.press(page.locator('form[data-act="emergency-preview"] button').first());
  const spoken = page.locator('[data-spoken]');
  await spoken.waitFor();
  expect(await spoken.isVisible()).toBe(true);
  expect(await spoken.innerText()).toBe(words[name]);
  // Pressed before the script has run it asks once more, on a page of its own.
  await page.waitForLoadState('domcontentloaded');
  const heardAt = performance.now();
  const sentAt = page
    .waitForRequest((request) => (request.postData() ?? '').includes('sure=yes'))
    .then(() => Date.now());
  await hand.press(page.getByRole('button', { name: 'Phát ngay' }));
  await page.locator('[data-outcome="done"]').waitFor();
  expect(hand.presses()).toBeLessThanOrEqual(3);
  expect(hand.keys()).toBeLessThanOrEqual(3);
  const first = await firstSample(desk, `Khẩn: ${words[name]}`);
  tell(`emergency by ${name}`, hand, {
    fromSignInMs: performance.now() - began,
    pressedToAiringMs: performance.now() - heardAt,
    countdownToFirstSampleMs: first - (await sentAt),
  });
  await stop(page, hand);
  await page.context().close();
}

/** When the output took its first sample of the airing with this title; epoch ms. */
async function firstSample(desk: Desk, title: string): Promise<number> {
  const file = join(desk.station.dataDir, 'capture', 'airings.jsonl');
  const begun = (): number | undefined => {
    const slot = inStore(desk, (store) =>
      store.slots().find(({ bulletin }) => bulletin?.title.startsWith(title)),
    );
    if (!slot || !existsSync(file)) return undefined;
    // Written by playout/capture-diary.ts, a line an event.
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const line = lines
      .map((one) => JSON.parse(one) as { slot: string; event: string; realAt: string })
      .find((one) => one.slot === slot.id && one.event === 'start');
    return line && Date.parse(line.realAt);
  };
  await expect.poll(begun).toBeDefined();
  return begun() ?? Number.NaN;
}

/** Stops what sounds, from whatever page is open. */
async function stop(page: Page, hand: Hand): Promise<void> {
  hand.count();
  await hand.press(page.locator('.always summary', { hasText: 'Dừng ngay' }));
  await hand.press(page.locator('.always [data-act="stop"] button'));
  await page.locator('[data-act-kind="stop"][data-outcome="done"]').waitFor();
  expect(hand.presses()).toBe(2);
}

async function approval(desk: Desk, name: HandName): Promise<void> {
  const how = { touch: name === 'touch' };
  const page = await openSignedIn(desk, 'cuong', ['operator', 'approver', 'editor', 'admin'], how);
  const hand = hands[name](page);
  // The letter leads to the bulletin at the ward's own address; this phone is signed in at the machine's.
  const linked = await linkIn(desk, name === 'keyboard' ? 'Họp tổ dân phố' : 'Tổng vệ sinh');
  await page.goto(
    name === 'keyboard' ? desk.station.url + linked.pathname : `${desk.station.url}/dai/`,
  );
  const began = performance.now();
  hand.count();
  if (name === 'touch') {
    await hand.press(page.locator('[data-need="approval"] a').first());
    await page.locator('[data-page="approve"]').waitFor();
  } else await hand.press(page.getByRole('link', { name: 'Đến nút duyệt' }));
  const sha256 = new URL(page.url()).pathname.split('/')[3] ?? '';
  await hand.press(page.locator('[data-act="approve"] button'));
  await page.locator('[data-act-kind="approve"][data-outcome="done"]').waitFor();
  expect(hand.presses()).toBeLessThanOrEqual(4);
  if (name === 'keyboard') expect(hand.keys()).toBeLessThanOrEqual(4);
  expect(inStore(desk, (store) => store.approvals().at(-1)?.sha256)).toBe(sha256);
  if (name === 'keyboard') expect(linked.pathname).toContain(sha256);
  tell(`approval by ${name}`, hand, { ms: performance.now() - began });
  await page.context().close();
}

/** The address that the letter about this bulletin leads to. */
async function linkIn({ mail }: Desk, title: string): Promise<URL> {
  const found = (): string | undefined => {
    const text = mail.letters.map((letter) => letter.text).join('\n');
    return new RegExp(`Chờ duyệt: ${title}[^\\n]*\\r?\\n(\\S+)`).exec(text)?.[1];
  };
  await expect.poll(found).toBeDefined();
  return new URL(found() ?? '');
}

async function moving(desk: Desk, name: HandName): Promise<void> {
  const how = { touch: name === 'touch' };
  const page = await openSignedIn(desk, 'cuong', ['operator', 'approver', 'editor', 'admin'], how);
  const hand = hands[name](page);
  await page.goto(`${desk.station.url}/dai/`);
  const began = performance.now();
  hand.count();
  await hand.press(page.locator('#buoi-toi a', { hasText: 'Dời giờ' }));
  await page.locator('[data-page="move"]').waitFor();
  const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[3] ?? '');
  await hand.press(page.locator('details[open] .moments input').first());
  await hand.press(page.locator('[data-act="move"] button'));
  await page.locator('[data-act-kind="move"][data-outcome="done"]').waitFor();
  expect(hand.presses()).toBeLessThanOrEqual(5);
  expect(inStore(desk, (store) => store.slot(id)?.state)).toBe('cancelled');
  tell(`move by ${name}`, hand, { ms: performance.now() - began });
  await page.context().close();
}

const isEmergency = ({ campaign }: Slot): boolean => campaign === emergencyCampaign;

async function takenBack(desk: Desk): Promise<void> {
  const ordered = (): number => inStore(desk, (store) => store.slots().filter(isEmergency).length);
  const before = ordered();
  const page = await openSignedIn(desk, 'cuong', ['operator', 'approver', 'editor', 'admin']);
  await page.goto(`${desk.station.url}/dai/khan-cap/`);
  await page.getByLabel('Lời cần phát ngay').fill(words.touch);
  await page.locator('form[data-act="emergency-preview"] button').first().click();
  await page.locator('[data-spoken]').waitFor();
  await page.waitForLoadState('domcontentloaded');
  const countdown = page.locator('.countdown');
  // A key that is down is sent again and again.
  for (let turn = 0; turn < 4; turn++) await page.keyboard.down('Enter');
  expect(await countdown.isVisible()).toBe(true);
  await page.keyboard.up('Enter');
  await page.keyboard.press('Enter');
  expect(await countdown.isVisible()).toBe(false);
  const air = page.getByRole('button', { name: 'Phát ngay' });
  expect(await air.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(ordered()).toBe(before);
  await page.context().close();
}

function tell(what: string, hand: Hand, times: Readonly<Record<string, number>>): void {
  const rounded = Object.entries(times).map(([name, ms]) => `${name} ${Math.round(ms)}`);
  process.stdout.write(
    `${what}: ${hand.presses()} presses, ${hand.keys()} keys, ${rounded.join(', ')}\n`,
  );
}
