// Prepared emergencies that are made before anybody needs them: what of each, and when.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isQuiet } from '../../../scheduler/console/emergency/is-quiet.ts';
import { keepReady } from '../../../scheduler/console/emergency/keep-ready.ts';
import { createKnownChoice } from '../../../scheduler/console/emergency/known-choice.ts';
import { makeAllReady } from '../../../scheduler/console/emergency/make-all-ready.ts';
import { readyWork } from '../../../scheduler/console/emergency/ready-work.ts';
import { airing } from './pages/console-day.ts';

describe('what can be made of a text', () => {
  for (const [text, whole, sentences] of [
    ['Nước đang lên. Lên chỗ cao.', ['Nước đang lên. Lên chỗ cao.'], []],
    ['Nước {tên sông} đang lên. Lên chỗ cao!', [], ['Lên chỗ cao!']],
    ['Ở {nơi nào}.', [], []],
    ['Lên {a}. Gọi 114. Nhớ {b}. Đừng sợ.', [], ['Gọi 114. Đừng sợ.']],
  ] as const)
    it(`${text} → ${[...whole, ...sentences].join(' | ') || 'nothing'}`, () => {
      const one = { id: 'a', hazard: 'flood', title: 'Lũ', text } as const;
      const work = readyWork([one], '2026-11-24');
      expect(work.whole.map((order) => order.text)).toEqual(whole);
      expect(work.sentences).toEqual(sentences);
    });
  it('has the title with which it will be asked for', () => {
    const text = `${'Nước lên '.repeat(20)}\nDòng hai`;
    const one = { id: 'a', hazard: 'flood', title: 'Lũ', text } as const;
    expect(readyWork([one], '2026-11-24').whole[0]?.title).toBe(
      `Khẩn: ${'Nước lên '.repeat(20).slice(0, 80)}`,
    );
  });
});

const unmade = (at: number) => airing(at, 'a', { state: 'planned' });

describe('all of them', () => {
  const text = (id: string, words: string) =>
    ({ id, hazard: 'flood', title: 'Lũ', text: words }) as const;
  const texts = [text('a', 'Nước lên.'), text('b', 'Cháy.'), text('c', 'Ở {nơi nào}. Gọi 114.')];
  let asked: string[];
  beforeEach(() => {
    asked = [];
  });
  const make = (more: { broken?: true; fails?: string; stopsAfter?: number }) =>
    makeAllReady(
      {
        choiceForReady: () =>
          Promise.resolve({
            ...{ texts: more.broken ? [] : texts, recordings: [] },
            ...(more.broken && { isBroken: more.broken }),
          }),
        makeReady(job) {
          const words = 'order' in job ? job.order.text : job.sentences;
          asked.push(words);
          return words === more.fails ? Promise.reject(new Error('no voice')) : Promise.resolve();
        },
      },
      '2026-11-24',
      () => asked.length < (more.stopsAfter ?? 99),
    );
  const whole = ['Nước lên.', 'Cháy.', 'Gọi 114.'];
  for (const [title, more, isAll, made] of [
    ['each is made', {}, true, whole],
    [
      'one that fails keeps no other from it, and not all are there',
      { fails: 'Cháy.' },
      false,
      whole,
    ],
    ['the rest waits for what airs', { stopsAfter: 1 }, false, ['Nước lên.']],
    ['content that cannot be used is not the same as no texts', { broken: true }, false, []],
  ] as const)
    it(title, async () => {
      expect(await make(more)).toBe(isAll);
      expect(asked).toEqual(made);
    });
});

it('while content cannot be used, one chooses from the texts that were there before', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-known-'));
  const one = { id: 'a', hazard: 'flood', title: 'Lũ', text: 'Nước lên.' } as const;
  let read: { texts: (typeof one)[]; recordings: string[]; isBroken?: true } = {
    ...{ texts: [one], recordings: [] },
  };
  const choice = createKnownChoice({ dataDir }, () => Promise.resolve(read));
  await choice();
  read = { texts: [], recordings: ['a.mp3'], isBroken: true };
  await choice();
  expect(await choice()).toEqual({ texts: [one], recordings: ['a.mp3'] });
  rmSync(dataDir, { recursive: true });
});

describe('quiet', () => {
  const at = Date.parse('2026-11-24T17:00:00+07:00');
  const minute = 60_000;
  for (const [title, slots, quiet] of [
    ['nothing to air', [], true],
    ['an airing in an hour', [airing(at + 60 * minute, 'a')], true],
    ['an airing in four minutes', [airing(at + 4 * minute, 'a')], false],
    ['a bulletin that is still to be made for it', [unmade(at + 50 * minute)], false],
    ['one to be made for tonight', [unmade(at + 70 * minute)], true],
    ['one that is late', [airing(at - minute, 'a')], false],
    ['one that sounds', [airing(at - 9 * minute, 'a', { state: 'airing' })], false],
    ['one that is over', [airing(at - minute, 'a', { state: 'aired' })], true],
  ] as const)
    it(`${title}: ${quiet}`, () => {
      expect(isQuiet({ slots: () => slots }, at)).toBe(quiet);
    });
});

describe('when', () => {
  let folder: string;
  let made: number;
  beforeEach(() => {
    vi.useFakeTimers();
    folder = mkdtempSync(join(tmpdir(), 'loa-ready-'));
    writeFileSync(join(folder, 'emergencies.yaml'), 'a');
    made = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });
  const keep = (more: Partial<Parameters<typeof keepReady>[0]> = {}) =>
    keepReady({
      config: { contentDir: folder, dataDir: folder },
      ...{ today: () => '2026-11-24', isQuiet: () => true },
      make: () => {
        made += 1;
        return Promise.resolve(true);
      },
      ...more,
    });
  const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000);

  it('once, and again after a text was changed or a day has begun', async () => {
    let day = '2026-11-24';
    const stop = keep({ today: () => day });
    await pass(30);
    expect(made).toBe(1);
    writeFileSync(join(folder, 'emergencies.yaml'), 'ab');
    await pass(6);
    expect(made).toBe(2);
    day = '2026-11-25';
    await pass(6);
    expect(made).toBe(3);
    stop();
    await pass(60);
    expect(made).toBe(3);
  });
  it('not again by a console that was started anew', async () => {
    const stop = keep();
    await pass(1);
    stop();
    const again = keep();
    await pass(10);
    again();
    expect(made).toBe(1);
  });
  it('never beside an airing; what failed is tried again', async () => {
    let quiet = false;
    const tried: string[] = [];
    const stop = keep({
      isQuiet: () => quiet,
      make: () => {
        tried.push('x');
        return Promise.reject(new Error('no voice'));
      },
    });
    await pass(20);
    expect(tried).toEqual([]);
    quiet = true;
    await pass(1);
    expect(tried).toEqual(['x']);
    await pass(30);
    stop();
    expect(tried).toEqual(['x', 'x']);
  });
  it('what an airing broke off, or could not be made, is not done', async () => {
    let quiet = true;
    let all = false;
    const stop = keep({
      isQuiet: () => quiet,
      make: (mayGoOn) => {
        made += 1;
        // Something begins to sound while the first is made.
        if (made === 1) quiet = false;
        return Promise.resolve(mayGoOn() && all);
      },
    });
    await pass(1);
    quiet = true;
    await pass(5);
    expect(made).toBe(2);
    all = true;
    await pass(20);
    expect(made).toBe(2);
    await pass(60);
    expect(made).toBe(3);
    stop();
  });
});
