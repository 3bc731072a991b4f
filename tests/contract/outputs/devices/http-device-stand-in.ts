// A simulated loudspeaker that is asked over HTTP. No real device was here; its faults are made to order.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpDevice, HttpModel } from '../../../../content/schema/speakers.ts';
import { listen } from './listening.ts';
import { createPlayer } from './player-stand-in.ts';

/** What goes wrong with a path's next answers; `after-lost`: it does what it was asked, and the answer never comes. */
export type HttpFault = 'slow' | '500' | '500-after' | 'wrong-json' | 'after-lost' | 'refuses';

export const user = 'loa';
export const password = 'mật khẩu "khó"';
const realm = 'Loa thu';

export interface HttpStandIn {
  readonly device: HttpDevice;
  readonly model: HttpModel;
  readonly player: ReturnType<typeof createPlayer>;
  /** Each request that was let in: method, path, body. */
  readonly asked: readonly { readonly what: string; readonly body: string }[];
  /** Requests that were not let in. */
  readonly refused: () => number;
  /** From now on; undefined: nothing is wrong any more. */
  readonly fail: (path: string, fault: HttpFault | undefined) => void;
  /** Instead of what it does: `error`, or a word that nobody knows. */
  readonly say: (word: string | undefined) => void;
  readonly setVolume: (volume: number) => void;
  readonly connections: () => number;
  readonly stop: () => void;
}

export async function startHttpDevice({
  id = 'cot-1',
  isLocked = false,
  tells = true,
} = {}): Promise<HttpStandIn> {
  const player = createPlayer();
  const asked: { what: string; body: string }[] = [];
  const faults = new Map<string, HttpFault>();
  let refused = 0;
  let word: string | undefined;
  let volume = 50;
  const digests = createGate();
  const done = new Set<string>();

  const work = async (path: string, body: string): Promise<unknown> => {
    if (path === '/stop') player.stop();
    if (path === '/volume') volume = Number(factIn(body, 'volume'));
    if (path === '/play') {
      const key = String(factIn(body, 'key'));
      if (done.has(key)) return { result: 'ok' };
      done.add(key);
      await player.play(String(factIn(body, 'url')));
    }
    if (path !== '/status') return { result: 'ok' };
    const state = word ?? (player.isPlaying() ? 'playing' : 'idle');
    return { state, position: player.positionMs() / 1000, volume, url: player.url() };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    if (isLocked && !digests.lets(request)) {
      refused += 1;
      response.writeHead(401, { 'WWW-Authenticate': digests.challenge() }).end();
      return;
    }
    const body = await bodyOf(request);
    asked.push({ what: `${request.method ?? ''} ${path}`, body });
    const fault = faults.get(path);
    if (fault === 'slow') await sleep(8000, undefined, { ref: false });
    if (fault === '500' || fault === 'refuses') {
      response.writeHead(fault === '500' ? 500 : 409).end('bận');
      return;
    }
    const said = await work(path, body);
    if (fault === 'after-lost') {
      request.socket.destroy();
      return;
    }
    response.writeHead(fault === '500-after' ? 500 : 200, { 'Content-Type': 'application/json' });
    response.end(fault === 'wrong-json' ? '{"result": ' : JSON.stringify(said));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const { port, connections, stop } = await listen(server);
  return {
    device: {
      ...{ id, name: `Loa ${id}`, model: 'thu', address: `127.0.0.1:${port}` },
      ...(isLocked && { user }),
    },
    model: modelOf(isLocked, tells),
    ...{ player, asked, connections },
    refused: () => refused,
    fail: (path, fault) => {
      if (fault) faults.set(path, fault);
      else faults.delete(path);
    },
    say: (said) => {
      word = said;
    },
    setVolume: (wanted) => {
      volume = wanted;
    },
    stop: () => {
      player.stop();
      stop();
    },
  };
}

function modelOf(isLocked: boolean, tells: boolean): HttpModel {
  const at = (path: string): string => `http://{address}${path}`;
  return {
    id: 'thu',
    timeoutMs: 2500,
    ...(isLocked && { auth: 'digest' as const }),
    play: {
      ...{ method: 'POST', url: at('/play'), success: { at: '/result', equals: 'ok' } },
      body: '{"url": "{audioUrl}", "key": "{key}", "title": "{title}"}',
    },
    stop: { method: 'POST', url: at('/stop'), success: { at: '/result', equals: 'ok' } },
    ...(tells && {
      status: {
        ...{ url: at('/status'), at: '/state', playing: ['playing'], idle: ['idle'] },
        ...{ failed: ['error'], positionAt: '/position', positionUnit: 's', volumeAt: '/volume' },
      },
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) text += String(part);
  return text;
}

function factIn(body: string, name: string): unknown {
  const found: unknown = JSON.parse(body || '{}');
  return typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
}

/** Digest authentication as a device asks for it (RFC 7616, SHA-256, qop auth), checked independently of our own answer. */
function createGate() {
  let turn = 0;
  const nonces = new Set<string>();
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    challenge(): string {
      const nonce = `n${++turn}`;
      nonces.add(nonce);
      return `Basic realm="${realm}", Digest realm="${realm}", qop="auth,auth-int", algorithm=SHA-256, nonce="${nonce}", opaque="o"`;
    },
    lets({ headers, method = '', url = '' }: IncomingMessage): boolean {
      const header = headers.authorization ?? '';
      const fact = (name: string): string =>
        new RegExp(`\\b${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^,]+))`)
          .exec(header)
          ?.slice(1)
          .find(Boolean) ?? '';
      if (!header.startsWith('Digest ') || !nonces.has(fact('nonce'))) return false;
      const known = hash(`${user}:${realm}:${password}`);
      const asked = hash(`${method}:${url}`);
      const proof = `${known}:${fact('nonce')}:${fact('nc')}:${fact('cnonce')}:auth:${asked}`;
      return fact('username') === user && fact('uri') === url && fact('response') === hash(proof);
    },
  };
}
