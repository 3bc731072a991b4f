import { describe, expect, it } from 'vitest';
import { changedParts } from '../../../../scheduler/console/views/approve-view.ts';
import { airing, consoleDay } from './console-day.ts';

const soon = Date.now() + 3_600_000;
const day = 24 * 3_600_000;

describe('an approver hears what is another, and says yes to exactly that', () => {
  const console = consoleDay();
  const old = 'a'.repeat(64);
  const now = 'b'.repeat(64);
  console.publish(old, ['Kính thưa bà con.', 'Hạn cuối là thứ Hai.', 'Trân trọng.']);
  console.publish(now, ['Kính thưa bà con.', 'Hạn cuối là thứ <Sáu>.', 'Trân trọng.']);
  console.put(airing(soon, 'b'));
  console.put(airing(soon + day, 'b'));
  console.store.approve({
    ...{ contentKey: 'khoa-aaaa', sha256: old, campaign: 'thu', by: 'Ông Bình', at: soon - day },
  });
  const path = `/dai/duyet/${now}/`;

  it('the list has it with its airings', async () => {
    const page = await console.page('/dai/duyet/', console.signIn('approver'));
    expect(page).toContain(`data-bulletin="${now}"`);
    expect(page).toContain('và 1 buổi nữa');
  });

  it('what changed is marked, sentence by sentence', async () => {
    const page = await console.page(path, console.signIn('approver'));
    expect(page).toMatch(/<ins>\s*Hạn cuối là thứ &lt;Sáu&gt;\.\s*<\/ins>/);
    expect(page).toMatch(/<del>\s*Hạn cuối là thứ Hai\.\s*<\/del>/);
    expect(page).toContain('Ông Bình duyệt');
  });

  it('who may not approve has no form of it', async () => {
    const page = await console.page(path, console.signIn('operator'));
    expect(page).not.toContain('data-act="approve"');
    expect(page).toContain('không duyệt được');
  });

  it('a bulletin that has changed meanwhile is not approved: the new one is shown', async () => {
    const cookie = console.signIn('approver');
    const answer = await console.post('/dai/viec/approve', {
      cookie,
      fields: { token: console.tokenOf(cookie), sha256: now, contentKey: 'khoa-cũ' },
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Bản tin đã đổi từ lúc mở trang này');
    expect(console.store.approvals()).toHaveLength(1);
  });

  it('a yes holds this content, and the log has what was before the person', async () => {
    const cookie = console.signIn('approver');
    const page = await console.page(path, cookie);
    const field = (name: string): string =>
      new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';
    const fields = {
      token: field('token'),
      sha256: field('sha256'),
      contentKey: field('contentKey'),
    };
    const answer = await console.post('/dai/viec/approve', { cookie, fields });
    expect(answer.status).toBe(303);
    expect(console.store.approvals().at(-1)).toMatchObject({
      sha256: now,
      contentKey: 'khoa-bbbb',
    });
    expect(console.logged().at(-1)?.detail).toMatchObject({ act: 'approve', sha256: now });
    expect(await console.page(path, cookie)).toContain('data-approval="approved"');
  });
});

describe('sentences: before | after', () => {
  const lines = (text: string) => text.split(' ').map((word) => ({ text: word }));
  for (const [before, after, wanted] of [
    ['a b c', 'a b c', 'same:a b c'],
    ['a b', 'a x b', 'same:a new:x same:b'],
    ['a b c', 'a c', 'same:a gone:b same:c'],
    ['a b', 'x y', 'gone:a b new:x y'],
  ] as const)
    it(`${before} | ${after}`, () => {
      const parts = changedParts(lines(before), lines(after));
      expect(parts.map(({ is, sentences }) => `${is}:${sentences.join(' ')}`).join(' ')).toBe(
        wanted,
      );
    });
});
