import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSignInCode } from '../../../scheduler/centre/sign-in.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await openTestCentre(server());
  });
  afterAll(() => centre.close());

  const get = (path: string, cookie = ''): Promise<Response> =>
    fetch(centre.url + path, { redirect: 'manual', headers: { cookie } });
  const post = (
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> =>
    fetch(centre.url + path, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    });
  const signIn = async (code: string): Promise<Response> =>
    post('/dang-nhap/', new URLSearchParams({ ma: code }).toString(), { origin: centre.url });
  const cookieOf = (response: Response): string =>
    (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  describe('pages of the centre', () => {
    it('nobody sees them who has not signed in; a code is used once; signing out ends it', async () => {
      await centre.station('Phường An Phụ');
      for (const path of ['/', '/dai/X/'])
        expect((await get(path)).headers.get('location')).toBe('/dang-nhap/');
      expect((await signIn('AAAA-BBBB-CCCC')).status).toBe(403);
      const { code } = await makeSignInCode(centre.sql, 'Bà Hoa', centre.clock.now);
      const entered = await signIn(code.toLowerCase().replaceAll('-', ' '));
      expect(entered.status).toBe(303);
      expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
      expect((await signIn(code)).status).toBe(403);
      const cookie = cookieOf(entered);
      const page = await (await get('/', cookie)).text();
      expect(page).toContain('data-standing="never"');
      expect(page).toContain('Bà Hoa');
      await post('/dang-xuat/', '', { cookie, origin: centre.url });
      expect((await get('/', cookie)).status).toBe(303);
    });

    it('a code and a session end', async () => {
      const late = await makeSignInCode(centre.sql, 'Muộn', centre.clock.now - 3_600_000);
      expect((await signIn(late.code)).status).toBe(403);
      const { code } = await makeSignInCode(centre.sql, 'Bà Hoa', centre.clock.now);
      const cookie = cookieOf(await signIn(code));
      expect((await get('/', cookie)).status).toBe(200);
      await centre.sql`UPDATE loa.session SET began_at = began_at - 50000000`;
      expect((await get('/', cookie)).status).toBe(303);
    });

    it('a form from elsewhere does nothing', async () => {
      const { code } = await makeSignInCode(centre.sql, 'Bà Hoa', centre.clock.now);
      const body = new URLSearchParams({ ma: code }).toString();
      expect((await post('/dang-nhap/', body, { origin: 'https://xau.example' })).status).toBe(403);
      expect((await post('/dang-nhap/', body, {})).status).toBe(403);
      expect((await signIn(code)).status).toBe(303);
    });

    it('names that are more than names stay texts, on every page', async () => {
      const { station } = await centre.station(nasty);
      const { code } = await makeSignInCode(centre.sql, nasty, centre.clock.now);
      const cookie = cookieOf(await signIn(code));
      for (const path of [
        '/',
        `/?tim=${encodeURIComponent(nasty)}`,
        `/?noi=${encodeURIComponent(nasty)}`,
        `/dai/${station}/`,
      ]) {
        const response = await get(path, cookie);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(await response.text()).not.toContain('<script>');
      }
      expect((await get(`/dai/${encodeURIComponent("' OR 1=1 --")}/`, cookie)).status).toBe(404);
    });

    it('an invitation opened in a browser uses nothing up', async () => {
      const code = await centre.invite('Xem thử');
      const page = await (await get(`/moi/${code}/${centre.centre.id}`)).text();
      expect(page).toContain(`loa join ${centre.url}/moi/${code}/${centre.centre.id}`);
      const rows = await centre.sql`SELECT used_at FROM loa.invitation WHERE name = 'Xem thử'`;
      expect([...rows]).toEqual([{ used_at: null }]);
    });
  });
});
