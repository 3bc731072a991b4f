// Role × post × how it is sent, for what pages' scripts send, generated from the table as the forms' matrix is.
import { describe, expect, it } from 'vitest';
import { roles, rolesFor } from '../../../../scheduler/acts/roles.ts';
import { writingPosts } from '../../../../scheduler/console/writing-posts.ts';
import { consoleInTest } from '../../../setup/console.ts';

const json = { 'content-type': 'application/json' };

describe.each(writingPosts)('POST $path', ({ path, needs }) => {
  const at = path
    .replace(':a', 'hoi-dap')
    .replace(':b', 'x')
    .replace(':c', 'y')
    .replace(/:\w+/g, 'z');
  const allowed = rolesFor(needs);
  const refusals = (console: ReturnType<typeof consoleInTest>) =>
    console.logged().map(({ detail }) => detail['why']);

  it.each(roles)('by %s', async (role) => {
    const console = consoleInTest();
    const cookie = console.signIn(role);
    const { status } = await console.postJson(at, { cookie, body: {} });
    expect(refusals(console)).toEqual(allowed.includes(role) ? [] : ['not-allowed']);
    expect(allowed.includes(role) ? [200, 400, 404, 409, 422] : [403]).toContain(status);
  });
  const role = allowed[0] ?? 'admin';
  it('by nobody is refused', async () => {
    const console = consoleInTest();
    const { status } = await console.post(at, { body: '{}', headers: json });
    expect([status, refusals(console)]).toEqual([401, ['not-signed-in']]);
  });
  it('from another origin is refused', async () => {
    const console = consoleInTest();
    const cookie = console.signIn(role);
    const headers = { ...json, 'x-loa-token': console.tokenOf(cookie) };
    const sent = { cookie, headers, body: '{}', origin: 'https://example.com' };
    expect((await console.post(at, sent)).status).toBe(403);
    expect(refusals(console)).toEqual(['origin']);
  });
  it("with another's token, or none, is refused", async () => {
    const console = consoleInTest();
    const token = console.tokenOf(console.signIn(role));
    const cookie = console.signIn(role);
    for (const wrong of [token, '', `${token}.x`]) {
      const { status } = await console.postJson(at, { cookie, body: {}, token: wrong });
      expect(status).toBe(403);
    }
  });
  it('with a token that a form has used up is let through: it is looked at alone', async () => {
    const console = consoleInTest();
    const cookie = console.signIn(role);
    const token = console.tokenOf(cookie);
    console.useUp(cookie, token);
    await console.postJson(at, { cookie, body: {}, token });
    expect(refusals(console)).toEqual([]);
  });
  it('as a form, or with more than a megabyte, is refused', async () => {
    const console = consoleInTest();
    const cookie = console.signIn(role);
    const headers = { 'x-loa-token': console.tokenOf(cookie) };
    expect((await console.post(at, { cookie, headers, fields: { a: '1' } })).status).toBe(400);
    const large = { cookie, body: { a: 'x'.repeat(1_100_000) } };
    const refused = await console.postJson(at, large);
    expect([refused.status, await refused.text()]).toEqual([
      413,
      expect.stringContaining('tối đa 1 MB'),
    ]);
  });
  it('is nothing that an address alone does', async () => {
    const console = consoleInTest();
    const { status } = await console.get(at, console.signIn(role));
    expect(status).toBe(404);
  });
});
