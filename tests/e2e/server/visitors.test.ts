// More visitors than the page can take, and visitors who hold on to it.
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serve, type Serving } from '../../../scheduler/server/serve.ts';
import { mostConnections, visitorPatience } from '../../../scheduler/server/visitors.ts';

const parts = {
  siteDir: () => undefined,
  publicDir: '/nowhere',
  health: () => ({ status: 200, type: 'text/plain', body: 'khỏe' }),
  console: () => undefined,
};
let serving: Serving | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await serving?.close();
  serving = undefined;
});

/** A visitor who sends `text` and waits; what he was answered once the connection is closed, or as far as `until` wants. */
async function visit(text = ''): Promise<{ answer: () => string; closed: Promise<string> }> {
  const { hostname, port } = new URL(serving?.url ?? '');
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  let heard = '';
  const closed = new Promise<string>((resolve) => {
    socket.setEncoding('utf8').on('data', (part: string) => (heard += part));
    socket
      .on('error', () => undefined)
      .on('close', () => {
        resolve(heard);
      });
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  if (text !== '') socket.write(text);
  return { answer: () => heard, closed };
}

it.each([
  [40, 8],
  [256, 104],
  [1024, 488],
  [1_048_576, 1000],
  [Infinity, 1000],
])('of a process that may open %d files: %d connections', (openFiles, most) => {
  expect(mostConnections(openFiles)).toBe(most);
});

it('beyond the limit a visitor is told to come back, and who is there is still served', async () => {
  serving = await serve(parts, { host: '127.0.0.1', port: 0 }, { most: 3 });
  const ask = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
  const waiting = [await visit(ask), await visit(ask), await visit(ask)];
  const late = await (await visit(`${ask}\r\n`)).closed;
  expect(late).toMatch(/^HTTP\/1\.1 503 /);
  expect(late).toContain('Retry-After: 10');
  expect(late).toContain('quá nhiều người xem');
  const [first] = waiting;
  sockets[0]?.write('Connection: close\r\n\r\n');
  expect(await first?.closed).toContain('khỏe');
});

it('whoever only keeps a connection for later gives it up to who asks', async () => {
  serving = await serve(parts, { host: '127.0.0.1', port: 0 }, { most: 2 });
  const idle = await visit('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(idle.answer).toContain('khỏe');
  await visit('GET /');
  await visit();
  expect(await idle.closed).toContain('khỏe');
});

it('a crowd that asks for nothing does not keep out who asks', async () => {
  serving = await serve(parts, { host: '127.0.0.1', port: 0 }, { most: 3 });
  const ask = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const crowd = [await visit(), await visit(), await visit()];
  // Told to come back until the first of them has had his second.
  await expect.poll(async () => (await visit(ask)).closed).toContain('khỏe');
  expect(await crowd[0]?.closed).toBe('');
});

it.each([
  ['says nothing', ''],
  ['sends his request a letter at a time', 'GET / HT'],
  ['announces more than he sends', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na'],
])('a visitor who %s is not waited for', async (_name, text) => {
  const short = { headersTimeout: 200, requestTimeout: 300, silenceTimeout: 400 };
  const patience = { ...visitorPatience, ...short, connectionsCheckingInterval: 50 };
  serving = await serve(parts, { host: '127.0.0.1', port: 0 }, { patience });
  await (
    await visit(text)
  ).closed;
});
