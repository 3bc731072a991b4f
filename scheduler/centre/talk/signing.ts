// Who says what: Ed25519 over the exact bytes that are sent (ADR 131). All of the cryptography is node:crypto's.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** What a message is for: a signature for one purpose is none for another. */
export type Purpose =
  | ('join' | 'beat' | 'log' | 'leave' | 'down' | 'piece' | 'wake')
  | ('answer' | 'membership' | 'order' | 'address');

/**
 * What is signed: the purpose and the message, each behind its length, so that no bytes can be read as two different
 * pairs. The form is DSSE's pre-authentication encoding (secure-systems-lab/dsse).
 */
function signedBytes(purpose: Purpose, message: Uint8Array): Buffer {
  const type = `loa-centre/${purpose}`;
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${message.byteLength} `),
    message,
  ]);
}

/** 64 bytes. */
export function signMessage(key: KeyObject, purpose: Purpose, message: Uint8Array): Buffer {
  return sign(null, signedBytes(purpose, message), key);
}

/** False for anything that is no signature of this message, for this purpose, by this key. */
export function isSigned(
  publicKey: Uint8Array,
  purpose: Purpose,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.byteLength !== publicKeyBytes || signature.byteLength !== 64) return false;
  try {
    return verify(null, signedBytes(purpose, message), publicKeyOf(publicKey), signature);
  } catch {
    // Thirty-two bytes that are no point of the curve.
    return false;
  }
}

export const publicKeyBytes = 32;

/** The raw 32 bytes of a public key (RFC 8032). */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

/** Keys that were read: to read one takes half as long as to verify by it, and the same ones come again and again. */
const readKeys = new Map<string, KeyObject>();
const mostRead = 5000;

function publicKeyOf(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  const known = readKeys.get(x);
  if (known) return known;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (readKeys.size >= mostRead) readKeys.clear();
  readKeys.set(x, key);
  return key;
}

/** A key's name: 128 bits of its SHA-256, base64url. */
export function keyId(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest().subarray(0, 16).toString('base64url');
}

export function makeKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** As a key file has it (PKCS #8, PEM). */
export function keyText(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** Undefined for a text that is no Ed25519 key. */
export function readKey(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
