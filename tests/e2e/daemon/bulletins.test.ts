import { describe, expect, test } from 'vitest';
import { campaignWith } from '../../setup/schedule.ts';
import type { SteppedStation } from '../../setup/stepped-daemon.ts';
import { at, monday, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();

test('a bulletin that cannot be made any more: the last good one airs', async () => {
  let broken = false;
  const station = await place.start({
    workshop: (usual) => ({
      ...usual,
      produce: (order) =>
        broken ? Promise.reject(new Error('content/guides/x.mdx:3 — sai')) : usual.produce(order),
    }),
  });
  await station.clock.runUntil(at('2026-11-24T16:00'));
  broken = true;
  await station.clock.runUntil(at('2026-11-28T00:00'));
  await station.daemon.stop();
  expect(station.heard).toHaveLength(2);
  expect(place.store.events().some(({ event }) => event === 'fallback')).toBe(true);
});

test('no sound for the loudspeakers: it airs all the same, it is said, and tried again until there is one', async () => {
  const why = 'Chưa chỉnh được tiếng cho loa (horn): đĩa đầy.';
  let tries = 0;
  const station = await place.start({
    workshop: (usual) => ({
      ...usual,
      produce: (order, onUnmastered) => {
        tries += 1;
        if (tries <= 3) onUnmastered?.(why);
        return usual.produce(order);
      },
    }),
  });
  const saying = (words: string) => station.told.filter((line) => line.includes(words)).length;
  const retryMs = 5 * 60_000 * station.clock.speed;
  await station.clock.runUntil(monday + retryMs - 1000);
  expect([tries, saying(why), saying('Đã hết')]).toEqual([1, 1, 0]);
  await station.clock.runUntil(monday + 4 * retryMs);
  expect([tries, saying(`Đã hết: Bản tin "Chương trình thử": ${why}`)]).toEqual([4, 1]);
  await station.clock.runUntil(at('2026-11-24T17:30'));
  await station.daemon.stop();
  expect(station.heard).toHaveLength(1);
});

test('the embedded voice in place of the ward’s: it airs, it is said for each, and each tries the ward’s anew', async () => {
  const asked: (number | undefined)[] = [];
  const why = {
    code: 'voice-failed',
    name: 'vais',
    message: 'Giọng "vais" không đọc được.',
  } as const;
  const station = await place.start({
    workshop: (usual) => ({
      ...usual,
      produce: (order, _onUnmastered, voice) => {
        asked.push(voice?.withinMs);
        if (asked.length === 1) voice?.onStandIn(why);
        return usual.produce(order);
      },
    }),
  });
  await station.clock.runUntil(at('2026-11-28T00:00'));
  await station.daemon.stop();
  expect(station.heard).toHaveLength(2);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.every((ms) => ms !== undefined && ms > 0 && ms <= 20 * 60_000)).toBe(true);
  const events = place.store.events().filter(({ event }) => event === 'voice-stand-in');
  expect(events.map(({ slot, detail }) => [slot !== '', detail['code'], detail['voice']])).toEqual([
    [true, 'voice-failed', 'vais'],
  ]);
  expect(station.told.some((line) => line.includes('Giọng "vais" không đọc được.'))).toBe(true);
});

test('new answers that cannot be made: those of the week before do not air again in their place', async () => {
  const answers = ['2026-11-22', '2026-11-26'].map((day) => ({
    ...{ id: `hoi-dap/${day}`, answeredOn: day, spokenMs: 60_000 },
  }));
  const station = await place.start({
    campaigns: [campaignWith({ items: [{ answers: 'new' }] })],
    workshop: (usual) => ({
      ...usual,
      load: async () => {
        const { loaded, problems } = await usual.load();
        return { loaded: loaded && { ...loaded, answers }, problems };
      },
      produce: (order) =>
        JSON.stringify(order).includes('hoi-dap/2026-11-26')
          ? Promise.reject(new Error('content/answers/x.mdx:3 — sai'))
          : usual.produce(order),
    }),
  });
  await station.clock.runUntil(at('2026-11-28T00:00'));
  await station.daemon.stop();
  expect(station.heard).toHaveLength(1);
  expect(place.store.events().some(({ event }) => event === 'fallback')).toBe(false);
});

describe('what is heard on pages', () => {
  const recordings = [{ title: 'Đăng ký', documents: ['huong-dan/dang-ky'] }] as const;

  test('is made after what must air, once a day', async () => {
    const made: string[] = [];
    const station = await place.start({
      recordings,
      workshop: (usual) => ({
        ...usual,
        produce: (order) => {
          made.push(`${order.day} ${order.title}`);
          return usual.produce(order);
        },
      }),
    });
    await station.clock.runUntil(at('2026-11-24T09:00'));
    await station.daemon.stop();
    expect(made).toEqual([
      '2026-11-24 Chương trình thử',
      '2026-11-23 Đăng ký',
      '2026-11-24 Đăng ký',
    ]);
  });

  test('that cannot be made is said, and takes nothing from the airing', async () => {
    const station = await place.start({
      recordings,
      workshop: (usual) => ({
        ...usual,
        produce: (order) =>
          order.title === 'Đăng ký'
            ? Promise.reject(new Error('content/guides/x.mdx:3 — sai'))
            : usual.produce(order),
      }),
    });
    await station.clock.runUntil(at('2026-11-24T18:00'));
    await station.daemon.stop();
    expect(station.alarms[0]).toMatchObject({
      slot: '',
      message: 'Chưa làm được bản nghe "Đăng ký": content/guides/x.mdx:3 — sai',
    });
    expect(station.heard).toHaveLength(1);
  });

  test('the site is brought up to date each day and after each bulletin, never near an airing', async () => {
    const rebuilt: number[] = [];
    const station: SteppedStation = await place.start({
      siteOutdated: () => rebuilt.push(station.clock.now()),
    });
    await station.clock.runUntil(at('2026-11-25T09:00'));
    await station.daemon.stop();
    const airing = at('2026-11-24T17:00');
    expect(rebuilt.length).toBeGreaterThanOrEqual(2);
    expect(rebuilt.filter((when) => Math.abs(when - airing) < 5 * 60_000)).toEqual([]);
    expect(rebuilt.at(-1)).toBeGreaterThanOrEqual(at('2026-11-25T00:00'));
  });

  test('what changes while the site is being built is built after it, never beside it', async () => {
    const first = Promise.withResolvers<undefined>();
    const begun: number[] = [];
    const station: SteppedStation = await place.start({
      siteOutdated: () => {
        begun.push(station.clock.now());
        return begun.length === 1 ? first.promise : undefined;
      },
    });
    // A bulletin is made and a day begins meanwhile.
    await station.clock.runUntil(at('2026-11-25T09:00'));
    expect(begun).toHaveLength(1);
    first.resolve(undefined);
    await station.clock.runUntil(at('2026-11-25T09:01'));
    await station.daemon.stop();
    expect(begun).toHaveLength(2);
  });
});
