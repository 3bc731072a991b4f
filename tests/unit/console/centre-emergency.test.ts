// Emergencies of the centre on the station's own page: whose they are, and the ward's yes or no where it is asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../scheduler/centre/talk/order.ts';
import { openReceived, type ReceivedBook } from '../../../scheduler/link/received/book.ts';
import { centreNotices } from '../../../scheduler/console/notify/notices.ts';
import { waitingThings } from '../../../scheduler/link/placing/what-waits.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';

const nasty = '<script>alert(1)</script>';
let home = '';
let book: ReceivedBook;
let at: ConsoleInTest;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-console-centre-'));
  at = consoleInTest(home);
  book = openReceived(home);
});
afterEach(() => {
  book.close();
  rmSync(home, { recursive: true });
});

const receive = (id: string): void => {
  const now = Math.round(at.parts.clock.now());
  const order: Order = {
    ...{ protocol: 2, centre: 'c', id, kind: 'emergency', madeAt: now, by: `Bà Hoa ${nasty}` },
    expiresAt: now + 3_600_000,
    content: { title: 'Xả lũ', text: `Rời bờ sông. ${nasty}`, urgency: 'immediate', area: nasty },
  };
  const bytes = Buffer.from(JSON.stringify(order));
  book.add({ order, bytes, signature: Buffer.alloc(64), seq: 1, at: now });
};
const page = async (cookie: string): Promise<string> =>
  (await at.get('/dai/khan-cap/', cookie)).text();
const send = (cookie: string, name: string, fields: Readonly<Record<string, string>>) =>
  at.post(`/dai/viec/${name}`, { cookie, fields: { token: at.tokenOf(cookie), ...fields } });

describe('on /dai/khan-cap/', () => {
  it('an emergency of the centre says whose it is, how far it is, and stays text', async () => {
    receive('lenh-1');
    book.setState('lenh-1', { state: 'on-air', at: Math.round(at.parts.clock.now()) });
    const shown = await page(at.signIn('operator'));
    expect(shown).toContain('data-state="on-air"');
    expect(shown).toContain('Trung tâm gửi: Bà Hoa');
    expect(shown).not.toContain(nasty);
    expect(shown).not.toContain('centre-emergency-air');
  });

  it('one that waits for the ward airs at its yes, once, with who said it', async () => {
    receive('lenh-1');
    book.setState('lenh-1', { state: 'waiting', at: 1 });
    const cookie = at.signIn('operator');
    expect(await page(cookie)).toContain('data-act="centre-emergency-air"');
    expect(await (await at.get('/dai/', cookie)).text()).toContain('1 lời khẩn, chờ phường');
    expect(centreNotices(waitingThings(home))).toMatchObject([
      { kind: 'emergency', path: '/dai/khan-cap/' },
    ]);
    const answer = await send(cookie, 'centre-emergency-air', { order: 'lenh-1' });
    expect(answer.headers.get('location')).toBe('/dai/khan-cap/');
    expect(book.order('lenh-1')).toMatchObject({
      state: 'accepted',
      by: expect.any(String) as string,
    });
    expect((await send(cookie, 'centre-emergency-air', { order: 'lenh-1' })).status).toBe(422);
    const logged = at.logged().filter(({ detail }) => detail['act'] === 'centre-emergency-air');
    expect(logged[0]?.detail).toMatchObject({ order: 'lenh-1' });
  });

  it('and is refused with a reason, which the centre reads; without one it waits on', async () => {
    receive('lenh-1');
    book.setState('lenh-1', { state: 'waiting', at: 1 });
    const cookie = at.signIn('approver');
    expect(
      (await send(cookie, 'centre-emergency-refuse', { order: 'lenh-1', why: ' ' })).status,
    ).toBe(422);
    expect(book.order('lenh-1')?.state).toBe('waiting');
    await send(cookie, 'centre-emergency-refuse', { order: 'lenh-1', why: 'Đã phát rồi.' });
    expect(book.untold().at(-1)).toMatchObject({
      ...{ state: 'refused', reason: { code: 'by-right', words: 'Đã phát rồi.' } },
    });
  });

  it('who may air no emergency says nothing to it', async () => {
    receive('lenh-1');
    book.setState('lenh-1', { state: 'waiting', at: 1 });
    const answer = await send(at.signIn('editor'), 'centre-emergency-air', { order: 'lenh-1' });
    expect(answer.status).toBe(403);
    expect(book.order('lenh-1')?.state).toBe('waiting');
  });
});
