import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../../scheduler/commands/table.ts';
import { advance } from '../../../scheduler/core/slot.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { callLoa, runLoa } from './run-loa.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-cli-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
// The ward's Monday evening, standing still for all that matters here.
const LOA_CLOCK = '2026-11-23T20:00:00+07:00|2026-11-23T20:00:00+07:00|0.000001';
const env = { LOA_DATA: join(folder, 'var'), LOA_CLOCK };

it('every command has help in Vietnamese', async () => {
  for (const { load } of Object.values(commands)) {
    const { spec } = await load();
    expect(spec.about).toMatch(/[ăâđêôơưáàảãạ]/i);
  }
  const { code, out, err } = await runLoa(['doctor', '--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Cách dùng: npx --no-install loa doctor');
});

it('npx finds it, on Node 24, and nothing is said on standard error', async () => {
  // PATH as a system with another Node has it: npm itself puts node_modules/.bin first.
  const path = (process.env['PATH'] ?? '').split(':').filter((part) => !part.includes('.bin'));
  const { stdout, stderr } = await promisify(execFile)(
    'npx',
    ['--no-install', 'loa', 'say', 'Đề án 06', '--text-only'],
    { env: { ...process.env, PATH: path.join(':') } },
  );
  expect([stdout, stderr]).toEqual(['Đề án không sáu\n', '']);
});

describe('say', () => {
  it('- speaks line by line', async () => {
    const { code, out } = await callLoa(
      ['say', '-', '--text-only'],
      env,
      'Họp lúc 8h05\n\nmục 3.1',
    );
    expect([code, out]).toEqual([0, 'Họp lúc tám giờ năm phút\n\nmục ba chấm một\n']);
  });
  it('--explain names rule and row, and an unknown form is exit code 1 with its lexicon row', async () => {
    const { code, out, err } = await callLoa(['say', 'QWXZ 2 lần/tuần', '--explain'], env);
    expect(code).toBe(1);
    expect(out).toMatch(/lần\/tuần|\/ +một +rate/);
    expect(err).toContain('content/lexicon.tsv');
  });
});

it('plan and queue preview the same ten slots and write nothing', async () => {
  const plan = await callLoa(['plan', '--json'], env);
  const queue = await callLoa(['queue', '--json'], env);
  const slots = JSON.parse(plan.out) as { startsAt: string; state: string; reason: string }[];
  expect(JSON.parse(queue.out)).toEqual(slots);
  expect(slots).toHaveLength(10);
  expect(slots[0]).toMatchObject({ startsAt: '2026-11-24T17:00:00+07:00', state: 'planned' });
  expect([plan.code, queue.code, existsSync(env.LOA_DATA)]).toEqual([0, 0, false]);
});

it("the operator's acts are recorded, and the log can be verified", async () => {
  const [slot] = JSON.parse((await callLoa(['queue', '--json'], env)).out) as { id: string }[];
  const id = slot?.id ?? '';
  expect(await callLoa(['cancel', id], env)).toMatchObject({
    code: 2,
    err: expect.stringContaining('Thiếu --by') as string, // vitest types its matchers as any
  });
  const by = ['--by', 'Nguyễn Văn An'];
  expect(await callLoa(['cancel', id, ...by, '--reason', 'trùng lễ tang'], env)).toMatchObject({
    code: 0,
    out: `Đã hủy buổi ${id}.\n`,
  });
  expect(await callLoa(['cancel', id, ...by], env)).toMatchObject({
    code: 1,
    err: `Lỗi: Buổi ${id} không hủy được nữa: đã hủy.\n`,
  });
  expect((await callLoa(['cancel', 'không-có', ...by], env)).code).toBe(2);
  const queue = JSON.parse((await callLoa(['queue', '--json'], env)).out) as unknown[];
  expect(queue[0]).toMatchObject({
    state: 'cancelled',
    reason: expect.stringContaining('trùng lễ tang') as string, // vitest types its matchers as any
  });
  const log = JSON.parse((await callLoa(['log', '--json'], env)).out) as {
    seq: number;
    event: string;
    detail: { by?: string };
  }[];
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  expect(log.at(-1)).toMatchObject({ event: 'cancelled', detail: { by: 'Nguyễn Văn An' } });
  const verified = await callLoa(['log', '--verify'], env);
  const head = /[0-9a-f]{64}/.exec(verified.out)?.[0] ?? '';
  expect((await callLoa(['log', '--verify', '--head', head], env)).code).toBe(0);
  expect((await callLoa(['log', '--verify', '--head', 'f'.repeat(64)], env)).code).toBe(1);
  const backup = join(folder, 'sao-luu.db');
  expect((await callLoa(['backup', backup], env)).code).toBe(0);
  expect((await callLoa(['backup', backup], env)).err).toContain('đã có, không ghi đè');
  const report = await callLoa(['report', '-o', join(folder, 'bao-cao')], env);
  expect(report.out).toContain(head);
  expect(existsSync(join(folder, 'bao-cao', 'dich-vu-cong-truc-tuyen-2026-11-23.csv'))).toBe(true);
});

it('queue calls nothing airing that a dead daemon left so', async () => {
  const store = openSqliteStore(join(env.LOA_DATA, 'loa.db'));
  const slot = store.slots().find(({ state }) => state === 'planned');
  if (!slot) throw new Error('no slot waits');
  const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs: 1000 };
  const ready = advance(slot, { act: 'get-bulletin', bulletin }, slot.startsAt).change;
  const airing = advance(ready.after ?? slot, { act: 'begin' }, slot.startsAt).change;
  store.commit([ready, airing]);
  store.close();
  const { out } = await callLoa(['queue'], env);
  const row = out.split('\n').find((line) => line.includes(slot.id)) ?? '';
  expect(row).toContain('bị cắt ngang');
  expect(row).toContain('Chạy lại thì buổi này được ghi là dở dang.');
});
