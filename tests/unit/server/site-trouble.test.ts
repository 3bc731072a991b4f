import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { siteTrouble } from '../../../scheduler/server/site-trouble.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-trouble-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const config = { dataDir: join(home, 'data'), distDir: join(home, 'dist') };
const site = join(config.dataDir, 'site');
const put = (file: string, text: string): void => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
};
const code = (): string | undefined => siteTrouble(config)?.code;

it('says what people see: nothing, an old site, or the last build', () => {
  expect(code()).toBe('not-built');
  put(join(site, 'failed.json'), '{"at":"2026-11-29T01:00:00Z","message":"một\\nhai\\nba\\nbốn"}');
  expect(siteTrouble(config)).toEqual({
    code: 'build-failed',
    at: Date.UTC(2026, 10, 29, 1),
    message: 'Chưa dựng được trang, người dân chỉ thấy lời báo lỗi: một hai ba',
  });
  put(join(site, '1', 'index.html'), '');
  put(join(site, 'current.json'), '{"folder":"1","inputs":"x"}');
  expect(code()).toBe('old');
  rmSync(join(site, 'failed.json'));
  expect(code()).toBeUndefined();
  rmSync(join(site, '1'), { recursive: true });
  expect(code()).toBe('not-built');
  put(join(config.distDir, 'index.html'), '');
  expect(code()).toBeUndefined();
});
