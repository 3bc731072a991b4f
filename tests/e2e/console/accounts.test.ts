// Accounts in a real browser: from the first code to a passkey, at 360 px, through axe, with and without a script.
import { AxeBuilder } from '@axe-core/playwright';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsole } from '../../../scheduler/console/app.ts';
import { listenerOf } from '../../../scheduler/console/gate/listen-here.ts';
import { consoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';

const desk = consoleInTest();
const { accounts } = desk.parts;
const password = 'ba con trâu cày';
const server = createServer(
  listenerOf(createConsole(desk.parts), ({ headers }) => ({
    address: '127.0.0.1',
    origin: `http://${headers.host ?? ''}`,
  })),
);
let browser: Browser;
let origin = '';

beforeAll(async () => {
  browser = await openBrowser();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Its port is a number, since it listens to one.
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** A phone. */
async function open(javaScriptEnabled = true): Promise<Page> {
  const viewport = { width: 360, height: 780 };
  const context = await browser.newContext({ viewport, javaScriptEnabled });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

async function problems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...(wide === true ? [`${page.url()} is wider than the screen`] : []),
  ];
}

const looked: string[] = [];
/** Whatever page is open now has no fault. */
async function look(page: Page): Promise<void> {
  const name = (await page.locator('body').getAttribute('data-page')) ?? '';
  looked.push(name);
  expect([name, await problems(page)]).toEqual([name, []]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(`${origin}/dai/dang-nhap/`);
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await press(page, 'Đăng nhập');
}

async function fillPerson(page: Page, name: string, account: string): Promise<void> {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
}

describe('accounts in a browser', () => {
  it('the first one by its code; then an invitation, which another accepts without a script', async () => {
    accounts.firstCode.renew();
    const page = await open();
    await page.goto(`${origin}/dai/bat-dau/`);
    await look(page);
    await page.getByLabel('Mã lần đầu').fill('AAAA-AAAA');
    await fillPerson(page, 'Nguyễn Văn An', 'an');
    await press(page, 'Lập tài khoản');
    await expect.poll(() => page.locator('[data-error="code"]').count()).toBe(1);
    await look(page);
    // The code is shown where nobody but the machine sees it: here its hash is made that of a known one.
    const { hashOf } = await import('../../../scheduler/console/accounts/secrets.ts');
    accounts.settings.set('first-code', `${hashOf('7KQ2-M0XD')} 0`);
    await page.getByLabel('Mã lần đầu').fill('7kq2m0xd');
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await page.getByLabel('Gõ lại mật khẩu mới').fill(password);
    await press(page, 'Lập tài khoản');
    await page.waitForURL(`${origin}/dai/`);

    await page.goto(`${origin}/dai/tai-khoan/`);
    await look(page);
    await page.getByRole('link', { name: 'Mọi tài khoản' }).click();
    await look(page);
    await page.getByLabel('Họ và tên người được mời').fill('Trần Thị Bình');
    await page.locator('input[name="roles"][value="approver"]').first().check();
    await press(page, 'Tạo lời mời');
    await look(page);
    const code = (await page.locator('[data-code]').getAttribute('data-code')) ?? '';

    const other = await open(false);
    await other.goto(`${origin}/dai/moi/`);
    await look(other);
    await other.getByLabel('Mã mời').fill(code);
    await press(other, 'Tiếp tục');
    await look(other);
    await fillPerson(other, 'Trần Thị Bình', 'binh');
    await press(other, 'Lập tài khoản');
    await other.waitForURL(`${origin}/dai/`);
    expect(accounts.book.find('binh')?.roles).toEqual(['approver']);
    await other.goto(`${origin}/dai/tai-khoan/`);
    await press(other, 'Đăng xuất');
    await look(other);
    await signIn(other, 'binh');
    await other.waitForURL(`${origin}/dai/`);
  });

  it('a password is seen where one wants to see it, and is a password again when it is sent', async () => {
    const page = await open();
    await page.goto(`${origin}/dai/dang-nhap/`);
    await look(page);
    const field = page.getByLabel('Mật khẩu', { exact: true });
    await field.fill('khong phai');
    await page.getByLabel('Hiện mật khẩu').check();
    expect(await field.getAttribute('type')).toBe('text');
    await page.getByLabel('Tên đăng nhập').fill('an');
    await press(page, 'Đăng nhập');
    await expect.poll(() => page.locator('[data-error]').textContent()).toContain('không đúng');
    await look(page);
  });

  it('a passkey is made, asked for at the next sign-in, and lets in', async () => {
    const page = await open();
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await signIn(page, 'an');
    await page.waitForURL(`${origin}/dai/`);
    await page.goto(`${origin}/dai/tai-khoan/`);
    await page.getByText('Bật, tắt, mã dự phòng').click();
    const factor = page.locator('form[data-act="second-factor"]');
    await factor.getByLabel('Mật khẩu đang dùng').fill(password);
    await press(page, 'Đăng ký khóa của máy này');
    await look(page);
    await press(page, 'Đăng ký khóa');
    await page.locator('[data-recovery]').waitFor();
    await look(page);
    expect(accounts.factors.passkeys.list('an')).toHaveLength(1);

    await page.goto(`${origin}/dai/tai-khoan/`);
    await press(page, 'Đăng xuất');
    await signIn(page, 'an');
    await page.getByRole('button', { name: 'Dùng khóa của máy này' }).waitFor();
    await look(page);
    await press(page, 'Dùng khóa của máy này');
    await page.waitForURL(`${origin}/dai/`);
    expect(desk.logged().at(-1)?.detail['how']).toBe('passkey');
  });

  it('an app’s code is set up and asked for, without a script', async () => {
    const page = await open(false);
    await signIn(page, 'binh');
    await page.goto(`${origin}/dai/tai-khoan/`);
    await page.getByText('Bật, tắt, mã dự phòng').click();
    const factor = page.locator('form[data-act="second-factor"]');
    await factor.getByLabel('Mật khẩu đang dùng').fill(password);
    await press(page, 'Bật mã sáu số trên điện thoại');
    await look(page);
    const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';
    const codeAt = (timestamp: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
    await page.getByLabel('Mã sáu số trong ứng dụng').fill(codeAt(Date.now() - 30_000));
    await press(page, 'Bật');
    await page.locator('[data-recovery]').waitFor();
    await page.goto(`${origin}/dai/tai-khoan/`);
    await press(page, 'Đăng xuất');
    await signIn(page, 'binh');
    await look(page);
    await page.getByLabel('Mã sáu số').fill(codeAt(Date.now()));
    await press(page, 'Tiếp tục');
    await page.waitForURL(`${origin}/dai/`);
  });

  it('every page about accounts was looked at', () => {
    expect([...new Set(looked)].sort()).toEqual([
      ...['all-accounts', 'code', 'code-made', 'codes', 'first', 'invite', 'own-account'],
      ...['passkey', 'recovery', 'second-step', 'sign-in'],
    ]);
  });
});
