import { describe, expect, test } from 'vitest';
import { deviceFacts, volumeOf } from '../../../scheduler/playout/devices/device-facts.ts';
import { answerChallenge, readChallenge } from '../../../scheduler/playout/devices/http/digest.ts';
import type { DeviceEnd } from '../../../scheduler/playout/devices/device-job.ts';
import { readTold } from '../../../scheduler/playout/devices/read-told.ts';
import { secretVariable } from '../../../scheduler/playout/devices/secrets.ts';
import { verdictOfDevices } from '../../../scheduler/playout/devices/verdict.ts';

/** RFC 7616, 3.9.1. */
describe('Digest, as the RFC’s own example answers it', () => {
  const challenge = (algorithm: string): string =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
  test.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('%s', (algorithm, response) => {
    const asked = readChallenge(challenge(algorithm));
    const header =
      asked &&
      answerChallenge(asked, {
        ...{ method: 'GET', uri: '/dir/index.html', user: 'Mufasa', secret: 'Circle of Life' },
        ...{ count: 1, cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' },
      });
    expect(header).toContain(`response="${response}"`);
    expect(header).toContain('qop=auth, nc=00000001');
  });

  test.each([
    [undefined, undefined],
    ['Basic realm="a"', undefined],
    ['Digest realm="a", nonce="n", algorithm=SHA-512-256', undefined],
    ['Digest realm="a", nonce="n", qop="auth-int"', undefined],
    ['Basic realm="b", Digest realm="a", nonce="n"', 'a'],
    ['Digest realm="a", nonce="n", Basic realm="b"', 'a'],
    ['Digest realm="a", nonce="n", algorithm=SHA-512-256, Digest realm="c", nonce="m"', 'c'],
  ])('%s', (header, realm) => {
    expect(readChallenge(header)?.realm).toBe(realm);
  });
});

describe('what a device says', () => {
  const rules = { at: '/s', playing: ['1', 'play'], idle: ['0'], failed: ['err'] };
  const facts = deviceFacts(
    {
      ...{ slot: 's', title: 't', sha256: 'x', key: 'k', durationMs: 1001 },
      ...{ audioUrl: 'http://a/', startsAt: Date.parse('2026-12-01T10:00:00Z') },
    },
    { id: 'cot-1', address: 'a' },
    80,
    'Asia/Ho_Chi_Minh',
  );
  test.each([
    ['{"s": 1}', 'playing'],
    ['{"s": "0"}', 'idle'],
    ['{"s": "err"}', 'failed'],
    ['{"s": "đang tải"}', 'other'],
    ['{"s": {}}', undefined],
    ['{"t": 1}', undefined],
    ['<s>1</s>', undefined],
    ['', undefined],
  ])('%s', (text, state) => {
    expect(readTold(text, rules, facts)?.state).toBe(state);
  });

  test('position, volume, and whether it is ours', () => {
    const more = { positionAt: '/p', positionUnit: 's', volumeAt: '/v', playsAt: '/u' } as const;
    const told = '{"s": 1, "p": "2.5", "v": 0, "u": "http://a/"}';
    expect(readTold(told, { ...rules, ...more, plays: '{audioUrl}' }, facts)).toEqual({
      ...{ state: 'playing', said: '1', positionMs: 2500, volume: 0, isOurs: true },
    });
    expect(readTold('{"s": 1}', { ...rules, ...more, plays: '{audioUrl}' }, facts)).toEqual({
      ...{ state: 'playing', said: '1', isOurs: false },
    });
  });

  test('its words are shown short and in one line', () => {
    const said = readTold(
      `a\u001b[31m\n${'b'.repeat(100)}`,
      { playing: ['x'], idle: ['y'] },
      facts,
    );
    expect(said?.said).toMatch(/^a \[31m b{50,}…$/);
  });

  test('hours in all their forms', () => {
    expect(facts).toMatchObject({
      ...{ startsAt: '2026-12-01T17:00:00+07:00', startsAtUtc: '2026-12-01T10:00:00.000Z' },
      ...{ startsDate: '2026-12-01', startsTime: '17:00:00', startsAtUnix: 1_796_119_200 },
      ...{ durationMs: 1001, durationS: 2 },
    });
  });
});

test.each([
  [undefined, 0, 100],
  [80, 0, 80],
  [80, -6, 40],
  [80, -60, 0],
])('volume %s, turned by %s dB: %s', (set, gainDb, volume) => {
  expect(volumeOf(set, gainDb)).toBe(volume);
});

test('a device’s variable', () => {
  expect(secretVariable('cot-1')).toBe('LOA_SPEAKER_COT_1');
});

describe('several loudspeakers, one end', () => {
  const heard: DeviceEnd = { how: 'heard', positionMs: 900 };
  const given: DeviceEnd = { how: 'accepted', why: 'w' };
  const unknown: DeviceEnd = { how: 'unknown', why: 'w' };
  const refused: DeviceEnd = { how: 'refused', why: 'w' };
  const cut: DeviceEnd = { how: 'cut', positionMs: 300, why: 'w' };
  const stopped: DeviceEnd = { how: 'stopped', positionMs: 200, why: '' };
  const deaf: DeviceEnd = { how: 'not-stopped', positionMs: 200, why: 'w' };
  test.each<[string, readonly DeviceEnd[], string, number | undefined]>([
    ['one heard', [refused, heard, given], 'finished', 1000],
    ['given and refused', [refused, given], 'handed-over', undefined],
    ['unknown alone', [unknown], 'handed-over', undefined],
    ['cut and refused', [cut, refused], 'failed', 400],
    ['cut and given', [cut, given], 'handed-over', undefined],
    ['stopped and refused', [stopped, refused], 'stopped', 300],
    ['one goes on sounding', [stopped, deaf], 'failed', 300],
  ])('%s', (_, ends, how, positionMs) => {
    const verdict = verdictOfDevices(
      ends.map((end, n) => ({ name: `Loa ${n}`, end })),
      100,
    );
    expect(verdict.how).toBe(how);
    expect('positionMs' in verdict ? verdict.positionMs : undefined).toBe(positionMs);
  });
});
