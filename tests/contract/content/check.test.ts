import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const shipped = join(root, 'content');
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'loa-content-'));
  cpSync(shipped, dir, { recursive: true });
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

const dates = /checkedOn: .*\n  recheckBy: .*/;
const longAgo = 'checkedOn: 2024-01-01\n  recheckBy: 2024-06-01';

function check(...args: string[]) {
  return checkAt(undefined, ...args);
}

function checkAt(clock: string | undefined, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['content/check.ts', ...args, dir],
    { cwd: root, encoding: 'utf8', env: { ...process.env, LOA_CLOCK: clock } },
  );
  return { status, stdout, stderr: stderr.trim().split('\n') };
}

describe('node content/check.ts', () => {
  test('says nothing and exits 0 where all is well', () => {
    expect(check()).toEqual({ status: 0, stdout: '', stderr: [''] });
  });

  test('names every mistake with file, line and mend, and exits 1', () => {
    change('guides/dang-ky-tai-khoan.mdx', '<Step id="nhap-otp"', '<Step');
    change('campaigns/dich-vu-cong-truc-tuyen.yaml', 'weeks: 5', 'weeks: 54');
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr[0]).toMatch(
      /^content\/campaigns\/dich-vu-cong-truc-tuyen\.yaml:\d+ — "weeks" đang ghi 54: quá lớn\. Ghi số tuần từ 1 đến 53, ví dụ: weeks: 5; phát mãi thì bỏ dòng này\.$/,
    );
    expect(stderr[1]).toMatch(
      /^content\/guides\/dang-ky-tai-khoan\.mdx:\d+ — Bước 4 thiếu "id"\. Thêm id, ví dụ: <Step id="nhap-otp">\.$/,
    );
    expect(stderr.at(-1)).toMatch(/^Nội dung có \d+ chỗ sai\. Sửa xong rồi chạy lại\.$/);
  });

  test('--facts goes by the virtual clock, as every command does', () => {
    const standing = (iso: string) => `${iso}|${new Date().toISOString()}|0.000001`;
    expect(checkAt(standing('2026-11-28T08:00:00+07:00'), '--facts').status).toBe(0);
    expect(checkAt(standing('2040-01-01T08:00:00+07:00'), '--facts').status).toBe(1);
  });

  test('an overdue fact stops no build', () => {
    change('facts.yaml', dates, longAgo);
    expect(check().status).toBe(0);
  });

  test('an overdue fact fails --facts, with its date and its source', () => {
    change('facts.yaml', dates, longAgo);
    const { status, stderr } = check('--facts');
    expect(status).toBe(1);
    expect(stderr).toContain(
      'content/facts.yaml — Điều "dang-nhap-bang-vneid" chưa kiểm tra lại từ 01/01/2024 (hạn 01/06/2024). So lại với Nghị định 69/2024/NĐ-CP, Điều 40 (bản lưu trên thuvienphapluat.vn), rồi sửa checkedOn và recheckBy.',
    );
  });
});

describe('loadContent', () => {
  test('a folder that is not there is a problem, never a crash', () => {
    const { content, problems } = loadContent(join(dir, 'khong-co'));
    expect(content).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/^Không đọc được thư mục nội dung /);
  });

  test('an empty folder names each file that is missing', () => {
    const empty = mkdtempSync(join(tmpdir(), 'loa-empty-'));
    const { content, problems } = loadContent(empty);
    rmSync(empty, { recursive: true });
    expect(content).toBeUndefined();
    expect(problems.map(({ file }) => file)).toContain('content/ward.yaml');
  });
});
