// A passkey in software: what a telephone or a security key answers, made by hand after WebAuthn level 2.
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { describe, expect, it } from 'vitest';
import { beginPasskey, endPasskey } from '../../../../scheduler/console/accounts/factor-acts.ts';
import { askForPasskey, passkeyHost } from '../../../../scheduler/console/accounts/passkeys.ts';
import { secondStep, signIn } from '../../../../scheduler/console/accounts/sign-in.ts';
import { openTestPeople, password, station, type TestPeople } from './open-test-people.ts';

const origin = 'http://localhost:4321';
const owner = { by: 'Tên an', account: 'an' };
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

class SoftKey {
  readonly id = Buffer.from('khoa-cua-may-nay');
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  #count = 0;

  constructor() {
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** As navigator.credentials.create gives it, in JSON. */
  create(challenge: string, at = origin): string {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array<ArrayBuffer>>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
      ] as const),
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const key = Buffer.from(isoCBOR.encode(cose));
    const data = Buffer.concat([this.#data(0x45, at), Buffer.alloc(16), length, this.id, key]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Uint8Array<ArrayBuffer> | Map<string, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', Uint8Array.from(data)],
      ]),
    );
    return this.#answer({
      clientDataJSON: clientData('webauthn.create', challenge, at).toString('base64url'),
      attestationObject: Buffer.from(attestation).toString('base64url'),
    });
  }

  /** As navigator.credentials.get gives it, in JSON. */
  get(challenge: string, at = origin): string {
    this.#count += 1;
    const data = this.#data(0x05, at);
    const client = clientData('webauthn.get', challenge, at);
    const signed = Buffer.concat([data, sha256(client)]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
    });
  }

  #data(flags: number, at: string): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#count);
    return Buffer.concat([sha256(new URL(at).hostname), Buffer.from([flags]), count]);
  }

  #answer(response: object): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });
  }
}

function clientData(type: string, challenge: string, at: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }));
}

// The library's options, of which the key needs this alone.
const challengeIn = (options: string): string =>
  (JSON.parse(options) as { challenge: string }).challenge;

async function withKey(at = origin): Promise<{ people: TestPeople; key: SoftKey; kept: boolean }> {
  const people = openTestPeople();
  await people.add('an', ['operator']);
  const key = new SoftKey();
  const begun = await beginPasskey(people, owner, { origin, station: 'Đài' });
  if (!begun) throw new Error('no passkeys here');
  const answer = key.create(challengeIn(begun.options), at);
  const typed = { half: begun.half, answer, label: 'máy trực' };
  const done = await endPasskey(people, owner, typed, origin);
  return { people, key, kept: 'recovery' in done };
}

/** The second step with what the key signs for `challenge`, or for the right one. */
async function secondStepWith(
  { people, key }: { people: TestPeople; key: SoftKey },
  { at = origin, challenge = '' } = {},
) {
  const first = await signIn(people, { name: 'an', password }, station);
  if (first.is !== 'second') throw new Error(first.is);
  const asked = await askForPasskey(people.factors.passkeys.list('an'), 'localhost');
  people.halves.setChallenge(first.half, asked.challenge);
  const passkey = key.get(challenge || asked.challenge, at);
  const step = () => secondStep(people, first.half, { passkey, origin }, station);
  return { outcome: await step(), again: step };
}

describe('a passkey', () => {
  it('is kept with its public key, and lets in; what it signed does so once', async () => {
    const made = await withKey();
    expect(made.kept).toBe(true);
    const { outcome, again } = await secondStepWith(made);
    expect(outcome.is).toBe('in');
    expect((await again()).is).toBe('expired');
    expect((await secondStepWith(made)).outcome.is).toBe('in');
  });
  it('made for another page is not kept', async () => {
    expect((await withKey('http://localhost:9999')).kept).toBe(false);
  });
  it.each([
    ['of another page', { at: 'http://localhost:9999' }],
    ['of another time', { challenge: Buffer.from('hôm qua').toString('base64url') }],
  ])('an answer %s is wrong', async (_, how) => {
    const made = await withKey();
    expect((await secondStepWith(made, how)).outcome.is).toBe('wrong');
  });
  it('of somebody else is wrong', async () => {
    const { people } = await withKey();
    expect((await secondStepWith({ people, key: new SoftKey() })).outcome.is).toBe('wrong');
  });
});

it.each([
  ['http://localhost:4321', 'localhost'],
  ['https://loa.anphu.example.vn:4343', 'loa.anphu.example.vn'],
  ['http://127.0.0.1:4321', undefined],
  ['https://192.168.1.10:4343', undefined],
  ['https://[::1]:4343', undefined],
  ['http://loa.anphu.example.vn', undefined],
])('at %s passkeys belong to %s', (at, host) => {
  expect(passkeyHost(at)).toBe(host);
});
