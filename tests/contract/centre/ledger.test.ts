import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeCentreKey } from '../../../scheduler/centre/centre-key.ts';
import { connect } from '../../../scheduler/centre/database/connect.ts';
import { migrate, readMigrations } from '../../../scheduler/centre/database/migrate.ts';
import { toDatabaseError } from '../../../scheduler/centre/database/say-database-error.ts';
import { onPostgres } from './on-postgres.ts';

onPostgres((server) => {
  describe('the shape of the ledger', () => {
    it('is brought up once by processes that begin at the same moment', async () => {
      const { place, sql } = await server().database();
      const others = [1, 2, 3].map(() => connect(place, 1));
      const applied = await Promise.all([sql, ...others].map((one) => migrate(one)));
      await Promise.all(others.map((one) => one.end()));
      expect(applied.flat().toSorted()).toEqual(readMigrations().map(({ name }) => name));
      expect(await migrate(sql)).toEqual([]);
    });

    it('is refused where a file was changed after it was applied, and nothing else is', async () => {
      const { sql } = await server().ledger();
      const changed = readMigrations().map((one, at) => (at === 0 ? { ...one, sha256: 'x' } : one));
      await expect(migrate(sql, changed)).rejects.toThrow(/khác với bước đã áp dụng/);
    });

    it('is refused where a newer program wrote it', async () => {
      const { sql } = await server().ledger();
      await expect(migrate(sql, readMigrations().slice(0, 1))).rejects.toThrow(/phiên bản mới hơn/);
    });

    it('is left as it was where a step fails in the middle', async () => {
      const { sql } = await server().ledger();
      const broken = {
        number: 9999,
        name: '9999-x.sql',
        sha256: 'x',
        script: 'CREATE TABLE loa.half (a text); SELEC',
      };
      await expect(migrate(sql, [...readMigrations(), broken])).rejects.toThrow();
      expect(await sql`SELECT FROM pg_tables WHERE tablename = 'half'`).toHaveLength(0);
    });

    it('keeps the lines of logs from being altered or removed, also by its own user', async () => {
      const { sql } = await server().ledger();
      await sql`INSERT INTO loa.station VALUES ('a', 'A', NULL, 1)`;
      await sql`INSERT INTO loa.history (station, number, began_at, head_seq, head_hash) VALUES ('a', 1, 1, 1, '')`;
      await sql`INSERT INTO loa.line VALUES (1, 1, 1, '', 'x', '{}', '')`;
      await expect(sql`UPDATE loa.line SET event = 'y'`).rejects.toThrow('append-only');
      await expect(sql`DELETE FROM loa.line`).rejects.toThrow('append-only');
      await expect(sql`TRUNCATE loa.line CASCADE`).rejects.toThrow('append-only');
    });
  });

  describe('the key of the centre', () => {
    const withFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
      const folder = mkdtempSync(join(tmpdir(), 'loa-key-'));
      try {
        await work(folder);
      } finally {
        rmSync(folder, { recursive: true });
      }
    };

    it('is made once, for its owner alone, and is in no table', async () => {
      const { sql } = await server().ledger();
      await withFolder(async (folder) => {
        const keys = await Promise.all([1, 2].map(() => takeCentreKey(sql, folder, {})));
        expect(keys[0]?.id).toBe(keys[1]?.id);
        const file = join(folder, 'centre', 'khoa-trung-tam.pem');
        expect(statSync(file).mode & 0o777).toBe(0o600);
        const secret = readFileSync(file, 'utf8').split('\n')[1] ?? '';
        const rows = await sql<{ row: string }[]>`SELECT centre::text AS row FROM loa.centre`;
        expect(rows[0]?.row).not.toContain(
          Buffer.from(secret, 'base64').toString('hex').slice(-64),
        );
      });
    });

    it('is refused where the ledger has another', async () => {
      const { sql } = await server().ledger();
      await withFolder((folder) => takeCentreKey(sql, folder, {}).then(() => undefined));
      await withFolder(async (folder) => {
        await expect(takeCentreKey(sql, folder, {})).rejects.toThrow(/không có tệp khóa/);
      });
    });
  });

  it('a server that is not there is said in Vietnamese', async () => {
    const sql = connect({ url: 'postgres://a:b@127.0.0.1:1/c' }, 1);
    const error = await migrate(sql).catch(toDatabaseError);
    await sql.end({ timeout: 0 });
    expect(error).toMatchObject({ code: 'database' });
    expect(String(error)).toMatch(/nơi ấy không nhận kết nối \(ECONNREFUSED\)\.$/);
  });
});
