// Role × form × how it is sent, generated from the tables: every wrong combination is refused and written down, and of the
// right one the act is reached.
import { beforeAll, describe, expect, it } from 'vitest';
import { roles, rolesFor, type Role } from '../../../scheduler/acts/roles.ts';
import { forms } from '../../../scheduler/console/forms.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';

interface Way {
  readonly title: string;
  /** What the log says of why it is refused. */
  readonly why: string;
  readonly status: number;
  readonly send: (console: ConsoleInTest, path: string, role: Role) => Promise<Response>;
}

/** Each of them is wrong whatever the role is. */
const wrongWays: readonly Way[] = [
  {
    ...{ title: 'by nobody', why: 'not-signed-in', status: 401 },
    send: (console, path) => console.post(path, { fields: { token: 'x' } }),
  },
  {
    ...{ title: 'by who was signed in', why: 'not-signed-in', status: 401 },
    send(console, path, role) {
      const cookie = console.signIn(role);
      const token = console.tokenOf(cookie);
      console.signOut(cookie);
      // Another machine than that of nobody above: of one machine's the log gathers what is alike.
      return console.post(path, { cookie, fields: { token }, address: '192.0.2.1' });
    },
  },
  {
    ...{ title: 'from another origin', why: 'origin', status: 403 },
    send(console, path, role) {
      const cookie = console.signIn(role);
      const fields = { token: console.tokenOf(cookie) };
      return console.post(path, { cookie, fields, origin: 'https://example.com' });
    },
  },
  {
    ...{ title: 'from no origin', why: 'origin', status: 403 },
    send(console, path, role) {
      const cookie = console.signIn(role);
      return console.post(path, {
        cookie,
        fields: { token: console.tokenOf(cookie) },
        origin: undefined,
      });
    },
  },
  {
    ...{ title: 'by GET', why: 'by-get', status: 405 },
    send(console, path, role) {
      const cookie = console.signIn(role);
      return console.get(`${path}?token=${console.tokenOf(cookie)}`, cookie);
    },
  },
];

/** Wrong where the role may: else that it may not comes first. */
const wrongTokens: readonly Way[] = [
  {
    ...{ title: 'without a token', why: 'token-unknown', status: 403 },
    send: (console, path, role) => console.post(path, { cookie: console.signIn(role), fields: {} }),
  },
  {
    ...{ title: "with another's token", why: 'token-unknown', status: 403 },
    send(console, path, role) {
      const token = console.tokenOf(console.signIn(role));
      return console.post(path, { cookie: console.signIn(role), fields: { token } });
    },
  },
  {
    ...{ title: 'with a token that was used', why: 'token-used', status: 403 },
    async send(console, path, role) {
      const cookie = console.signIn(role);
      const token = console.tokenOf(cookie);
      console.useUp(cookie, token);
      return console.post(path, { cookie, fields: { token } });
    },
  },
];

describe.each(Object.entries(forms))('the form %s', (name, form) => {
  const path = `/dai/viec/${name}`;
  const allowed = rolesFor(form.needs);

  describe.each(roles)('sent by %s', (role) => {
    const ways = allowed.includes(role) ? [...wrongWays, ...wrongTokens] : wrongWays;
    // One for all that is refused: nothing of that changes it.
    let console: ConsoleInTest;
    beforeAll(() => {
      console = consoleInTest();
    });
    it.each(ways)('$title is refused and written down', async ({ send, why, status }) => {
      const before = console.logged().length;
      const response = await send(console, path, role);
      expect(response.status).toBe(status);
      expect(await response.text()).toContain('<html lang="vi">');
      const written = console.logged().slice(before);
      expect(written.map(({ event, detail }) => [event, detail['why']])).toEqual([
        ['account-refused', why],
      ]);
      expect(console.store.pendingRequests()).toEqual([]);
    });
    it(allowed.includes(role) ? 'rightly is let through' : 'is not allowed', async () => {
      const before = console.logged().length;
      const cookie = console.signIn(role);
      const fields = { token: console.tokenOf(cookie) };
      const { status } = await console.post(path, { cookie, fields });
      const refused = console
        .logged()
        .slice(before)
        .filter(({ event }) => event === 'account-refused');
      if (allowed.includes(role)) {
        expect(refused).toEqual([]);
        // Done, asked for, or what is missing in it said beside its fields.
        expect([200, 303, 422]).toContain(status);
      } else {
        expect(status).toBe(403);
        expect(refused.map(({ detail }) => detail['why'])).toEqual(['not-allowed']);
      }
    });
  });
});
