import { describe, expect, test } from 'vitest';
import type { AnswerToAir } from '../../../content/schema/answers-to-air.ts';
import { documentsOf } from '../../../content/schema/campaign-items.ts';
import {
  answersDayOf,
  hasNothingNew,
  newAnswers,
  withNewAnswers,
} from '../../../scheduler/core/new-answers.ts';
import { addSlot } from '../../../scheduler/core/slot-changes.ts';
import { advance } from '../../../scheduler/core/slot.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { airingWhen, reasonOf, wardWith } from '../../setup/schedule.ts';

const answer = (answeredOn: string, minutes = 1, id = answeredOn): AnswerToAir => ({
  ...{ id, answeredOn, spokenMs: minutes * 60_000 },
});
const bare = airingWhen({ days: ['wed'], time: '17:00' });
const weekly = { ...bare, items: [{ answers: 'new' as const, minutes: 5 }] };

describe('Wednesday 9 December takes', () => {
  test.each<[string, AnswerToAir[], string[]]>([
    ['nothing where there is nothing', [], []],
    [
      'what was answered since the last airing’s day, up to the day before',
      ['2026-12-01', '2026-12-02', '2026-12-08', '2026-12-09'].map((day) => answer(day)),
      ['2026-12-02', '2026-12-08'],
    ],
    [
      'the oldest first, as many as five minutes hold',
      [answer('2026-12-03', 2), answer('2026-12-04', 2), answer('2026-12-05', 2)],
      ['2026-12-03', '2026-12-04'],
    ],
    [
      'what found no place the week before, ahead of what is newer',
      [answer('2026-11-27', 4), answer('2026-11-28', 4), answer('2026-12-03', 1)],
      ['2026-11-28', '2026-12-03'],
    ],
    ['one that is too long alone', [answer('2026-12-03', 30)], ['2026-12-03']],
  ])('%s', (_name, answers, ids) => {
    expect(newAnswers(weekly, answers, '2026-12-09')).toEqual(ids);
  });
});

test('none airs twice, and each airs once, whatever the days and lengths', () => {
  const answers = Array.from({ length: 24 }, (_each, index) => {
    const day = new Date(Date.UTC(2026, 11, 2 + index)).toISOString().slice(0, 10);
    return answer(day, 1 + (index % 3));
  });
  for (const days of [['wed'], ['mon', 'thu'], ['tue', 'wed', 'sun']] as const) {
    const campaign = { ...weekly, days: [...days], startsOn: '2026-12-03' };
    const aired = Array.from({ length: 60 }, (_each, index) =>
      new Date(Date.UTC(2026, 11, 3 + index)).toISOString().slice(0, 10),
    )
      .filter((day) => {
        const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
        return campaign.days.some((one) => one === names[new Date(day).getUTCDay()]);
      })
      .flatMap((day) =>
        newAnswers({ ...campaign, items: [{ answers: 'new', minutes: 15 }] }, answers, day),
      );
    expect(new Set(aired).size).toBe(aired.length);
    expect(aired).toHaveLength(24);
  }
});

test('what found no place is not forgotten, however long there was too much, until it is five weeks old', () => {
  // Two of four minutes each week, of which five minutes hold one.
  const answers = Array.from({ length: 16 }, (_each, index) => {
    const day = new Date(Date.UTC(2026, 8, 3 + Math.floor(index / 2) * 7)).toISOString();
    return answer(day.slice(0, 10), 4, String(index));
  });
  const wednesdays = Array.from({ length: 14 }, (_each, index) =>
    new Date(Date.UTC(2026, 8, 9 + index * 7)).toISOString().slice(0, 10),
  );
  const aired = wednesdays.flatMap((day) => newAnswers(weekly, answers, day));
  expect(aired.slice(0, 9)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  expect(new Set(aired).size).toBe(aired.length);
});

test('airings far apart take all that was answered since the one before', () => {
  const dates = ['2026-06-01 17:00', '2026-12-09 17:00'];
  const listed = airingWhen({ dates, items: [{ answers: 'new' }] });
  const answers = ['2026-05-31', '2026-06-01', '2026-09-15', '2026-12-08'].map((day) =>
    answer(day),
  );
  expect(newAnswers(listed, answers, '2026-12-09')).toEqual([
    '2026-06-01',
    '2026-09-15',
    '2026-12-08',
  ]);
});

test('what frames the answers stays around them, and does not air alone', () => {
  const framed = {
    ...bare,
    items: [{ recording: 'nhac.mp3' }, { answers: 'new' as const }, { pause: 2 }],
  };
  const aired = withNewAnswers(framed, [answer('2026-12-04')], '2026-12-09');
  expect(aired.items).toEqual([
    { recording: 'nhac.mp3' },
    { document: '2026-12-04' },
    { pause: 2 },
  ]);
  expect(hasNothingNew(framed, [], '2026-12-09')).toBe(true);
  expect(
    hasNothingNew({ ...framed, items: [...framed.items, { document: 'a' }] }, [], '2026-12-09'),
  ).toBe(false);
  expect(documentsOf(framed)).toEqual([]);
});

describe('on the calendar', () => {
  const ward = wardWith();
  const at = (wall: string): number => Date.parse(`${wall}:00+07:00`);
  const shown = (answers: readonly AnswerToAir[], ...moments: readonly string[]) => {
    const store = createMemoryStore();
    for (const moment of moments)
      enterPlan(store, { ward, campaigns: [{ ...weekly, weeks: 2 }], answers }, at(moment));
    return store;
  };
  const told = (store: ReturnType<typeof shown>) =>
    store.slots().map((slot) => `${slot.id} ${slot.state} ${reasonOf(slot)}`);

  test('nothing is left out before its day, for something may still be answered', () => {
    expect(told(shown([], '2026-12-01T08:00')).map((line) => line.split(' ')[1])).toEqual([
      'planned',
      'planned',
    ]);
  });
  test('on its day, with nothing new, it is left out with its reason, and not made up', () => {
    expect(told(shown([], '2026-12-01T08:00', '2026-12-02T00:00'))).toEqual([
      'thu@2026-12-02T17:00 cancelled Không phát buổi thứ Tư 17:00 vì từ buổi trước chưa có câu trả lời nào mới.',
      'thu@2026-12-09T17:00 planned Tuần 2/2, thứ Tư 17:00 theo lịch của đợt phát.',
    ]);
  });
  test('an answer that comes in time brings it back', () => {
    const store = shown([], '2026-12-01T08:00', '2026-12-02T00:00');
    const answers = [answer('2026-12-01')];
    enterPlan(
      store,
      { ward, campaigns: [{ ...weekly, weeks: 2 }], answers },
      at('2026-12-02T09:00'),
    );
    expect(told(store).filter((line) => line.includes(' planned '))).toEqual([
      'thu@2026-12-02T17:00~2 planned Tuần 1/2, thứ Tư 17:00 theo lịch của đợt phát.',
      'thu@2026-12-09T17:00 planned Tuần 2/2, thứ Tư 17:00 theo lịch của đợt phát.',
    ]);
  });
  test('a make-up airs what the lost airing would have aired', () => {
    const store = shown([answer('2026-12-01')], '2026-12-01T08:00');
    const [lost] = store.slots();
    const makeUp = lost && {
      ...lost,
      id: 'x',
      makeUpFor: lost.id,
      startsAt: at('2026-12-03T06:00'),
    };
    expect(makeUp && answersDayOf(makeUp, store.slots(), 'Asia/Ho_Chi_Minh')).toBe('2026-12-02');
  });
  test.each([
    ['a make-up', { code: 'scheduled', at: 0 }],
    ['an airing that was moved', { code: 'moved-by', by: 'Ông Ba', from: at('2026-12-02T17:00') }],
  ] as const)(
    '%s of an answer that was withdrawn does not air what was made of it',
    (_name, reason) => {
      const store = shown([answer('2026-12-01')], '2026-12-01T08:00');
      const bulletin = { sha256: 'a', contentKey: 'a', title: 'Trả lời', durationMs: 60_000 };
      const lost = store.slots()[0];
      if (!lost) throw new Error('Nothing was planned.');
      const cancel = { act: 'cancel', reason: { code: 'left-plan' }, by: '' } as const;
      store.commit([advance(lost, cancel, at('2026-12-02T08:00')).change]);
      store.commit([
        addSlot(
          {
            ...{ id: 'x', campaign: 'thu', startsAt: at('2026-12-03T17:00'), state: 'ready' },
            ...{ makeUpFor: lost.id, reason, bulletin },
          },
          at('2026-12-02T08:00'),
        ),
      ]);
      const enter = (moment: string) =>
        enterPlan(store, { ward, campaigns: [{ ...weekly, weeks: 2 }], answers: [] }, at(moment));
      enter('2026-12-02T18:00');
      expect(store.slot('x')?.state).toBe('ready');
      enter('2026-12-03T00:00');
      expect(store.slot('x')).toMatchObject({
        state: 'cancelled',
        reason: { code: 'nothing-new' },
      });
      expect(store.slots().filter(({ makeUpFor }) => makeUpFor !== undefined)).toHaveLength(1);
    },
  );
  test('a day off with nothing new is not made up, one with answers is', () => {
    const blackouts = [{ reason: 'Lễ', from: '2026-12-02' }];
    const count = (...answers: AnswerToAir[]) => {
      const store = createMemoryStore();
      const rules = {
        ward: wardWith({ blackouts }),
        campaigns: [{ ...weekly, startsOn: '2026-12-02' }],
      };
      enterPlan(store, { ...rules, answers }, at('2026-12-02T08:00'));
      return store.slots().filter(({ makeUpFor }) => makeUpFor !== undefined).length;
    };
    expect([count(), count(answer('2026-12-01'))]).toEqual([0, 1]);
  });
});
