import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrateBy } from '../../../scheduler/store/migrate.ts';

const one = 'CREATE TABLE a (x)';
const two = 'CREATE TABLE b (x)';

function tablesOf(db: DatabaseSync): unknown {
  const rows = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  return rows.map(({ name }) => name);
}

test('a database has each script once', () => {
  const db = new DatabaseSync(':memory:');
  migrateBy(db, [one], 'Sổ thử');
  migrateBy(db, [one], 'Sổ thử');
  expect(tablesOf(db)).toEqual(['a']);
  migrateBy(db, [one, two], 'Sổ thử');
  expect(tablesOf(db)).toEqual(['a', 'b']);
});

test('one that a newer program wrote is left alone, and said by its name', () => {
  const db = new DatabaseSync(':memory:');
  migrateBy(db, [one, two], 'Sổ thử');
  expect(() => {
    migrateBy(db, [one], 'Sổ thử');
  }).toThrow(
    expect.objectContaining({
      code: 'newer-data',
      message:
        'Sổ thử do phiên bản mới hơn ghi (2; chương trình này hiểu đến 1). Cập nhật chương trình rồi chạy lại.',
    }),
  );
});
