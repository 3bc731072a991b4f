// Every page and form of the centre, whichever there are, asked by those who must not see what it shows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { browserOf, signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

/** For everybody: whoever signs in, opens an invitation, asks whether all is well; emergencies for systems of others (ADR 139). */
const open =
  /^\/(?:healthz|metrics|trung-tam\.css|dang-nhap\/|dang-nhap\/buoc-hai\/|dang-xuat\/|vao\/|moi\/:code\/:centre\?|khan-cap\/cap\.atom|khan-cap\/:id\/cap\.xml)$/;
const ownName = 'Xã Mình';
const secretName = 'Xã Người Khác';
const secretTitle = 'Bài gửi riêng nơi khác';

onPostgres((server) => {
  let centre: TestCentre;
  let other: { readonly station: string; readonly orders: readonly string[] };
  let own: { readonly place: number; readonly station: string };
  beforeAll(async () => {
    const told: string[] = [];
    centre = await openTestCentre(server(), (line) => told.push(line));
    const { sql, clock } = centre;
    const { station } = await centre.station(secretName, { place: ['Tỉnh Kia', secretName] });
    const mine = await centre.station(ownName, { place: ['Tỉnh Này'] });
    const place = (await placeAt(sql, ['Tỉnh Này'])) ?? 0;
    own = { place, station: mine.station };
    const parts = { sql, centre: centre.centre, now: () => clock.now };
    const to = { stations: [station] };
    const parcel = await sendParcel(parts, {
      ...{ thing: 'thong-bao/rieng', title: secretTitle, to, by: 'Ông Kia' },
      files: [{ what: 'document', path: 'announcements/rieng.mdx', bytes: Buffer.from('riêng') }],
    });
    const content = { title: secretTitle, text: 'x', urgency: 'immediate', area: 'x' } as const;
    const emergency = await sendOrder(parts, {
      said: { kind: 'emergency', content, expiresAt: clock.now + 3_600_000 },
      ...{ title: secretTitle, to, by: 'Ông Kia' },
    });
    other = { station, orders: [parcel.order, emergency.order] };
  });
  afterAll(() => centre.close());

  const pages = () =>
    centre.routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/tram/'));
  const forms = () =>
    centre.routes.filter(({ method, path }) => method === 'POST' && !path.startsWith('/tram/'));
  /** The address with each of these in the place of what it names. */
  const filled = (path: string, values: readonly string[]): readonly string[] =>
    path.includes(':')
      ? values.map((value) => path.replaceAll(/:\w+\??(?:\{[^}]*\})?/g, encodeURIComponent(value)))
      : [path];
  const guesses = () => [other.station, ...other.orders, 'thong-bao/rieng', '1', nasty];
  const looks = async (who: SignedIn, path: string) => {
    const response = await who.get(path);
    return {
      path,
      status: response.status,
      text: await response.text(),
      to: response.headers.get('location'),
    };
  };

  describe('every page and form', () => {
    it('shows nothing to whoever has not signed in', async () => {
      const stranger = browserOf(centre.url, '', '');
      for (const { path } of pages().filter((one) => !open.test(one.path)))
        for (const address of filled(path, guesses()))
          expect(await looks(stranger, address)).toMatchObject({ status: 303, to: '/dang-nhap/' });
    });

    it('does nothing for a form from elsewhere, and nothing for who has not signed in', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      for (const { path } of forms())
        for (const address of filled(path, guesses().slice(0, 2))) {
          const elsewhere = await fetch(centre.url + address, {
            ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ x: 'y' }) },
            headers: { cookie: admin.cookie, origin: 'https://xau.example' },
          });
          expect({ address, status: elsewhere.status }).toEqual({ address, status: 403 });
          if (open.test(path)) continue;
          const nobody = await browserOf(centre.url, '', '').post(address, { x: 'y' });
          expect({ address, status: nobody.status }).toEqual({ address, status: 303 });
        }
    });

    it('shows a person of one branch nothing of another, whatever the address names', async () => {
      const roles = ['viewer', 'sender', 'emergency', 'admin'] as const;
      const person = await signedIn(
        centre,
        roles.map((role) => ({ role, place: own.place })),
      );
      for (const { path } of pages())
        for (const address of [
          ...filled(path, guesses()),
          `${filled(path, ['1'])[0] ?? ''}?tim=xa&noi=${encodeURIComponent('Tỉnh Kia')}`,
        ]) {
          const { status, text } = await looks(person, address);
          expect({ address, isWell: status < 500 }).toEqual({ address, isWell: true });
          // Whoever names it himself may read his own words.
          const asked = decodeURIComponent(address);
          for (const secret of [secretName, other.station, secretTitle, ...other.orders])
            if (!asked.includes(secret))
              expect({ address, secret, shown: text.includes(secret) }).toEqual({
                address,
                secret,
                shown: false,
              });
        }
    });

    it('lets a person of one branch do nothing to a station of another', async () => {
      const roles = ['viewer', 'sender', 'emergency', 'admin'] as const;
      const person = await signedIn(
        centre,
        roles.map((role) => ({ role, place: own.place })),
      );
      const counts = () => centre.sql`
        SELECT (SELECT count(*) FROM loa.station_order WHERE station = ${other.station}) AS orders,
          (SELECT count(*) FROM loa.station_key WHERE station = ${other.station} AND ended_at IS NULL) AS keys,
          (SELECT count(*) FROM loa.finding WHERE seen_at IS NOT NULL) AS seen,
          (SELECT count(*) FROM loa.dispatch WHERE over_at IS NOT NULL) AS over`;
      const before = [...(await counts())];
      for (const { path } of forms().filter((one) => !open.test(one.path)))
        for (const value of guesses())
          for (const address of filled(path, [value])) {
            const named = {
              dai: value,
              id: value,
              order: value,
              station: value,
              stations: value,
              tat_ca: 'co',
              all: 'on',
              noi: 'Tỉnh Kia',
              place: '1',
              places: '1',
              'ly-do': 'x',
              why: 'x',
              thing: value,
            };
            const { status } = await person.post(address, named);
            expect({ address, isWell: status < 500 }).toEqual({ address, isWell: true });
          }
      expect([...(await counts())]).toEqual(before);
    });

    it('keeps texts texts, whatever address, query and names hold', async () => {
      const { station } = await centre.station(nasty, { place: ['Tỉnh Này', nasty] });
      const person = await signedIn(
        centre,
        [{ role: 'admin' }, { role: 'viewer' }, { role: 'sender' }, { role: 'emergency' }],
        nasty,
      );
      const query = [
        'tim',
        'noi',
        'xem',
        'trang',
        'tu',
        'den',
        'thang',
        'nam',
        'tep',
        'q',
        'kieu',
        'order',
        'dai',
        'bao',
      ]
        .map((name) => `${name}=${encodeURIComponent(nasty)}`)
        .join('&');
      for (const { path } of pages())
        for (const address of filled(path, [station, ...other.orders, nasty]).flatMap((one) => [
          one,
          `${one}?${query}`,
        ])) {
          const { status, text } = await looks(person, address);
          expect({ address, isWell: status < 500 }).toEqual({ address, isWell: true });
          expect({ address, hasScript: text.includes('<script>alert') }).toEqual({
            address,
            hasScript: false,
          });
        }
    });
  });
});
