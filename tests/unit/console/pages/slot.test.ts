import { describe, expect, it } from 'vitest';
import { possibleActs } from '../../../../scheduler/console/views/slot-view.ts';
import type { Slot } from '../../../../scheduler/core/slot.ts';
import { enterPlan } from '../../../../scheduler/store/plan-in-store.ts';
import { airing, consoleDay } from './console-day.ts';

const now = Date.parse('2026-12-03T12:00:00+07:00');
const hour = 3_600_000;
const slot = airing(now + hour, 'a');
const by = { code: 'cancelled-by', by: 'An', why: '' } as const;
const missed = { state: 'missed', reason: { code: 'not-ready', slotAt: now } } as const;

describe('what can be done about an airing', () => {
  const cases: readonly (readonly [string, Partial<Slot>, string])[] = [
    ['waits', {}, 'cancel move airNow'],
    ['waits, without sound', { state: 'planned', bulletin: undefined as never }, 'cancel move'],
    ['sounds', { state: 'airing' }, 'stop'],
    ['was heard', { state: 'aired' }, ''],
    ['was cancelled by a person', { state: 'cancelled', reason: by }, 'restore move airNow'],
    [
      'was cancelled, its hour is over',
      { state: 'cancelled', reason: by, startsAt: now - hour },
      'move airNow',
    ],
    ['left the plan', { state: 'cancelled', reason: { code: 'left-plan' } }, 'move'],
    ['was missed', missed, 'move airNow makeUp'],
    ['is an emergency', { campaign: 'khan-cap' }, 'cancel'],
  ];
  for (const [title, more, wanted] of cases)
    it(title, () => {
      const own = { ...slot, ...more };
      const can = Object.entries(possibleActs(own, [own], now));
      expect(new Set(can.flatMap(([act, may]) => (may ? [act] : [])))).toEqual(
        new Set(wanted.split(' ').filter((act) => act !== '')),
      );
    });

  it('was missed, and has a make-up', () => {
    const own = { ...slot, ...missed };
    const twin = { ...airing(now + 2 * hour, 'a'), makeUpFor: own.id };
    expect(possibleActs(own, [own, twin], now)).toMatchObject({ makeUp: false, move: false });
  });
});

describe('in the console', () => {
  const console = consoleDay();
  const rules = console.parts.rules();
  if (rules) enterPlan(console.store, rules, Date.now());
  const own = console.store.slots().find(({ startsAt }) => startsAt > Date.now() + hour) ?? slot;
  const path = `/dai/lich/${encodeURIComponent(own.id)}/`;

  it('its story: why it is there, its log, its acts', async () => {
    const page = await console.page(path, console.signIn('operator'));
    expect(page).toContain(`data-slot="${own.id}"`);
    expect(page).toContain('data-event="planned"');
    expect(page).toContain('data-act="cancel"');
    expect(page).toContain(`${path}doi/`);
  });

  it('moving offers free moments alone, and says why others are not', async () => {
    const page = await console.page(`${path}doi/`, console.signIn('operator'));
    const offered = [...page.matchAll(/name="to"\s+value="([^"]+)"/g)].map(([, to = '']) => to);
    expect(offered.length).toBeGreaterThan(10);
    expect(offered.every((to) => /(06:[0-5]|16:[3-5]|17:|18:[0-2])/.test(to))).toBe(true);
    expect(page).toContain('đã hết giờ được phép');
  });

  it('a moment that is none is asked again, with what was typed', async () => {
    const cookie = console.signIn('operator');
    const fields = {
      token: console.tokenOf(cookie),
      slot: own.id,
      day: '2026-12-40',
      reason: 'Vì <mưa>',
    };
    const answer = await console.post('/dai/viec/move', { cookie, fields });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Chọn một giờ');
    expect(page).toContain('value="Vì &lt;mưa&gt;"');
  });

  it('a cancel is carried out, and its page says so', async () => {
    const cookie = console.signIn('operator');
    const fields = { token: console.tokenOf(cookie), slot: own.id, reason: 'Mưa to' };
    const answer = await console.post('/dai/viec/cancel', { cookie, fields });
    expect(answer.status).toBe(303);
    expect(console.store.slot(own.id)?.state).toBe('cancelled');
    const said = await console.page(answer.headers.get('location') ?? '', cookie);
    expect(said).toContain('data-outcome="done"');
    expect(await console.page(path, cookie)).toContain('data-act="restore"');
  });
});
