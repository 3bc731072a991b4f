// Each page carries a token that its forms send back once: no other site, and no page sent twice, can act. It is signed for its
// session, so that a page that is only looked at leaves nothing behind; what is written down is which ones were used.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hourMs } from '../../../content/schema/durations.ts';
import type { Statements } from '../../store/sqlite-statements.ts';
import type { Accounts } from '../gate/accounts-door.ts';
import { hashOf, randomSecret } from '../../signing-in/secrets.ts';
import { formKey, type Settings } from './settings.ts';

const livesMs = 12 * hourMs;
/** A clock that was set back by more than this makes nobody's token young again. */
const aheadMs = 60_000;

type Parts = Statements & { readonly now: () => number; readonly settings: Settings };

export function createFormTokens({
  sql,
  now,
  settings,
}: Parts): Pick<Accounts, 'issueToken' | 'useToken' | 'knowsToken'> {
  const key = (): string => {
    const known = settings.get(formKey);
    if (known !== undefined) return known;
    settings.set(formKey, randomSecret());
    return settings.get(formKey) ?? '';
  };
  const sign = (session: string, nonce: string, at: string): string =>
    createHmac('sha256', key())
      .update(JSON.stringify([session, nonce, at]))
      .digest('base64url');
  const knows = (session: string, token: string): boolean => {
    const [nonce = '', at = '', signature = '', ...more] = token.split('.');
    const ageMs = now() - Number.parseInt(at, 36);
    const holds = ageMs <= livesMs && ageMs >= -aheadMs;
    // What stands behind it would make a second token of a used one.
    return holds && more.length === 0 && isSame(signature, sign(session, nonce, at));
  };
  return {
    knowsToken: knows,
    issueToken(session) {
      const [nonce, at] = [randomSecret(), now().toString(36)];
      return [nonce, at, sign(session, nonce, at)].join('.');
    },
    useToken(session, token) {
      if (!knows(session, token)) return 'unknown';
      // Two requests with one token at the same moment: one of them makes the row.
      const { changes } = sql('INSERT OR IGNORE INTO form_token VALUES (?, ?, ?, 1)').run(
        ...[hashOf(token), session, now()],
      );
      return changes > 0 ? 'ok' : 'used';
    },
  };
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
