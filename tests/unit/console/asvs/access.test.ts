// OWASP ASVS 4.0.3, V4 (and 5.1.5, 12.3, 13.2, 14.5): who gets at what, by which way in.
import { describe, expect, it } from 'vitest';
import { roles, rolesFor, type Role } from '../../../../scheduler/acts/roles.ts';
import { forms } from '../../../../scheduler/console/forms.ts';
import { fromNetwork } from '../../../../scheduler/console/gate/network-door.ts';
import { networkOf } from '../../../../scheduler/console/gate/rates.ts';
import { routes } from '../../../../scheduler/console/routes.ts';
import { ownOrigin } from '../../../setup/console.ts';
import { attackedConsole, sessionIn, type AttackedConsole } from './attacked-console.ts';

async function consoleOf(role: Role): Promise<{ console: AttackedConsole; cookie: string }> {
  const console = attackedConsole();
  await console.add('an', role);
  return { console, cookie: console.session('an') };
}

const unknown = (path: string): string =>
  // One part says how it is written.
  path.replace(/:script\{.*\}$/, 'sua-0.js').replaceAll(/:\w+/g, 'khong-co');

describe('4.1 every page, by the table of roles', () => {
  it.each(roles)('%s sees what the table allows and nothing else', async (role) => {
    const { console, cookie } = await consoleOf(role);
    for (const { path, needs } of routes) {
      const { status } = await console.get(unknown(path), { cookie });
      const allowed = rolesFor(needs).includes(role);
      expect([path, status === 403]).toEqual([path, !allowed]);
      expect([path, status]).not.toEqual([path, 500]);
    }
  });
  it('nobody sees any of them, by whatever header he says who he is', async () => {
    const { console } = await consoleOf('admin');
    const headers = {
      ...{ 'x-forwarded-user': 'an', 'remote-user': 'an', authorization: 'Basic YW46eA==' },
      ...{ 'x-original-url': '/dai/', 'x-rewrite-url': '/dai/', 'x-loa-from': '127.0.0.1' },
    };
    for (const [index, { path }] of routes.entries()) {
      // Strangers of other machines each time: one alone would be too many soon.
      const address = `192.0.2.${index}`;
      const response = await console.get(unknown(path), { headers, address });
      expect([path, response.status]).toEqual([path, 303]);
      expect(response.headers.get('location')).toMatch(/^\/dai\/dang-nhap\//);
    }
  });
  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE-ME'])(
    'no act by %s, nor by a GET that says it is a POST',
    async (method) => {
      const { console, cookie } = await consoleOf('operator');
      const headers = { origin: ownOrigin, 'x-http-method-override': 'POST' };
      const path = `/dai/viec/stop?token=${console.token(cookie)}&_method=POST`;
      const { status } = await console.get(path, { cookie, method, headers });
      expect([404, 405]).toContain(status);
      expect((await console.get(path, { cookie, headers })).status).toBe(405);
      expect(console.store.pendingRequests()).toEqual([]);
    },
  );
});

describe('4.2.2 a form from elsewhere', () => {
  const sent = async (headers: Readonly<Record<string, string>>): Promise<number> => {
    const { console, cookie } = await consoleOf('admin');
    const fields = { token: console.token(cookie), email: 'x@x.vn' };
    const { status } = await console.post('/dai/viec/own-email', { cookie, fields, headers });
    if (status !== 303) expect(console.people.book.find('an')?.email).toBeUndefined();
    return status;
  };
  it('of our own is taken', async () => {
    expect(await sent({})).toBe(303);
  });
  it.each([
    'null',
    '',
    'https://127.0.0.1:4321',
    'http://127.0.0.1:4322',
    'http://127.0.0.1',
    'http://localhost:4321',
    'http://127.0.0.1:4321.evil.example',
    'http://127.0.0.1:4321@evil.example',
    'http://127.0.0.1:4321/',
    'http://127.0.0.1:4321, http://evil.example',
    'HTTP://127.0.0.1:4321',
  ])('with the origin "%s" is refused', async (origin) => {
    expect(await sent({ origin })).toBe(403);
    expect(await sent({ origin, 'sec-fetch-site': 'same-origin' })).toBe(403);
  });
  it.each([
    ['text/plain', 'token=TOKEN&email=x@x.vn'],
    ['application/json', '{"token":"TOKEN","email":"x@x.vn"}'],
    ['', 'token=TOKEN&email=x@x.vn'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="token"\r\n\r\nTOKEN\r\n--x--',
    ],
  ])('as %s is not read', async (type, text) => {
    const { console, cookie } = await consoleOf('admin');
    const body = new TextEncoder().encode(text.replace('TOKEN', console.token(cookie)));
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
    const { status } = await console.post('/dai/viec/own-email', { cookie, body, headers });
    expect(status).toBe(400);
    expect(console.people.book.find('an')?.email).toBeUndefined();
  });
  it('with the token of another session of the same person, in the address, or twice: refused', async () => {
    const { console, cookie } = await consoleOf('admin');
    const [other, mine] = [console.token(console.session('an')), console.token(cookie)];
    const send = (fields: Readonly<Record<string, string>>, query = '') =>
      console.post(`/dai/viec/own-email${query}`, {
        cookie,
        fields: { email: 'x@x.vn', ...fields },
      });
    expect((await send({ token: other })).status).toBe(403);
    expect((await send({}, `?token=${mine}`)).status).toBe(403);
    const both = await Promise.all([send({ token: mine }), send({ token: mine })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 403]);
  });
  it('no answer allows another origin to read it', async () => {
    const { console, cookie } = await consoleOf('admin');
    const headers = { origin: 'https://evil.example' };
    for (const path of ['/dai/', '/dai/console.js', '/dai/nhat-ky/'])
      for (const [name] of (await console.get(path, { cookie, headers })).headers)
        expect(name).not.toMatch(/^access-control-/);
  });
});

describe('4.2.1 what is another’s', () => {
  it.each([
    ['roles', 'account-roles', { account: 'an', roles: 'viewer' }],
    ['lock', 'account-state', { account: 'an', state: 'disabled' }],
    ['removal', 'account-state', { account: 'an', state: 'removed' }],
  ])('the last admin keeps his place: %s', async (_, form, fields) => {
    const { console, cookie } = await consoleOf('admin');
    await console.add('khoa', 'admin');
    console.people.book.setState('khoa', 'disabled');
    expect((await console.act(form, cookie, fields)).status).toBe(422);
    expect(console.people.book.find('an')).toMatchObject({ roles: ['admin'], state: 'active' });
  });
  it('no form of one’s own account takes another’s name or more roles', async () => {
    const { console, cookie } = await consoleOf('viewer');
    await console.add('binh', 'admin');
    const more = {
      account: 'binh',
      person: 'binh',
      roles: 'admin',
      role: 'admin',
      state: 'active',
    };
    for (const [name, form] of Object.entries(forms))
      if (form.needs === 'own-account' && !name.startsWith('sign-out'))
        await console.act(name, cookie, {
          ...more,
          email: 'x@x.vn',
          lam: 'codes',
          old: 'ba con trâu cày',
        });
    expect(console.people.book.find('an')?.roles).toEqual(['viewer']);
    expect(console.people.book.find('binh')?.email).toBeUndefined();
    expect(console.people.factors.has('binh')).toBe(false);
  });
  it('an invitation gives the roles of the inviter’s form, whatever the guest sends', async () => {
    const { console } = await consoleOf('admin');
    const { code } = console.people.invitations.make({
      ...{ kind: 'invite', account: '', name: 'Khách', roles: ['viewer'], madeBy: 'An' },
    });
    const fields = {
      ...{
        name: 'Khách',
        account: 'khach',
        password: 'bốn cánh đồng lúa',
        again: 'bốn cánh đồng lúa',
      },
      ...{ roles: 'admin', role: 'admin', kind: 'reset', state: 'active' },
    };
    const response = await console.post(`/dai/moi/${code}/?roles=admin`, { fields });
    expect(sessionIn(response)).not.toBe('');
    expect(console.people.book.find('khach')?.roles).toEqual(['viewer']);
    const again = await console.post(`/dai/moi/${code}/`, {
      fields: { ...fields, account: 'hai' },
    });
    expect([again.status, sessionIn(again)]).toEqual([404, '']);
  });
});

const odd = [
  ...[
    '..',
    '%2e%2e',
    '..%2f..%2f..%2fetc%2fpasswd',
    '..%5c..%5cwindows%5cwin.ini',
    '%2fetc%2fpasswd',
  ],
  ...['%00', 'a%00.mp3', '%ff', '%', "'%20OR%201=1--", '__proto__', 'constructor', 'toString'],
  ...['-1', '0', '1e3', '0x1', 'NaN', '99999999999999999999', 'x'.repeat(4000), '%E2%80%AE'],
];

describe('12.3 what stands in an address', () => {
  it.each(routes.map(({ path }) => path).filter((path) => path.includes(':')))(
    'of %s opens no file and breaks nothing',
    async (path) => {
      const { console, cookie } = await consoleOf('operator');
      await console.add('quan', 'admin', 'approver', 'editor', 'operator', 'viewer');
      const all = console.session('quan');
      for (const value of odd) {
        const response = await console.get(path.replaceAll(/:\w+/g, value), { cookie: all });
        const text = await response.text();
        expect([value, response.status]).not.toEqual([value, 500]);
        if (!['..', '%2e%2e'].includes(value))
          expect([value, response.status]).toEqual([value, 404]);
        expect(text).not.toMatch(/root:|native code|SQLITE|\/work\/|node_modules/);
      }
      expect(cookie).not.toBe('');
    },
  );
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '?…=%s is no word of ours',
    async (word) => {
      const { console, cookie } = await consoleOf('admin');
      for (const path of [
        '/dai/tai-khoan/?xong=',
        '/dai/tai-khoan/moi-nguoi/?xong=',
        '/dai/nhat-ky/?loai=',
        '/dai/bao-cao/bang.csv?bang=',
        '/dai/luong?thu=1&trang=',
      ]) {
        const text = await (await console.get(`${path}${word}`, { cookie })).text();
        expect(text).not.toMatch(/native code|\[object/);
      }
      const open = await (await console.get(`/dai/dang-nhap/?vi=${word}`)).text();
      expect(open).not.toMatch(/native code|\[object/);
      const posted = await console.act(word, cookie);
      expect(posted.status).toBe(404);
    },
  );
});

describe('5.1.5 where ?den= leads', () => {
  it.each([
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/dai/../x',
      '/dai/..//evil.example',
    ],
    ...[
      '/dai/%2e%2e//evil.example',
      '/dai/.%2e/%2e./',
      'https:evil.example',
      'https://evil.example/dai/',
    ],
    ...[
      'http://127.0.0.1:4321/dai/',
      'http://console.invalid@evil.example/dai/',
      '//console.invalid:8/dai/',
    ],
    ...[
      'javascript:alert(1)//dai/',
      'data:text/html,x',
      'blob:http://console.invalid/dai/',
      '\t//evil.example',
    ],
    ...[
      '/\t/evil.example',
      '/dai',
      'dai/',
      '@evil.example/dai/',
      '',
      ' ',
      '%2f%2fevil.example',
      '/dai/\u{0}/../../x',
    ],
  ])('%j: home, or a page below /dai/', async (den) => {
    const { console } = await consoleOf('viewer');
    for (const response of [
      await console.signIn('an', { fields: { den } }),
      await console.get(`/dai/dang-nhap/?den=${encodeURIComponent(den)}`, {
        cookie: console.session('an'),
      }),
    ]) {
      expect(response.status).toBe(303);
      const to = response.headers.get('location') ?? '';
      const { origin, pathname } = new URL(to, ownOrigin);
      expect([origin, pathname.startsWith('/dai/')]).toEqual([ownOrigin, true]);
    }
  });
  it.each(['/dai/lich/\r\nSet-Cookie: a=b', '/dai/?x=%0d%0aSet-Cookie:a=b', '/dai/\u{2028}x'])(
    '%j adds no header',
    async (den) => {
      const { console } = await consoleOf('viewer');
      const { headers } = await console.signIn('an', { fields: { den } });
      expect(headers.getSetCookie().every((line) => line.startsWith('__Secure-loa'))).toBe(true);
      expect(headers.get('location')).not.toMatch(/[\r\n]/);
    },
  );
  it.each([
    '//evil.example',
    '../..//evil.example',
    'x\r\nSet-Cookie: a=b',
    '\\evil',
    '?den=//evil',
  ])('an invitation’s code %j leads nowhere else', async (code) => {
    const { console } = await consoleOf('viewer');
    const { headers } = await console.get(`/dai/moi/?ma=${encodeURIComponent(code)}`);
    const { origin, pathname } = new URL(headers.get('location') ?? '', ownOrigin);
    expect([origin, pathname.startsWith('/dai/')]).toEqual([ownOrigin, true]);
  });
});

describe('14.5 where a request over the network is from', () => {
  const from = (headers: Readonly<Record<string, string>>, remoteAddress: string, proxy?: string) =>
    fromNetwork({ headers, socket: { remoteAddress }, httpVersion: '1.1' }, proxy).address;
  const spoofed = { host: 'h', 'x-forwarded-for': '127.0.0.1', 'x-loa-from': '127.0.0.1' };
  it('a visitor does not say it himself', () => {
    expect(from(spoofed, '10.0.0.9')).toBe('10.0.0.9');
    expect(from(spoofed, '10.0.0.9', '10.0.0.1')).toBe('10.0.0.9');
  });
  it('of the named proxy only what it has added counts', () => {
    const headers = { host: 'h', 'x-forwarded-for': '127.0.0.1, 10.0.0.9' };
    expect(from(headers, '10.0.0.1', '10.0.0.1')).toBe('10.0.0.9');
  });
  it('through a proxy on this machine that nobody named, no visitor is taken for the machine itself', () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect(from({ host: 'h', [name]: 'x' }, '127.0.0.1')).not.toMatch(/^127|^::1/);
    expect(from({ host: 'h' }, '127.0.0.1')).toBe('127.0.0.1');
  });
  it('one machine is one, however many addresses of its network it has', () => {
    expect(networkOf('2001:db8:1:2:3::4')).toBe(networkOf('2001:db8:1:2:ffff::1'));
    expect(networkOf('::ffff:10.0.0.9')).toBe('10.0.0.9');
  });
});
