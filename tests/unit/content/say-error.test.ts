import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError, tellError } from '../../../content/schema/say-error.ts';
import { systemCodeOf } from '../../../content/schema/system-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-errors-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

const system = (code: string): Error => Object.assign(new Error(`${code}: x, open '/a'`), { code });

describe('what the system refuses is said in Vietnamese, with its code', () => {
  const codes =
    'ENOSPC EDQUOT EACCES EPERM EROFS EMFILE ENFILE ENOENT EISDIR ENOTDIR EEXIST ENOTEMPTY ENAMETOOLONG EBUSY EIO ENOMEM EINVAL';
  it.each(codes.split(' '))('%s', (code) => {
    const said = tellError(system(code));
    expect(said).toContain(`(${code})`);
    expect(said).not.toMatch(/open|no such|directory|denied/);
    expect(said).toMatch(/\. .+\.$/);
  });
  it('a package that was not installed', () => {
    const missing = thrown(() => createRequire(import.meta.url)('no-such-package'));
    expect(tellError(missing)).toBe(
      'thiếu một gói của chương trình (MODULE_NOT_FOUND). Trong thư mục chương trình, chạy npm ci rồi làm lại.',
    );
  });
  it('a folder read as a file', () => {
    expect(sayError(thrown(() => readFileSync(folder)))).toBe(
      'đó là thư mục, không phải tệp (EISDIR)',
    );
  });
  it('a message alone, as another process hands it on', () => {
    expect(systemCodeOf(new Error('ENOSPC: no space left on device, write'))).toBe('ENOSPC');
  });
  it('SQLite, by its message', () => {
    const error = thrown(() => new DatabaseSync(join(folder, 'khong-co', 'loa.db')));
    expect(systemCodeOf(error)).toBe('SQLITE_CANTOPEN');
  });
});

describe('other errors keep their words', () => {
  it.each([
    [new LoaError('x', 'Hỏng.', { hint: 'Sửa.' }), 'Hỏng', 'Hỏng. Sửa.'],
    [
      new Error('Thiết bị treo. Rút ra cắm lại.'),
      'Thiết bị treo. Rút ra cắm lại',
      'Thiết bị treo. Rút ra cắm lại.',
    ],
    ['chữ', 'chữ', 'chữ'],
  ])('%s', (error, clause, whole) => {
    expect([sayError(error), tellError(error)]).toEqual([clause, whole]);
  });
});
