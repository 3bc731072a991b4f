import type { HttpDevice, HttpModel } from '../../../../content/schema/speakers.ts';
import { answerChallenge, readChallenge, type DigestChallenge } from './digest.ts';

/** Who asks, in a request's headers. */
export interface SignIn {
  readonly needsSecret: boolean;
  sign(request: {
    readonly method: string;
    readonly url: string;
  }): Readonly<Record<string, string>>;
  /** A `WWW-Authenticate` was answered; whether a request signed anew may be let in by it. */
  hear(challenge: string | undefined): boolean;
}

/** As the model wants it. A secret that can't be read is none: the device refuses, and says so. */
export function createSignIn(
  { auth = 'none', authHeader = 'Authorization' }: HttpModel,
  { user = '' }: HttpDevice,
  readSecret: () => string | undefined,
): SignIn {
  let challenge: DigestChallenge | undefined;
  let count = 0;
  const secret = (): string | undefined => {
    try {
      return readSecret();
    } catch {
      return undefined;
    }
  };
  const signed = (method: string, url: string): Readonly<Record<string, string>> => {
    const known = auth === 'none' ? undefined : secret();
    if (known === undefined) return {};
    switch (auth) {
      case 'none':
        return {};
      case 'basic':
        return { Authorization: `Basic ${Buffer.from(`${user}:${known}`).toString('base64')}` };
      case 'bearer':
        return { Authorization: `Bearer ${known}` };
      case 'header':
        return { [authHeader]: known };
      case 'digest': {
        if (!challenge) return {};
        const { pathname, search } = new URL(url);
        const request = { method, uri: `${pathname}${search}`, user, secret: known };
        return { Authorization: answerChallenge(challenge, { ...request, count: ++count }) };
      }
    }
  };
  return {
    needsSecret: auth !== 'none',
    sign: ({ method, url }) => signed(method, url),
    hear(header) {
      const found = auth === 'digest' ? readChallenge(header) : undefined;
      if (!found || secret() === undefined) return false;
      challenge = found;
      count = 0;
      return true;
    },
  };
}
