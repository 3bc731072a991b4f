// The doctor's buttons: which trouble has which, and what is said of what came of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createMending,
  type Mended,
  type Mending,
} from '../../../../scheduler/console/mending/mending.ts';
import { textOf } from '../../../../scheduler/console/pages/html.ts';
import { machinePage } from '../../../../scheduler/console/pages/machine.ts';
import type { MachineView } from '../../../../scheduler/console/views/machine-view.ts';
import { callLoa } from '../../../e2e/cli/run-loa.ts';
import { consoleDay } from './console-day.ts';
import { machine } from './machine-day.ts';
import { now, seenBy } from './seen.ts';

/** A machine with this one trouble. */
const troubled = (id: string): Partial<MachineView> => ({
  doctor: { at: now, checks: [{ id, name: 'X', state: 'bad', found: 'hỏng', mend: '' }] },
});
const page = (view: Partial<MachineView>, ...roles: Parameters<typeof seenBy>[0]): string =>
  textOf(machinePage(seenBy(roles), { ...machine, ...view }));
const buttons = (shown: string): readonly (string | undefined)[] =>
  [...shown.matchAll(/name="mend"\s+value="(\w+)"/g)].map(([, mend]) => mend);

describe('which trouble has which button', () => {
  for (const [id, wanted] of [
    ['disk', ['tidy']],
    ['queue', ['remake']],
    ['refused', ['remake']],
    ['clock', []],
    ['database', []],
    ['output', []],
    ['voice', []],
    ['daemon', []],
    ['approval', []],
  ] as const)
    it(`${id}: ${wanted.join() || 'none'}`, () => {
      expect(buttons(page(troubled(id), 'admin'))).toEqual(wanted);
      expect(buttons(page(troubled(id), 'operator'))).toEqual([]);
    });

  it('a site that could not be built: site', () => {
    const site = { code: 'old', message: 'Chưa dựng lại được' } as const;
    expect(buttons(page({ site }, 'admin'))).toEqual(['site']);
  });
  it('none while one is at work, and it is said which', () => {
    const at = { mend: 'tidy', by: 'Bà Hoa', beganAt: now, says: '' } as const;
    const shown = page({ ...troubled('disk'), mended: [at], isMending: true }, 'admin');
    expect(buttons(shown)).toEqual([]);
    expect(shown).toContain('data-state="at-work"');
  });
  it('what came of it is said, also where it could not be done', () => {
    const done = { mend: 'tidy', by: 'Bà Hoa', beganAt: now, endedAt: now } as const;
    expect(page({ mended: [{ ...done, ok: true, says: 'Đã dọn 3 MB.' }] }, 'admin')).toContain(
      'Đã dọn 3 MB.',
    );
    const failed = page({ mended: [{ ...done, ok: false, says: 'Đĩa đầy.' }] }, 'admin');
    expect(failed).toContain('data-state="failed"');
    expect(failed.replace(/\s+/g, ' ')).toContain('chưa được. Đĩa đầy.');
  });
});

describe('pressed', () => {
  const console = consoleDay();
  const press = (mend: string) => {
    const cookie = console.signIn('admin');
    const fields = { token: console.tokenOf(cookie), mend };
    return console.post('/dai/viec/doctor-mend', { cookie, fields });
  };

  it('it begins, the page says what came of it, and so does the log', async () => {
    expect((await press('tidy')).headers.get('location')).toBe('/dai/may/#kham-may');
    expect(await console.page('/dai/may/', console.signIn('viewer'))).toContain('Đã dọn.');
    const { detail } = console.store.lines({ events: ['doctor-mended'] }, { most: 1 })[0] ?? {};
    expect(detail).toEqual({ mend: 'tidy', by: 'Bà Hoa', ok: true, says: 'Đã dọn.' });
  });
  for (const mend of ['', 'rm -rf', 'constructor', '--help'])
    it(`"${mend}" is no mend`, async () => {
      expect((await press(mend)).status).toBe(422);
    });
});

it('one at a time, and the next may begin when it has ended', async () => {
  const ended: Mended[] = [];
  const { promise, resolve } = Promise.withResolvers<{ ok: boolean; says: string }>();
  const mending: Mending = createMending(
    () => ({ done: promise, stop: () => undefined }),
    (mended) => ended.push(mended),
  );
  expect([mending.begin('tidy', 'An'), mending.begin('site', 'An')]).toEqual([true, false]);
  expect([mending.isAtWork(), mending.latest().size]).toEqual([true, 1]);
  resolve({ ok: true, says: 'Xong.' });
  await promise;
  await Promise.resolve();
  expect(ended).toMatchObject([{ mend: 'tidy', ok: true, says: 'Xong.' }]);
  expect([mending.isAtWork(), mending.begin('site', 'An')]).toEqual([false, true]);
});

it('of hundreds of failures the log keeps the first ones', async () => {
  const says = 'Không làm được bản tin. '.repeat(900);
  const kept = await new Promise<Mended>((resolve) => {
    const done = Promise.resolve({ ok: false, says });
    createMending(() => ({ done, stop: () => undefined }), resolve).begin('remake', 'An');
  });
  expect(kept.says).toBe(`${says.slice(0, 600)}…`);
});

describe('loa doctor --mend', () => {
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'loa-mend-'));
    onTestFinished(() => {
      rmSync(made, { recursive: true });
    });
    return made;
  };
  it('tidy says that there was nothing', async () => {
    const { code, out } = await callLoa(['doctor', '--mend', 'tidy'], { LOA_DATA: folder() });
    expect([code, out]).toEqual([0, expect.stringContaining('Không có tệp nào quá')]);
  });
  it('something else says what there is', async () => {
    const { code, err } = await callLoa(['doctor', '--mend', 'x'], { LOA_DATA: folder() });
    expect([code, err]).toEqual([2, expect.stringContaining('tidy')]);
  });
});
