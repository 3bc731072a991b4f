// An emergency's centre: two stations in two provinces, an officer of both, and what they say and read.
import { setArea } from '../../../scheduler/centre/ledger/cap.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import {
  downAnswerShape,
  orderShape,
  type Order,
  type OrderState,
} from '../../../scheduler/centre/talk/order.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import type { TestServer } from './one-server.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestMachine } from './test-centre.ts';

export const kinhMonPath = ['Hải Dương', 'Kinh Môn'];
export const sender = 'kttv@example.vn';

let form = 0;

/** That day, by the hour of the people. */
export const at = (text: string): number => Date.parse(`2026-11-30T${text}:00+07:00`);
/** Stages of a page and how many stations are in each. */
export const countsIn = (page: string): string =>
  [...page.matchAll(/data-stage="([\w-]+)"\s+data-count="(\d+)"/g)]
    .map(([, stage, count]) => `${stage} ${count}`)
    .join(', ');

/** An alert in CAP; each has a name of its own. */
export const cap = (more: Readonly<Record<string, string>> = {}): string => {
  const said: Record<string, string> = {
    ...{ identifier: `VN-${(form += 1)}`, sender, sent: '2026-11-30T18:00:00+07:00' },
    ...{ status: 'Actual', msgType: 'Alert', scope: 'Public', references: '', geocode: '292' },
    ...more,
  };
  const tags = ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'references']
    .map((name) => (said[name] === '' ? '' : `<${name}>${said[name]}</${name}>`))
    .join('');
  return `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${tags}<info><language>vi</language><category>Met</category><event>Lũ</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2026-11-30T23:00:00+07:00</expires><headline>Lũ lớn</headline><description>Nước lên nhanh.</description><area><areaDesc>Kinh Môn</areaDesc><geocode><valueName>MaDVHC</valueName><value>${said['geocode']}</value></geocode></area></info></alert>`;
};

export type EmergencyDesk = Awaited<ReturnType<typeof openEmergencyDesk>>;

/** With an area that alerts name (292). */
export async function openEmergencyDesk(server: TestServer) {
  const centre = await openTestCentre(server);
  centre.clock.now = at('17:00');
  const kinhMon = (await placeAt(centre.sql, kinhMonPath)) ?? 0;
  const longKhe = (await placeAt(centre.sql, ['Bắc Ninh', 'Long Khê'])) ?? 0;
  const near = await centre.station('An Phụ', { place: kinhMonPath });
  const far = await centre.station('Long Khê', { place: ['Bắc Ninh', 'Long Khê'] });
  const officer = await signedIn(centre, [{ role: 'emergency' }], 'Bà Hoa');
  await setArea(centre.sql, {
    ...{ name: 'MaDVHC', value: '292', selection: { places: [kinhMon] }, by: 'x', at: 1 },
  });

  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now });
  const postOf = (machine: TestMachine): Post =>
    createPost(
      {
        ...{ url: centre.url, centre: centre.centre.id, centreKey: centre.centre.publicKey },
        ...machine,
      },
      () => centre.clock.now,
    );
  const ordersFor = async (
    machine: TestMachine,
    states: readonly { order: string; state: OrderState; reason?: object }[] = [],
  ): Promise<readonly Order[]> => {
    const told = states.map((state) => ({ ...state, at: centre.clock.now }));
    const { orders } = await postOf(machine).send(
      'down',
      { after: 0, states: told },
      downAnswerShape,
    );
    return orders.map(({ bytes }) =>
      orderShape.parse(JSON.parse(Buffer.from(bytes, 'base64url').toString())),
    );
  };
  const fields = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
    ...{ ten: 'Xả lũ', loi: 'Bà con rời bờ sông ngay.', muc: 'Immediate', nhac: '15', den: '' },
    ...{ het: '2026-11-30T20:00', noi: [String(kinhMon)], so: `so-${(form += 1)}`, ...more },
  });
  const sendBy = async (who: SignedIn, more: Parameters<typeof fields>[0] = {}) => {
    const answer = await who.post('/khan-cap/phat/', fields(more));
    const [, id = ''] = /^\/khan-cap\/([^/]+)\/$/.exec(answer.headers.get('location') ?? '') ?? [];
    return { answer, id };
  };
  const upload = async (text: string, who = officer): Promise<Response> => {
    const body = new FormData();
    body.set('tep', new File([text], 'canh-bao.xml'));
    return who.send('/khan-cap/cap/tep/', body);
  };

  return { centre, kinhMon, longKhe, near, far, officer, parts, ordersFor, fields, sendBy, upload };
}
