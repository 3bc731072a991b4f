// What a page sends while somebody speaks: whose it is, in which order, how much.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterSpeech } from '../../../scheduler/acts/enter-speech.ts';
import { speechBytesPerMs } from '../../../scheduler/core/speech.ts';
import { liveStatus } from '../../../scheduler/console/live/live-status.ts';
import { createLiveDesk, type LiveDesk } from '../../../scheduler/console/live/live-desk.ts';
import { endSpeech, speechEnd, speechFiles } from '../../../scheduler/store/speech-files.ts';
import type { OperatorAct } from '../../../scheduler/store/store.ts';
import { consoleInTest } from '../../setup/console.ts';

let home = '';
let nowMs = 0;
let desk: LiveDesk;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-live-'));
  nowMs = 0;
  desk = createLiveDesk(home, () => nowMs);
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const hoa = { session: 'phiên-1', name: 'Bà Hoa' };
const sound = (ms: number): Uint8Array => new Uint8Array(ms * speechBytesPerMs).fill(7);
const piece = (number: number, ms = 100) => ({ number, bytes: sound(ms) });

describe('the desk', () => {
  it('writes pieces in order; one that comes twice is written once', () => {
    const id = desk.open(hoa);
    desk.take(hoa.session, id, piece(0), undefined);
    desk.take(hoa.session, id, piece(0), undefined);
    expect(desk.take(hoa.session, id, piece(1), undefined)).toEqual({
      ...{ bytes: 200 * speechBytesPerMs, next: 2, end: undefined },
    });
    expect(readFileSync(speechFiles(home, id).pcm)).toHaveLength(200 * speechBytesPerMs);
  });

  it.each([
    ['a piece is missing', piece(1)],
    ['half a sample', { number: 0, bytes: new Uint8Array(3) }],
    ['more than anybody speaks in the time', piece(0, 3200)],
  ])('%s: it ends', (_what, wrong) => {
    const id = desk.open(hoa);
    expect(desk.take(hoa.session, id, wrong, undefined)?.end).toBe('torn');
    expect(desk.take(hoa.session, id, piece(0), undefined)?.bytes).toBe(0);
  });

  it('another session has no such speech', () => {
    const id = desk.open(hoa);
    expect(desk.take('phiên-2', id, piece(0), 'stopped')).toBeUndefined();
    expect(speechEnd(speechFiles(home, id))).toBeUndefined();
  });

  it('whoever comes second is told who speaks, until that one has ended', () => {
    const id = desk.open(hoa);
    expect(() => desk.open({ session: 'phiên-2', name: 'Ông Tư' })).toThrow(
      'Bà Hoa đang nói trực tiếp.',
    );
    desk.take(hoa.session, id, undefined, 'stopped');
    expect(desk.open({ session: 'phiên-2', name: 'Ông Tư' })).not.toBe(id);
  });

  it('a page that goes before it knows its number ends what its session has open, and no other', () => {
    const id = desk.open(hoa);
    desk.leave('phiên-2');
    expect(speechEnd(speechFiles(home, id))).toBeUndefined();
    desk.leave(hoa.session);
    expect(speechEnd(speechFiles(home, id))).toBe('left');
  });

  it('what the disk does not take ends it', () => {
    const id = desk.open(hoa);
    const { pcm } = speechFiles(home, id);
    rmSync(pcm);
    mkdirSync(pcm);
    expect(desk.take(hoa.session, id, piece(0), undefined)?.end).toBe('not-written');
  });

  it('a page that has gone without a word keeps nobody out for long', () => {
    desk.open(hoa);
    nowMs = 10_001;
    expect(() => desk.open({ session: 'phiên-2', name: 'Ông Tư' })).not.toThrow();
  });

  it('after its end nothing is written any more, and the first reason holds', () => {
    const id = desk.open(hoa);
    const files = speechFiles(home, id);
    endSpeech(files, 'connection-lost');
    desk.take(hoa.session, id, piece(0), 'stopped');
    expect(speechEnd(files)).toBe('connection-lost');
    expect(readFileSync(files.pcm)).toHaveLength(0);
  });
});

describe('through the gate', () => {
  const path = '/dai/noi-truc-tiep/tieng';
  const begun = () => {
    const console = consoleInTest(home);
    const cookie = console.signIn('operator');
    const live = console.parts.speeches.open({
      session: console.parts.accounts.personOf(cookie)?.session ?? '',
      name: 'Bà Hoa',
    });
    const act = { kind: 'speak-live', live, speech: 'emergency' } as const satisfies OperatorAct;
    const request = console.store.ask('Bà Hoa', act, Date.now());
    const send = async (body: object, by = cookie) => {
      const answer = await console.postJson(path, {
        cookie: by,
        body: { request: request.id, ...body },
      });
      return { code: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const take = (): void => {
      const [now, timeZone] = [Date.now(), 'Asia/Ho_Chi_Minh'];
      enterSpeech({ store: console.store, now, timeZone, mostMs: 60_000 }, request, act);
    };
    return { console, cookie, send, take, live };
  };
  const base64 = Buffer.from(sound(100)).toString('base64');

  it('how it stands is told with each piece', async () => {
    const { send, take } = begun();
    expect((await send({})).body).toEqual({ status: { state: 'asked' }, next: 0 });
    take();
    expect((await send({ number: 0, sound: base64 })).body).toEqual({
      ...{ status: { state: 'opens' }, next: 1 },
    });
    expect((await send({ end: 'stopped' })).body['status']).toEqual({
      ...{ state: 'ends', why: 'stopped' },
    });
  });

  it('left before its number was known', async () => {
    const { console, cookie, live } = begun();
    await console.postJson(path, { cookie, body: { end: 'left' } });
    expect(speechEnd(speechFiles(home, live))).toBe('left');
  });

  it.each([
    ['no number', { sound: base64 }],
    ['no base64', { number: 0, sound: 'x y' }],
    ['more than a piece holds', { number: 0, sound: base64.repeat(40) }],
    ['an end that only the station may say', { end: 'connection-lost' }],
  ])('%s: 422', async (_what, body) => {
    const { send, live } = begun();
    expect((await send(body)).code).toBe(422);
    expect(speechEnd(speechFiles(home, live))).toBeUndefined();
  });

  it('another person with the same role has no such speech; one without it is refused', async () => {
    const { console, send } = begun();
    expect((await send({}, console.signIn('approver'))).code).toBe(404);
    expect((await send({}, console.signIn('editor'))).code).toBe(403);
  });

  it('a role that is taken away in mid-speech ends at the gate', async () => {
    const { console, cookie, send } = begun();
    expect((await send({ number: 0, sound: base64 })).code).toBe(200);
    console.signOut(cookie);
    expect((await console.postJson(path, { cookie, body: {}, token: 'x' })).status).toBe(401);
  });

  it('the microphone is allowed on this page alone', async () => {
    const { console, cookie } = begun();
    const policy = async (page: string): Promise<string> =>
      (await console.get(page, cookie)).headers.get('permissions-policy') ?? '';
    expect(await policy('/dai/noi-truc-tiep/')).toContain('microphone=(self)');
    expect(await policy('/dai/')).toContain('microphone=()');
    expect(await policy('/dai/khan-cap/')).toContain('microphone=()');
  });
});

it.each([
  ['as fast as it is said', 20_000, 40_000],
  ['over a slow network, what is left goes by the time', 5000, 40_000],
] as const)('how long one may still speak: %s', (_what, spokenMs, leftMs) => {
  const outcome = { ok: true, code: 'speech-taken', slot: 'a', mostMs: 60_000, at: 0 } as const;
  const slot = { id: 'a', campaign: 'khan-cap', startsAt: 0, state: 'airing', airedAt: 0 } as const;
  const bytes = spokenMs * speechBytesPerMs;
  const standing = { outcome, slot, bytes, end: undefined, timeZone: 'Asia/Ho_Chi_Minh' };
  expect(liveStatus({ ...standing, now: 23_000 })).toEqual({ state: 'speaks', spokenMs, leftMs });
});
