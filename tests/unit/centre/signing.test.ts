import { expect, it } from 'vitest';
import {
  isSigned,
  keyId,
  makeKey,
  rawPublicKey,
  readKey,
  keyText,
  signMessage,
} from '../../../scheduler/centre/talk/signing.ts';

const key = makeKey();
const publicKey = rawPublicKey(key);
const message = Buffer.from('{"a":1}');
const signature = signMessage(key, 'log', message);

it('a signature holds for its own bytes, purpose and key, and for nothing else', () => {
  expect(isSigned(publicKey, 'log', message, signature)).toBe(true);
  expect(isSigned(publicKey, 'beat', message, signature)).toBe(false);
  expect(isSigned(publicKey, 'log', Buffer.from('{"a":2}'), signature)).toBe(false);
  expect(isSigned(publicKey, 'log', Buffer.from('{"a": 1}'), signature)).toBe(false);
  expect(isSigned(rawPublicKey(makeKey()), 'log', message, signature)).toBe(false);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['too short', Buffer.alloc(63)],
  ['zeros', Buffer.alloc(64)],
  ['too long', Buffer.alloc(65)],
])('no signature: %s', (_, bytes) => {
  expect(isSigned(publicKey, 'log', message, bytes)).toBe(false);
});

// Keys of small order, with which some libraries take a signature of zeros for any message.
it.each(['00'.repeat(32), `01${'00'.repeat(31)}`, 'ff'.repeat(32)])('no key: %s', (hex) => {
  expect(isSigned(Buffer.from(hex, 'hex'), 'log', message, Buffer.alloc(64))).toBe(false);
  const identity = Buffer.concat([Buffer.from('01', 'hex'), Buffer.alloc(63)]);
  expect(isSigned(Buffer.from(hex, 'hex'), 'log', message, identity)).toBe(false);
});

it('one byte of the signature altered is no signature', () => {
  for (let at = 0; at < signature.length; at++) {
    const altered = Buffer.from(signature);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(isSigned(publicKey, 'log', message, altered)).toBe(false);
  }
});

it('a key is kept as text and read again; other texts and other kinds are none', () => {
  const again = readKey(keyText(key));
  expect(again && keyId(rawPublicKey(again))).toBe(keyId(publicKey));
  expect(readKey('')).toBeUndefined();
  expect(readKey(keyText(key).replace('MC', 'XX'))).toBeUndefined();
});
