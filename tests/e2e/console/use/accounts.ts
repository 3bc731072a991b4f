// From the code on the terminal to a key of the machine: who works here, and how he proves that it is he.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inStore, openPhone, type Desk } from './desk.ts';
import { look } from './look.ts';

export const password = 'ba con trâu cày ruộng';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The first account by its code, and a second person by invitation. */
export function firstPeople(desk: () => Desk): void {
  it('the first one by the code that the terminal shows; a wrong code is said beside its field', async () => {
    const { station } = desk();
    const page = await openPhone(desk());
    await page.goto(`${station.url}/dai/`);
    expect(new URL(page.url()).pathname).toBe('/dai/bat-dau/');
    expect(await look(page)).toEqual([]);
    await page.getByLabel('Mã lần đầu').fill('AAAA-AAAA');
    await fillPerson(page, 'Nguyễn Văn An', 'an');
    await press(page, 'Lập tài khoản');
    await page.locator('[data-error="code"]').waitFor();
    const code = readFileSync(join(station.dataDir, 'console', 'ma-lan-dau.txt'), 'utf8').trim();
    expect(station.said()).toContain(code);
    await page.getByLabel('Mã lần đầu').fill(code);
    await fillPerson(page, 'Nguyễn Văn An', 'an');
    await press(page, 'Lập tài khoản');
    await page.locator('[data-page="today"]').waitFor();
    const [cookie] = await page.context().cookies(`${station.url}/dai/`);
    expect(cookie).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/dai/',
    });

    await page.goto(`${station.url}/dai/tai-khoan/`);
    await page.getByRole('link', { name: 'Mọi tài khoản' }).click();
    await page.getByLabel('Họ và tên người được mời').fill('Trần Thị Bình');
    const invite = page.locator('form[data-act="account-invite"]');
    for (const role of ['operator', 'approver']) await invite.locator(`[value="${role}"]`).check();
    await invite.getByLabel('Mật khẩu của bạn').fill(password);
    await press(page, 'Tạo lời mời');
    expect(await look(page)).toEqual([]);
    const links = await page.locator('main li a').allInnerTexts();
    expect(links.map((link) => new URL(link).origin)).toEqual([station.url, desk().door]);
    const [link = ''] = links;
    await page.goto(link);
    expect(await look(page)).toEqual([]);
    await page.context().close();
    await acceptWithoutScript(desk(), link);
  });
}

async function acceptWithoutScript(desk: Desk, link: string): Promise<void> {
  const page = await openPhone(desk, { script: false });
  await page.goto(link);
  await fillPerson(page, 'Trần Thị Bình', 'binh');
  await press(page, 'Lập tài khoản');
  await page.locator('[data-page="today"]').waitFor();
  await page.goto(link);
  expect(await page.locator('main').innerText()).toContain('không còn dùng được');
  await page.goto(`${desk.station.url}/dai/tai-khoan/`);
  await page.getByLabel('Địa chỉ thư điện tử').fill('binh@anphu.gov.vn');
  await press(page, 'Lưu địa chỉ');
  await page.locator('[data-said]').waitFor();
  await page.context().close();
}

/** What proves a person besides the password. They come last: whoever has one needs it at each sign-in. */
export function secondFactors(desk: () => Desk): void {
  it('an app’s code, without a script; signed out everywhere; then by a recovery code, once', async () => {
    const { station } = desk();
    const page = await openPhone(desk());
    await signIn(desk(), page, 'binh');
    await page.locator('[data-page="today"]').waitFor();
    await beginFactor(desk(), page, 'Bật mã sáu số trên điện thoại');
    expect(await look(page)).toEqual([]);
    const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
    const codeAt = (timestamp: number): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
    await page.getByLabel('Mã sáu số trong ứng dụng').fill(codeAt(Date.now()));
    await press(page, 'Bật');
    await page.locator('[data-recovery]').waitFor();
    expect(await look(page)).toEqual([]);
    const [recovery = ''] = await page.locator('[data-recovery] li').allInnerTexts();

    const other = await openPhone(desk(), { script: false });
    await signIn(desk(), other, 'binh');
    // The next code is taken already: whatever time goes by between typing and sending, neither is too old.
    await other.getByLabel('Mã sáu số').fill(codeAt(Date.now() + 30_000));
    await press(other, 'Tiếp tục');
    await other.locator('[data-page="today"]').waitFor();
    await other.goto(`${station.url}/dai/tai-khoan/`);
    await other.locator('summary', { hasText: 'Đăng xuất mọi nơi' }).click();
    await other.locator('[data-act="sign-out-everywhere"] button').click();
    await other.locator('[data-page="sign-in"]').waitFor();
    await page.goto(`${station.url}/dai/`);
    expect(await page.locator('body').getAttribute('data-page')).toBe('sign-in');

    for (const page of ['today', 'second-step']) {
      await signIn(desk(), other, 'binh');
      await other.getByLabel('Mã sáu số').fill(recovery);
      await press(other, 'Tiếp tục');
      await other.locator(`[data-page="${page}"]`).waitFor();
      if (page === 'today') await signOut(desk(), other);
    }
    expect(await other.locator('[data-error]').innerText()).toContain('đã dùng');
    await page.context().close();
    await other.context().close();
  });

  it('a key of the machine is made at http://localhost, asked for at the next sign-in, and lets in', async () => {
    const here = { ...desk(), station: { ...desk().station, url: localhost(desk()) } };
    const page = await openPhone(here);
    await addAuthenticator(page);
    await signIn(here, page, 'an');
    await page.locator('[data-page="today"]').waitFor();
    // A press before the script is there would send no key.
    await page.route('**/tai-khoan.js', (route) => route.abort());
    await beginFactor(here, page, 'Đăng ký khóa của máy này');
    expect(await page.getByRole('button', { name: 'Đăng ký khóa', exact: true }).isDisabled()).toBe(
      true,
    );
    await page.unroute('**/tai-khoan.js');
    await beginFactor(here, page, 'Đăng ký khóa của máy này');
    await press(page, 'Đăng ký khóa');
    await page.locator('[data-recovery]').waitFor();
    await signOut(here, page);
    await signIn(here, page, 'an');
    await press(page, 'Dùng khóa của máy này');
    await page.locator('[data-page="today"]').waitFor();
    const last = inStore(here, (store) =>
      store.events().findLast(({ event }) => event === 'signed-in'),
    );
    expect(last?.detail).toMatchObject({ account: 'an', how: 'passkey' });
    await page.context().close();
  });
}

const localhost = ({ station }: Desk): string => station.url.replace('127.0.0.1', 'localhost');

/** Chromium's own, which always says yes. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

export async function signIn({ station }: Desk, page: Page, account: string): Promise<void> {
  await page.goto(`${station.url}/dai/dang-nhap/`);
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await press(page, 'Đăng nhập');
}

async function signOut({ station }: Desk, page: Page): Promise<void> {
  await page.goto(`${station.url}/dai/tai-khoan/`);
  await press(page, 'Đăng xuất');
  await page.locator('[data-page="sign-in"]').waitFor();
}

async function beginFactor({ station }: Desk, page: Page, what: string): Promise<void> {
  await page.goto(`${station.url}/dai/tai-khoan/`);
  await page.getByText('Bật, tắt, mã dự phòng').click();
  const factor = page.locator('form[data-act="second-factor"]');
  await factor.getByLabel('Mật khẩu đang dùng').fill(password);
  await press(page, what);
}

async function fillPerson(page: Page, name: string, account: string): Promise<void> {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
}
