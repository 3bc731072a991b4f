// A maker's push service can't be had here: a local HTTPS server stands for it, and unseals what it got as a browser would.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PushDevice } from '../../../../scheduler/console/accounts/push-book.ts';
import { pushDeviceId } from '../../../../scheduler/console/accounts/push-book.ts';
import { createNotify } from '../../../../scheduler/console/notify/notify.ts';
import { createPush, isPushService, type Push } from '../../../../scheduler/console/notify/push.ts';
import { pushReaders } from '../../../../scheduler/console/notify/readers.ts';
import { writePush } from '../../../../scheduler/console/notify/write-push.ts';
import { createMemoryStore } from '../../../../scheduler/store/memory.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { wardWith } from '../../../setup/schedule.ts';
import { openTestPeople } from '../accounts/open-test-people.ts';

const service = 'https://fcm.googleapis.com/fcm/send';

function browserKeys() {
  const ecdh = createECDH('prime256v1');
  const p256dh = ecdh.generateKeys().toString('base64url');
  const secret = randomBytes(16);
  return { ecdh, secret, keys: { p256dh, auth: secret.toString('base64url') } };
}

/** RFC 8188 and 8291, from their texts: what a browser does with a message. */
function unseal(body: Buffer, { ecdh, secret }: ReturnType<typeof browserKeys>): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const key = hkdfSync('sha256', ecdh.computeSecret(theirs), secret, info, 32);
  const of = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key), salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', of('aes128gcm', 16), of('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

async function pushService(status: number) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  const got: { body: Buffer; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      got.push({ body: Buffer.concat(pieces), headers: request.headers });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // Its port is a number, since it listens to one.
  const { port } = server.address() as AddressInfo;
  return {
    ...{ got, endpoint: `https://127.0.0.1:${port}/x` },
    // What it says of itself nobody has signed.
    agent: new Agent({ rejectUnauthorized: false }),
  };
}

const notice = {
  kind: 'approval',
  says: 'Chờ duyệt: Dịch vụ công.',
  path: '/dai/duyet/ab/',
} as const;

describe('a message to a browser', () => {
  it('is sealed for it alone, signed by the station, and says what it is and where it leads', async () => {
    const { got, endpoint, agent } = await pushService(201);
    const browser = browserKeys();
    const { pushes } = openTestPeople();
    const push = createPush(pushes, () => 'https://anphu.gov.vn', agent);
    const message = writePush('Đài phường An Phụ', [notice]);
    expect(await push({ endpoint, keys: browser.keys }, message)).toBe('sent');
    expect(await push({ endpoint, keys: browser.keys }, message)).toBe('sent');
    const [first, second] = got;
    expect(JSON.parse(unseal(first?.body ?? Buffer.of(), browser))).toEqual({
      title: '[Đài phường An Phụ] bản tin chờ duyệt',
      body: 'Chờ duyệt: Dịch vụ công.',
      path: '/dai/duyet/ab/',
      isUrgent: false,
    });
    expect(first?.body.includes('Chờ duyệt')).toBe(false);
    const keyOf = (header: unknown) => /k=([\w-]+)/.exec(String(header))?.[1];
    expect(keyOf(first?.headers['authorization'])).toBeDefined();
    expect(keyOf(second?.headers['authorization'])).toBe(keyOf(first?.headers['authorization']));
    expect(first?.headers).toMatchObject({ ttl: '86400', urgency: 'normal' });
  });
  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [403, 'refused'],
    [503, 'refused'],
  ])('a service that answers %i: %s', async (status, outcome) => {
    const { endpoint, agent } = await pushService(status);
    const push = createPush(openTestPeople().pushes, () => 'mailto:a@b.vn', agent);
    const device = { endpoint, keys: browserKeys().keys };
    const told = push(device, writePush('Đài', [notice])).catch((error: unknown) =>
      String(error).includes(`trả lời mã ${status}`) ? 'refused' : error,
    );
    expect(await told).toBe(outcome);
  });
  it('of many things shows the first, and leads to the page of all', () => {
    const alarm = { kind: 'trouble', says: 'x'.repeat(9000), path: '/dai/may/' } as const;
    const message = writePush('Đài', [alarm, notice]);
    expect(message).toMatchObject({ path: '/dai/', isUrgent: true });
    expect(message.body).toMatch(/…\nVà 1 việc nữa\.$/);
    expect(JSON.stringify(message).length).toBeLessThan(2000);
  });
});

it.each([
  [`${service}/abc:def`, true],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
  ['https://web.push.apple.com/Qx', true],
  ['https://wns2-sg2p.notify.windows.com/w/?token=x', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://a:b@fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com.example.com/x', false],
  ['https://evilfcm.googleapis.com.vn/x', false],
  ['https://xnotify.windows.com/x', false],
  ['https://192.168.1.1/x', false],
  ['', false],
])('%s is sent to: %s', (endpoint, is) => {
  expect(isPushService(endpoint)).toBe(is);
});

describe('who is told', () => {
  async function station(push: Push) {
    const people = openTestPeople();
    const store = createMemoryStore();
    const said: string[] = [];
    const add = async (account: string, endpoint: string) => {
      await people.add(account, ['operator']);
      people.pushes.add({ account, endpoint, keys: browserKeys().keys, agent: 'x' });
    };
    await add('an', `${service}/an`);
    await add('binh', `${service}/binh`);
    const notify = createNotify({
      ...{ store: () => store, told: people.told, ward: () => wardWith() },
      ...{ tell: (line) => said.push(line), sayFailure: (why) => why },
      readers: (ward) => pushReaders({ book: people.book, pushes: people.pushes, push }, ward),
    });
    const alarm = (message: string) => {
      store.commit([{ at: 1, slot: '', event: 'alarm', detail: { message } }]);
    };
    return { people, said, notify, alarm };
  }

  it('one whose service fails keeps nobody else; what he missed he is told later, once', async () => {
    const told: string[] = [];
    let fails = true;
    const { notify, alarm, said } = await station(({ endpoint }, { body }) => {
      if (fails && endpoint.endsWith('an')) return Promise.reject(new Error('ETIMEDOUT'));
      told.push(`${endpoint.slice(service.length)} ${body}`);
      return Promise.resolve('sent');
    });
    await notify(0);
    alarm('mất tiếng');
    await notify(1);
    expect(told).toEqual(['/binh Sự cố: mất tiếng']);
    alarm('lại mất tiếng');
    await notify(2);
    expect(told[1]).toBe('/binh Sự cố: lại mất tiếng');
    expect(said).toHaveLength(1);
    fails = false;
    await notify(100_000);
    await notify(200_000);
    expect(told.slice(2)).toEqual(['/an Sự cố: mất tiếng\nVà 1 việc nữa.']);
  });
  it('a browser that is gone, one of a disabled account, one of a removed account: none', async () => {
    const told: PushDevice['endpoint'][] = [];
    const { notify, alarm, people } = await station(({ endpoint }) => {
      told.push(endpoint);
      return Promise.resolve('gone');
    });
    await people.add('chi', ['admin']);
    await notify(0);
    people.book.setState('binh', 'disabled');
    alarm('1');
    await notify(1);
    alarm('2');
    await notify(2);
    expect(told).toEqual([`${service}/an`]);
    people.book.setState('binh', 'removed');
    expect(people.pushes.list()).toEqual([]);
  });
});

describe('the form', () => {
  const fields = { endpoint: `${service}/x`, ...browserKeys().keys };
  const send = (
    console: ConsoleInTest,
    form: string,
    cookie: string,
    typed: Readonly<Record<string, string>>,
  ) =>
    console.post(`/dai/viec/${form}`, {
      cookie,
      fields: { token: console.tokenOf(cookie), ...typed },
    });

  it('a browser asks for it, and no more; another person’s is not touched', async () => {
    const console = consoleInTest();
    const an = console.signIn('viewer');
    expect((await send(console, 'push-on', an, fields)).status).toBe(303);
    const { pushes } = console.parts.accounts;
    const id = pushDeviceId(fields.endpoint);
    expect(pushes.list().map((device) => device.id)).toEqual([id]);
    const page = await (await console.get('/dai/tai-khoan/', an)).text();
    expect(page).toContain(`data-push-device="${id}"`);
    expect(page).not.toContain(fields.endpoint);
    const binh = console.signIn('admin');
    await send(console, 'push-off', binh, { device: id });
    expect(pushes.list()).toHaveLength(1);
    await send(console, 'push-off', an, { device: id });
    expect(pushes.list()).toEqual([]);
  });
  it.each([
    ['another address', { endpoint: 'https://192.168.1.1/x' }],
    ['no key', { p256dh: '' }],
    ['a short secret', { auth: 'AAAA' }],
  ])('%s is refused', async (_, wrong) => {
    const console = consoleInTest();
    const cookie = console.signIn('viewer');
    expect((await send(console, 'push-on', cookie, { ...fields, ...wrong })).status).toBe(422);
    expect(console.parts.accounts.pushes.list()).toEqual([]);
  });
});
