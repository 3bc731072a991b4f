// The officer's and the listeners' pages through the gate, without a browser: who may, what is taken, what is told to nobody.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { clipsOf } from '../../../../scheduler/console/listening/core/clips.ts';
import { stepsFor } from '../../../../scheduler/console/listening/core/judge.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { planWith } from './plan-with.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-nghe-thu-'));
const clip = join(folder, 'clip.mp3');
writeFileSync(clip, 'sound');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const plan = planWith({});
const path = '/dai/nghe/abcde23456/';

interface Setup {
  readonly isMade?: boolean;
  readonly isOpen?: boolean;
}

/** A console with one test in its book. */
function withTest({ isMade = true, isOpen = true }: Setup = {}): ConsoleInTest {
  const console = consoleInTest();
  const made = { file: clip, loudnessLufs: -18, durationMs: 4000 };
  console.parts.listening.book().add({
    ...{ ...plan, id: 'mot', code: 'abcde23456', madeBy: 'Bà Hoa', madeAt: 1000, isOpen },
    clips: isMade ? clipsOf(plan).map((one) => ({ ...one, ...made })) : undefined,
  });
  return console;
}

const listeners = ({ parts }: ConsoleInTest) => parts.listening.book().listeners('mot');
const begin = async (console: ConsoleInTest, fields = {}): Promise<string> =>
  (await console.post(path, { fields })).headers.get('location') ?? '';
const answerAt = (console: ConsoleInTest, at: string, step: number, choice: string) =>
  console.post(at, { fields: { step: String(step), choice } });
const sidesOf = (step: number): readonly string[] =>
  stepsFor(plan, { number: 1, by: 'page' })[step]?.kind === 'pair' ? ['a', 'b'] : ['x'];
const hear = async (console: ConsoleInTest, at: string, step: number): Promise<void> => {
  for (const side of sidesOf(step))
    expect((await console.get(`${at}${step}/${side}.mp3`)).status).toBe(200);
};

describe('who listens', () => {
  test('needs no account, is a number, and may say how old and where', async () => {
    const console = withTest();
    const first = await begin(console, { age: 'từ 60 tuổi', place: 'ở trên trời' });
    const second = await begin(console);
    // Whoever has the code can't guess where another's answers are.
    for (const at of [first, second])
      expect(at).toMatch(/^\/dai\/nghe\/abcde23456\/[0-9a-f]{16}\/$/);
    expect(first).not.toBe(second);
    expect((await console.get(`${path}1/`)).status).toBe(404);
    expect(listeners(console)).toMatchObject([
      { number: 1, age: 'từ 60 tuổi', place: '' },
      { number: 2, age: '', place: '' },
    ]);
  });

  test('answers what was heard; what was not is asked for again', async () => {
    const console = withTest();
    const at = await begin(console);
    const early = await answerAt(console, at, 0, 'unclear');
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('Bác chưa nghe câu này');
    await hear(console, at, 0);
    expect((await answerAt(console, at, 0, 'unclear')).status).toBe(303);
    expect(listeners(console)[0]?.answers).toEqual(new Map([[0, 'unclear']]));
  });

  test('goes on where he stopped, may go back and choose otherwise, never ahead', async () => {
    const console = withTest();
    const at = await begin(console);
    await hear(console, at, 0);
    await answerAt(console, at, 0, '1');
    const again = await (await console.get(at)).text();
    expect(again).toContain('data-step="1"');
    expect(await (await console.get(`${at}?cau=9`)).text()).toContain('data-step="1"');
    expect(await (await console.get(`${at}?cau=0`)).text()).toContain('data-step="0"');
    await answerAt(console, at, 0, '2');
    await answerAt(console, at, 9, 'a');
    expect(listeners(console)[0]?.answers).toEqual(new Map([[0, '2']]));
    const token = at.split('/').at(-2) ?? '';
    const headers = { cookie: `loa-nghe=${token}` };
    const welcome = await (await console.get(path, undefined, headers)).text();
    expect(welcome).toContain('Người nghe số 1: nghe tiếp từ câu 2');
    expect(welcome).toContain(`href="${at}"`);
    // In another browser nobody is offered another's answers.
    expect(await (await console.get(path)).text()).not.toContain('Người nghe số 1');
  });

  test('hears all of it to the end, and is thanked', async () => {
    const console = withTest();
    const at = await begin(console);
    const steps = stepsFor(plan, { number: 1, by: 'page' });
    for (const [step, { kind }] of steps.entries()) {
      await hear(console, at, step);
      await answerAt(console, at, step, kind === 'pair' ? 'same' : '0');
    }
    expect(await (await console.get(at)).text()).toContain('data-page="listen-thanks"');
  });

  test.each(['same', 'nonsense', ''])(
    'a choice that the step does not have is not taken: %j',
    async (choice) => {
      const console = withTest();
      const at = await begin(console);
      await hear(console, at, 0);
      expect((await answerAt(console, at, 0, choice)).status).toBe(422);
      expect(listeners(console)[0]?.answers.size).toBe(0);
    },
  );

  test('learns nowhere which voice it is: not from the pages, not from addresses, not from what comes with the sound', async () => {
    const console = withTest();
    const at = await begin(console);
    for (const step of [0, 5]) {
      if (step > 0)
        for (let before = 0; before < step; before += 1)
          console.parts.listening.book().answer('mot', 1, before, 'a', 0);
      const page = await (await console.get(at)).text();
      expect(page).toContain(`data-step="${step}"`);
      for (const secret of ['espeak', 'cách 0', 'cách 1', 'horn', 'clip.mp3'])
        expect(page).not.toContain(secret);
    }
    const [one, other] = await Promise.all(
      ['a', 'b'].map((side) => console.get(`${at}5/${side}.mp3`)),
    );
    expect([...(one?.headers ?? [])]).toEqual([...(other?.headers ?? [])]);
    expect(one?.headers.get('content-disposition')).toBeNull();
  });

  test.each([
    ['of another code', `/dai/nghe/zzzzz23456/`, 404],
    ['of a listener who is not there', `${path}7/`, 404],
    ['of a side that the step has not', `${path}1/0/a.mp3`, 404],
    ['of no step', `${path}1/99/a.mp3`, 404],
    ['that leads elsewhere', `${path}1/0/..%2f..%2fx.mp3`, 404],
  ])('there is nothing %s', async (_, address, status) => {
    const console = withTest();
    const at = await begin(console);
    expect((await console.get(address.replace(`${path}1/`, at))).status).toBe(status);
  });

  test.each([
    [{ isOpen: false }, 'đã đóng'],
    [{ isMade: false }, 'đang làm tiếng'],
  ])('not of one that is %j', async (setup, words) => {
    const answer = await withTest(setup).get(path);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(words);
  });

  test('who began and said nothing, and who is left out, keeps nobody from listening', async () => {
    const console = withTest();
    const book = console.parts.listening.book();
    const add = (beganAt: number, by: 'page' | 'paper' = 'page') =>
      book.addListener('mot', { by, age: '', place: '', beganAt });
    for (let count = 0; count < 299; count += 1) add(Date.now());
    add(0);
    expect(await begin(console)).not.toBe('');
    expect(listeners(console).some(({ beganAt }) => beganAt === 0)).toBe(false);
    expect(await begin(console)).toBe('');
    book.leaveOut('mot', 1, true);
    expect(await begin(console)).not.toBe('');
  });

  test('a form from another site is refused', async () => {
    const console = withTest();
    expect((await console.post(path, { origin: 'https://example.com' })).status).toBe(403);
    expect(listeners(console)).toEqual([]);
  });
});

describe('the officer', () => {
  const act = async (console: ConsoleInTest, form: string, fields: Record<string, string>) => {
    const cookie = console.signIn('operator');
    const token = console.tokenOf(cookie);
    return console.post(`/dai/viec/${form}`, { cookie, fields: { token, test: 'mot', ...fields } });
  };

  test('types papers; one line that is wrong keeps all of them, with what was typed', async () => {
    const console = withTest();
    const wrong = await act(console, 'listening-papers', { papers: 'ABGABGABGA\nABX' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('Dòng 2');
    expect(page).toContain('ABGABGABGA\nABX');
    expect(listeners(console)).toEqual([]);
    expect(
      (await act(console, 'listening-papers', { papers: 'ABGABGABGA\nAAAAAAAAAA' })).status,
    ).toBe(303);
    expect(listeners(console)).toMatchObject([{ by: 'paper' }, { by: 'paper' }]);
  });

  test('leaves somebody out, closes, opens again', async () => {
    const console = withTest();
    await act(console, 'listening-papers', { papers: 'AAAAAAAAAA' });
    const seen = await (await console.get('/dai/nghe-thu/mot/', console.signIn('viewer'))).text();
    expect(seen).toContain('data-inattentive="1"');
    await act(console, 'listening-leave-out', { number: '1', out: 'yes' });
    expect(listeners(console)).toMatchObject([{ isLeftOut: true }]);
    await act(console, 'listening-open', { open: '' });
    expect((await console.get(path)).status).toBe(409);
    const late = await act(console, 'listening-papers', { papers: 'AAAAAAAAAA' });
    expect(late.status).toBe(422);
    expect(listeners(console)).toHaveLength(1);
    await act(console, 'listening-open', { open: 'yes' });
    expect((await console.get(path)).status).toBe(200);
  });

  test('removes it: answers go with it, the address of listeners is nothing any more', async () => {
    const console = withTest();
    await begin(console);
    await act(console, 'listening-remove', {});
    expect(console.parts.listening.book().tests()).toEqual([]);
    expect(listeners(console)).toEqual([]);
    expect((await console.get(path)).status).toBe(404);
  });

  test('hands the telephone over: he is signed out, and it shows the listeners’ page', async () => {
    const console = withTest();
    const cookie = console.signIn('operator');
    const fields = { token: console.tokenOf(cookie), to: 'abcde23456' };
    const answer = await console.post('/dai/viec/listening-hand-over', { cookie, fields });
    expect(answer.headers.get('location')).toBe(path);
    expect((await console.get('/dai/nghe-thu/', cookie)).status).not.toBe(200);
    expect((await console.get(path, cookie)).status).toBe(200);
  });

  test('a row for each answer, with what was compared', async () => {
    const console = withTest();
    await act(console, 'listening-papers', { papers: 'ABGABGABG-' });
    const table = await (
      await console.get('/dai/nghe-thu/mot/ket-qua.csv', console.signIn('viewer'))
    ).text();
    const lines = table.trim().split('\r\n');
    expect(lines).toHaveLength(10);
    expect(lines[1]).toMatch(/^1,phiếu,,trước loa thật,,1,cặp,Câu \d\.,cách \d,cách \d,a,cách \d,/);
  });
});
