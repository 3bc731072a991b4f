import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../scheduler/console/pages/html.ts';
import { todayPage, todaySections } from '../../../../scheduler/console/pages/today.ts';
import { liveKey } from '../../../../scheduler/console/pages/live.ts';
import { consoleDay, airing } from './console-day.ts';
import { busyDay, quietDay, sounding } from './day.ts';
import { seenBy } from './seen.ts';

const acts = (page: unknown): readonly string[] => [
  ...new Set([...String(page).matchAll(/data-act="([^"]+)"/g)].map(([, act = '']) => act)),
];

describe('whoever may not, sees no form of it', () => {
  const onAir = { slot: sounding.id, title: 'Thử', positionMs: 0, durationMs: 1000 };
  const standing = { onAir, troubles: 0, toApprove: 0 };
  for (const [roles, wanted] of [
    [['viewer'], []],
    [['editor'], []],
    [['operator'], ['stop', 'pause', 'skip', 'cancel', 'volume']],
    [['approver'], ['stop']],
    [['admin'], ['stop']],
  ] as const)
    it(roles.join(), () => {
      expect(acts(todayPage(seenBy(roles, { standing }), busyDay))).toEqual(wanted);
    });
});

it('the sentence that sounds now stands out, and no other', () => {
  const page = textOf(todayPage(seenBy(['viewer']), busyDay));
  const current = [...page.matchAll(/aria-current="true"[^>]*>\s*([^<]*?)\s*</g)].map(
    ([, text]) => text,
  );
  expect(current).toEqual(['Bà con mở cổng dịch vụ công quốc gia và chọn Đăng ký.']);
});

it('what is paused goes on, and its clock stands', () => {
  const { onAir } = busyDay;
  const view = { ...busyDay, ...(onAir && { onAir: { ...onAir, isPaused: true } }) };
  const part = textOf(todaySections(seenBy(['operator']), view)['dang-phat']);
  expect(part).toContain('data-act="resume"');
  expect(part).not.toMatch(/data-act="pause"|data-from|data-words-from/);
});

it('a part is another only where more has changed than its clocks', () => {
  const later = {
    ...busyDay,
    ...(busyDay.onAir && { onAir: { ...busyDay.onAir, positionMs: 150_000 } }),
  };
  const seen = seenBy(['operator']);
  const nowLater = { ...seen, now: seen.now + 20_000, token: '' };
  const keys = (view: typeof busyDay, by: typeof seen): readonly string[] =>
    Object.values(todaySections(by, view)).map(liveKey);
  expect(keys(later, nowLater)).toEqual(keys(busyDay, seen));
  expect(keys(quietDay, seen)).not.toEqual(keys(busyDay, seen));
});

describe('in the console', () => {
  const console = consoleDay();
  const soon = Date.now() + 3_600_000;
  console.put(airing(soon, 'a'));
  console.publish('a'.repeat(64), ['Câu thứ nhất.', 'Câu <thứ> hai.']);

  it('the next airing has its words, its sound, its acts', async () => {
    const page = await console.page('/dai/', console.signIn('operator'));
    expect(page).toContain('data-page="today"');
    expect(page).toContain(`data-until="${soon}"`);
    expect(page).toContain('Câu &lt;thứ&gt; hai.');
    expect(acts(page)).toEqual(['cancel', 'volume']);
  });

  it('a sound is given in parts, and to nobody who is not signed in', async () => {
    const path = `/dai/tep/${'a'.repeat(64)}.mp3`;
    const part = await console.get(path, console.signIn('viewer'), { range: 'bytes=1-1' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 1-1/3');
    expect(await part.text()).toBe('p');
    expect((await console.get(path)).status).not.toBe(200);
    expect((await console.get('/dai/tep/..%2F..%2Floa.db', console.signIn('admin'))).status).toBe(
      404,
    );
  });

  it('news come as a stream, the first has all parts, and no token', async () => {
    const answer = await console.get('/dai/luong?trang=today', console.signIn('operator'));
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('\n\n', 20)) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const { sections } = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '') as { sections: object };
    expect(Object.keys(sections)).toEqual(
      expect.arrayContaining(['luon', 'trang-thai', 'dang-phat', 'buoi-toi', 'hom-nay']),
    );
    expect(JSON.stringify(sections)).not.toContain('token-');
  });
});
