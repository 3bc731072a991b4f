// OWASP ASVS 4.0.3, V5.3, V7.1, V7.3, V8.2, V12, V14.4: what is shown, written down, sent up and sent out.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Wish } from '../../../../scheduler/console/emergency/emergency-desk.ts';
import { roles } from '../../../../scheduler/acts/roles.ts';
import { routes } from '../../../../scheduler/console/routes.ts';
import { sayEvent } from '../../../../scheduler/core/say-event.ts';
import { airing } from '../pages/console-day.ts';
import { attackedConsole, password, type AttackedConsole } from './attacked-console.ts';

const nasty = `"'><img src=x onerror=nasty()><script>nasty()</script>\u{202e}' onfocus=nasty() x="`;

async function withAll(): Promise<{ console: AttackedConsole; cookie: string }> {
  const console = attackedConsole();
  await console.add('an', ...roles);
  return { console, cookie: console.session('an') };
}

/** What of it has become part of the page rather than of its text: each of its quotes and angles is to be another sign. */
function becameMarkup(page: string): string | undefined {
  return /<img src=x|<script>nasty|"'>|' onfocus=nasty|nasty\(\) x="/.exec(page)?.[0];
}

describe('5.3.3 what people wrote is text on every page', () => {
  it('names, titles, reasons, log lines, browsers and addresses', async () => {
    const { console, cookie } = await withAll();
    const { people, store, parts } = console;
    people.book.make({ account: 'xau', name: nasty, roles: ['viewer'] }, 'x');
    people.book.setEmail('an', nasty);
    people.sessions.begin('an', { address: nasty, agent: nasty });
    people.invitations.make({
      kind: 'invite',
      account: '',
      name: nasty,
      roles: ['viewer'],
      madeBy: nasty,
    });
    const at = parts.clock.now() + 3_600_000;
    const plain = airing(at, 'a');
    const bulletin = {
      sha256: 'a'.repeat(64),
      contentKey: nasty,
      title: nasty,
      durationMs: 60_000,
    };
    const slot = { ...plain, bulletin };
    store.commit([
      {
        at,
        slot: slot.id,
        event: 'ready',
        detail: { reason: nasty, by: nasty, why: nasty },
        after: slot,
        from: undefined,
      },
    ]);
    const events = [
      'account-act',
      'account-refused',
      'account-changed',
      'signed-in',
      'sign-in-refused',
      'cancelled',
      'emergency',
      nasty,
    ];
    for (const event of events) {
      const detail = {
        by: nasty,
        account: nasty,
        act: nasty,
        address: nasty,
        why: nasty,
        of: nasty,
        [nasty]: nasty,
      };
      store.commit([{ at, slot: '', event, detail }]);
    }
    const { id } = store.ask(nasty, { kind: 'cancel', slot: slot.id, reason: nasty }, at);
    const query = `?tim=${encodeURIComponent(nasty)}&buoi=${encodeURIComponent(nasty)}&loai=${encodeURIComponent(nasty)}&dot=${encodeURIComponent(nasty)}&tu=${encodeURIComponent(nasty)}&thang=${encodeURIComponent(nasty)}`;
    const values: Readonly<Record<string, string>> = {
      slot: encodeURIComponent(slot.id),
      id: String(id),
      sha256: 'a'.repeat(64),
    };
    for (const { path } of routes) {
      if (path === '/dai/luong') continue;
      const address = path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'x');
      for (const asked of [address, address + query]) {
        const page = await (await console.get(asked, { cookie })).text();
        expect([asked, becameMarkup(page)]).toEqual([asked, undefined]);
      }
    }
  });
  it('what was typed into a form and is shown again', async () => {
    const { console, cookie } = await withAll();
    const fields = {
      name: nasty,
      account: nasty,
      email: nasty,
      den: nasty,
      code: nasty,
      half: nasty,
      slot: nasty,
      reason: nasty,
      text: nasty,
      head: nasty,
      draft: nasty,
    };
    const pages = [
      await console.signIn(nasty, { fields: { den: nasty } }),
      await console.post('/dai/dang-nhap/buoc-hai/', { fields }),
      await console.get(`/dai/moi/${encodeURIComponent(nasty)}/`),
      await console.post(`/dai/moi/${encodeURIComponent(nasty)}/`, { fields }),
      await console.get(
        `/dai/dang-nhap/?den=${encodeURIComponent(`/dai/${nasty}`)}&vi=${encodeURIComponent(nasty)}`,
      ),
    ];
    for (const form of [
      'account-invite',
      'own-email',
      'cancel',
      'move',
      'verify',
      'approve',
      'own-password',
    ])
      pages.push(await console.act(form, cookie, fields));
    for (const page of pages)
      expect([page.url, becameMarkup(await page.text())]).toEqual([page.url, undefined]);
  });
  it('a table for a spreadsheet has no formula of theirs', async () => {
    const { console, cookie } = await withAll();
    for (const word of ['=1+1', '@x', '+1', '-1'])
      console.store.commit([
        {
          at: console.parts.clock.now(),
          slot: '',
          event: 'emergency',
          detail: { by: word, title: word },
        },
      ]);
    for (const bang of ['airings', 'emergencies', 'campaigns']) {
      const text = await (
        await console.get(`/dai/bao-cao/bang.csv?bang=${bang}`, { cookie })
      ).text();
      expect(text).not.toMatch(/(^|,|")[=@]/m);
    }
  });
});

describe('7.1 the log has no secret', () => {
  it('no password, code, token, cookie or key of it is ever written', async () => {
    const { console, cookie } = await withAll();
    const { people } = console;
    const secrets = [password, 'sai hoàn toàn rồi', 'bốn cánh đồng lúa', cookie];
    await console.signIn('an', { password: 'sai hoàn toàn rồi' });
    await console.signIn('bốn cánh đồng lúa', { password: 'x' });
    await console.signIn('an');
    await console.act('own-password', cookie, {
      old: 'x',
      password: 'bốn cánh đồng lúa',
      again: 'bốn cánh đồng lúa',
    });
    const made = await (
      await console.act('account-invite', cookie, { name: 'Khách', roles: 'viewer' })
    ).text();
    const code = /\/dai\/moi\/([\w-]+)\//.exec(made)?.[1] ?? '';
    expect(code).toMatch(/^[\dA-Z]{4}(-[\dA-Z]{4}){2}$/);
    const guest = {
      account: 'khach',
      name: 'Khách',
      password: 'bốn cánh đồng lúa',
      again: 'bốn cánh đồng lúa',
    };
    // From another page, not read, too large: each is refused and written down.
    const path = `/dai/moi/${code}/`;
    await console.post(path, { fields: guest, headers: { origin: 'https://evil.example' } });
    await console.post(path.toLowerCase(), { fields: guest, headers: { origin: 'null' } });
    await console.post(path, { body: '{}', headers: { 'content-type': 'application/json' } });
    await console.post(path, { fields: { ...guest, more: 'x'.repeat(70_000) } });
    await console.get(path, { method: 'PUT' });
    const token = console.token(cookie);
    await console.post('/dai/viec/own-email', {
      cookie,
      fields: { token: `${token}x`, email: 'x@x.vn' },
    });
    const half = people.halves.begin({ account: 'an' });
    await console.post('/dai/dang-nhap/buoc-hai/', { fields: { half, code: '492817' } });
    const reset = await (await console.act('account-reset', cookie, { account: 'an' })).text();
    const second = /\/dai\/moi\/([\w-]+)\//.exec(reset)?.[1] ?? 'none';
    secrets.push(code, code.toLowerCase(), token, half, '492817', second);
    const log = console.logText();
    for (const secret of secrets) expect([secret, log.includes(secret)]).toEqual([secret, false]);
    expect(log).toContain('account-refused');
  });
  it('a code that was written in no log still works: it was only refused', async () => {
    const { console } = await withAll();
    const { code } = console.people.invitations.make({
      ...{ kind: 'invite', account: '', name: 'Khách', roles: ['viewer'], madeBy: 'An' },
    });
    await console.post(`/dai/moi/${code}/`, { fields: {}, headers: { origin: 'null' } });
    expect(console.people.invitations.find(code)).toBeDefined();
  });
  it('a password that was refused is not sent back', async () => {
    const { console, cookie } = await withAll();
    const typed = { old: 'cũ bí mật lắm', password: 'mới bí mật lắm', again: 'khác bí mật lắm' };
    const text = await (await console.act('own-password', cookie, typed)).text();
    for (const secret of Object.values(typed)) expect(text).not.toContain(secret);
  });
});

describe('7.3 nobody writes into the log what looks like another line', () => {
  it.each([
    'An\r\nB',
    'An\u{1b}[2J',
    'An\u{0}',
    'An\u{202e}nB',
    'An\u{2066}',
    'An\u{85}',
    'An\u{2028}',
  ])('the name %j comes in without it', async (name) => {
    const { console, cookie } = await withAll();
    const fields = {
      name,
      account: 'khach',
      password: 'bốn cánh đồng lúa',
      again: 'bốn cánh đồng lúa',
    };
    const { code } = console.people.invitations.make({
      ...{ kind: 'invite', account: '', name: 'Khách', roles: ['viewer'], madeBy: 'An' },
    });
    await console.post(`/dai/moi/${code}/`, { fields });
    await console.act('account-invite', cookie, { name, roles: 'viewer' });
    const written = [
      console.people.book.find('khach')?.name ?? '',
      ...console.log().map(({ event, detail }) => sayEvent(event, detail, 'Asia/Ho_Chi_Minh')),
    ];
    expect(written[0]).toMatch(/^An/);
    for (const line of written) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
  it('a flood of long requests adds little', async () => {
    const { console } = await withAll();
    for (let turn = 0; turn < 40; turn++)
      await console.post(`/dai/viec/${turn}${'x'.repeat(8000)}`, {
        fields: {},
        address: `10.0.${turn}.1`,
      });
    expect(console.logText().length).toBeLessThan(40 * 500);
  });
});

describe('12 what is sent up', () => {
  async function desk() {
    const { console, cookie } = await withAll();
    const got: { readonly wish: Wish; readonly mode: number; readonly text: string }[] = [];
    Object.assign(console.parts.emergencies, {
      prepare: (wish: Wish) => {
        const path = wish.sent?.path ?? '';
        got.push({ wish, mode: statSync(path).mode & 0o777, text: readFileSync(path, 'latin1') });
        return Promise.resolve('x');
      },
    });
    const send = async (file: File, more: readonly File[] = []): Promise<number> => {
      const body = new FormData();
      for (const [name, value] of [
        ['token', console.token(cookie)],
        ['source', 'file'],
      ] as const)
        body.append(name, value);
      for (const one of [file, ...more]) body.append('file', one);
      return (await console.post('/dai/viec/emergency-preview', { cookie, body })).status;
    };
    return { console, cookie, got, send };
  }
  it.each([
    '../../../x.mp3',
    '/etc/passwd',
    'C:\\x.mp3',
    'x.mp3\u{0}.html',
    `${'x'.repeat(900)}.mp3`,
    '..',
    '.htaccess',
    'x.mp3;rm -rf',
    '-i.mp3',
  ])('a file named %j lies where we say, for this user alone, and is gone after', async (name) => {
    const { console, got, send } = await desk();
    expect([303, 400, 422]).toContain(await send(new File(['<html>'], name)));
    const folder = join(console.dataDir, 'console');
    for (const { wish, mode, text } of got) {
      const path = wish.sent?.path ?? '';
      expect(path.startsWith(join(folder, 'gui-'))).toBe(true);
      expect(path).toMatch(/\/tep-\d(\.[a-z0-9]{1,5})?$/);
      expect([mode, text]).toEqual([0o600, '<html>']);
      expect(wish.sent?.name).not.toMatch(/[/\\\p{Cc}]/u);
      expect(existsSync(path)).toBe(false);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
  it('one that is too large, a second one, and one with a wrong token leave nothing', async () => {
    const { console, cookie, got, send } = await desk();
    expect(await send(new File([new Uint8Array(60 * 2 ** 20 + 1)], 'x.mp3'))).toBe(413);
    expect(await send(new File(['a'], 'a.mp3'), [new File(['b'], 'b.mp3')])).not.toBe(500);
    expect(got.every(({ text }) => text === 'a')).toBe(true);
    const body = new FormData();
    body.append('file', new File(['early'], 'x.mp3'));
    body.append('token', console.token(cookie));
    const before = got.length;
    expect((await console.post('/dai/viec/emergency-preview', { cookie, body })).status).toBe(403);
    expect(got.length).toBe(before);
    expect(readdirSync(join(console.dataDir, 'console'))).toEqual([]);
  });
  it('a backup to restore is one of ours by its name, and what is sent up as one is looked at', async () => {
    const { console, cookie } = await desk();
    for (const name of [
      '../accounts.db',
      'accounts.db',
      '/etc/passwd',
      'loa-2026-11-29-0800.db/../x',
    ])
      expect((await console.act('restore-backup', cookie, { step: 'offer', name })).status).toBe(
        422,
      );
    const body = new FormData();
    for (const [name, value] of [
      ['token', console.token(cookie)],
      ['step', 'upload'],
    ] as const)
      body.append(name, value);
    body.append('file', new File(['<html>'], 'loa-2026-11-29-0800.db'));
    const { status } = await console.post('/dai/viec/restore-backup', { cookie, body });
    expect(status).toBe(422);
    expect(existsSync(join(console.dataDir, 'phuc-hoi'))).toBe(false);
  });
  it('a form of text takes no file and no megabyte', async () => {
    const { console, cookie } = await desk();
    const body = new FormData();
    body.append('token', console.token(cookie));
    expect((await console.post('/dai/viec/own-email', { cookie, body })).status).toBe(400);
    const fields = { token: console.token(cookie), email: 'x'.repeat(70_000) };
    expect((await console.post('/dai/viec/own-email', { cookie, fields })).status).toBe(413);
  });
  it('of the folder beside only bulletins are given out, as sound', async () => {
    const { console, cookie } = await withAll();
    const { bulletinDir } = console.parts.config;
    mkdirSync(bulletinDir, { recursive: true });
    for (const name of [`${'a'.repeat(64)}.mp3`, `${'a'.repeat(64)}.json`, 'x.html'])
      writeFileSync(join(bulletinDir, name), '<html>');
    const { headers, status } = await console.get(`/dai/tep/${'a'.repeat(64)}.mp3`, { cookie });
    expect([status, headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    for (const name of [`${'a'.repeat(64)}.json`, 'x.html', `${'A'.repeat(64)}.mp3`])
      expect((await console.get(`/dai/tep/${name}`, { cookie })).status).toBe(404);
  });
});

describe('14.4 every answer', () => {
  it('says what it is, is not kept, framed, sniffed or guessed, and names no program', async () => {
    const { console, cookie } = await withAll();
    const broken = Object.assign(console.parts.news, {
      silentMs: () => {
        throw new Error('/secret/place');
      },
    });
    expect(broken).toBeDefined();
    const { id } = console.store.ask('An', { kind: 'cancel', slot: 'x', reason: '' }, 1);
    const answers = [
      ...(await Promise.all(
        routes.map(({ path }) => console.get(path.replaceAll(/:\w+/g, 'x'), { cookie })),
      )),
      ...(await Promise.all(
        [
          '/dai/console.js',
          '/dai/console.css',
          '/dai/icon.svg',
          '/dai/tai-khoan.js',
          '/dai/console.webmanifest',
          '/dai/dang-nhap/',
          '/dai/moi/',
          '/dai/moi/x/',
          '/dai/khong-co',
          '/dai/viec/stop',
        ].map((path) => console.get(path)),
      )),
      await console.get(`/dai/viec/${id}/`, { cookie }),
      await console.get('/dai/'),
      await console.post('/dai/viec/stop', { fields: {} }),
      await console.post('/dai/viec/stop', { fields: {}, headers: { origin: 'null' } }),
      await console.post('/dai/dang-nhap/', { fields: { x: 'x'.repeat(70_000) } }),
    ];
    for (const { headers, status, url } of answers) {
      const of = `${status} ${url}`;
      expect([of, headers.get('x-content-type-options')]).toEqual([of, 'nosniff']);
      expect([of, headers.get('cache-control')]).toEqual([of, 'no-store']);
      expect([of, headers.get('x-frame-options')]).toEqual([of, 'DENY']);
      expect([of, headers.get('referrer-policy')]).toEqual([of, 'same-origin']);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
        expect(headers.has(name)).toBe(false);
      const type = headers.get('content-type') ?? '';
      if (status !== 303 && status !== 204)
        expect([of, /charset=utf-8|image\/svg|json/i.test(type)]).toEqual([of, true]);
    }
    expect(answers.map(({ status }) => status)).toEqual(
      expect.arrayContaining([200, 303, 401, 403, 404, 405, 413]),
    );
  });
  it('a fault tells a person no place on the disk', async () => {
    const { console, cookie } = await withAll();
    Object.assign(console.parts.news, {
      last: () => {
        throw new Error('EACCES /var/lib/loa/accounts.db');
      },
    });
    for (const asked of [{ cookie }, {}]) {
      const response = await console.get('/dai/dang-nhap/', asked);
      if (response.status === 500) expect(await response.text()).not.toContain('/var/lib');
    }
  });
});
