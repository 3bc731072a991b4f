// Digest access authentication (RFC 7616), as loudspeakers and cameras ask for it. The hashes are node:crypto's.
import { createHash, randomBytes } from 'node:crypto';

/** What a server wants to have proved. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  /** As it was written; `''`: none, which is MD5. */
  readonly algorithm: string;
  readonly hash: 'md5' | 'sha256';
  readonly isSession: boolean;
  /** It knows `qop=auth`; the older form without it is RFC 2069's. */
  readonly hasQop: boolean;
}

/** The first challenge of a `WWW-Authenticate` header that can be answered; undefined where there is none. */
export function readChallenge(header: string | undefined): DigestChallenge | undefined {
  for (const { index } of (header ?? '').matchAll(/\bDigest\s/gi)) {
    const facts = new Map<string, string>();
    for (const [, name = '', quoted, plain] of (header ?? '')
      .slice(index + 'Digest '.length)
      .split(/,\s*(?:Digest|Basic|Bearer|Negotiate)\s/i, 1)
      .join()
      .matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g))
      if (!facts.has(name.toLowerCase()))
        facts.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
    const algorithm = facts.get('algorithm') ?? '';
    const known = /^(?:MD5|SHA-256)?(?:-sess)?$/i.test(algorithm);
    const qop = facts.get('qop');
    const hasAuth = qop?.split(',').some((one) => one.trim().toLowerCase() === 'auth');
    const nonce = facts.get('nonce');
    if (!known || nonce === undefined || hasAuth === false) continue;
    return {
      ...{ realm: facts.get('realm') ?? '', nonce, opaque: facts.get('opaque'), algorithm },
      hash: /^SHA-256/i.test(algorithm) ? 'sha256' : 'md5',
      isSession: /-sess$/i.test(algorithm),
      hasQop: hasAuth === true,
    };
  }
  return undefined;
}

export interface DigestRequest {
  readonly method: string;
  /** Path and query. */
  readonly uri: string;
  readonly user: string;
  readonly secret: string;
  /** How often this nonce was answered, from 1. */
  readonly count: number;
  /** Given by tests. */
  readonly cnonce?: string;
}

/** The `Authorization` header that answers a challenge. */
export function answerChallenge(challenge: DigestChallenge, request: DigestRequest): string {
  const { realm, nonce, opaque, algorithm, hash, isSession, hasQop } = challenge;
  const { method, uri, user, secret, count, cnonce = randomBytes(12).toString('hex') } = request;
  const digest = (text: string): string => createHash(hash).update(text).digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const known = digest(`${user}:${realm}:${secret}`);
  const a1 = isSession ? digest(`${known}:${nonce}:${cnonce}`) : known;
  const a2 = digest(`${method}:${uri}`);
  const response = digest(
    hasQop ? `${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}` : `${a1}:${nonce}:${a2}`,
  );
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  const name = /^[\x20-\x7e]*$/.test(user)
    ? `username=${quoted(user)}`
    : `username*=UTF-8''${encodeURIComponent(user)}`;
  return `Digest ${[
    name,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    ...(algorithm === '' ? [] : [`algorithm=${algorithm}`]),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(hasQop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
    ...(isSession && !hasQop ? [`cnonce="${cnonce}"`] : []),
  ].join(', ')}`;
}
