import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyBookFileOf, keyBookWriter } from '../../../scheduler/centre/backup/key-book.ts';
import { takeCentreKey } from '../../../scheduler/centre/centre-key.ts';
import {
  markRestoring,
  requireWholeRestore,
} from '../../../scheduler/centre/database/half-restored.ts';
import { migrate } from '../../../scheduler/centre/database/migrate.ts';
import { centreIdIn } from '../../../scheduler/centre/ledger/identity.ts';
import { makeBackup, nameWhole } from '../../../scheduler/centre/backup/make-backup.ts';
import { restoreBackup } from '../../../scheduler/centre/backup/restore-backup.ts';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { lastRestored } from '../../../scheduler/centre/ledger/backups.ts';
import { keyText } from '../../../scheduler/centre/talk/signing.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  describe('backups of the centre', () => {
    let folder = '';
    let file = '';
    let centre: TestCentre;
    let stations: readonly string[] = [];
    const machine = () => ({ dataDir: folder, env: process.env, place: centre.place });
    const by = 'Bà Hoa';
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'loa-backup-'));
      centre = await openTestCentre(server());
      const machines = [await centre.station('Một'), await centre.station('Hai')];
      stations = machines.map(({ station }) => station);
      await centre.invite('Chưa dùng');
      await centre.sql`INSERT INTO loa.session VALUES ('x', 'Ai đó', 1, 1)`;
      file = join(folder, 'sao-luu', 'a.loa');
      const head = await makeBackup(centre.sql, machine(), { file, at: 1000, program: 'test' });
      expect(head).toMatchObject({ centre: centre.centre.id, stations: 2, madeAt: 1000 });
      // What the backup does not know.
      await revoke(centre.sql, { station: stations[0] ?? '', by, at: 2000, why: 'mất máy' });
      stations = [...stations, (await centre.station('Ba')).station];
      await keyBookWriter(centre.sql, folder, centre.centre.id)(3000);
    });
    afterAll(async () => {
      await centre.close();
      rmSync(folder, { recursive: true });
    });

    const restoring = async (from: string, how: { key?: boolean } = {}) => {
      const { sql, place } = await server().database();
      const dataDir = mkdtempSync(join(folder, 'may-'));
      mkdirSync(join(dataDir, 'centre'));
      if (how.key !== false)
        writeFileSync(join(dataDir, 'centre', 'khoa-trung-tam.pem'), keyText(centre.centre.key), {
          mode: 0o600,
        });
      copyFileSync(keyBookFileOf(folder), keyBookFileOf(dataDir));
      const restored = restoreBackup(
        sql,
        { dataDir, env: process.env, place },
        {
          ...{ file: from, at: 5000, by },
        },
      );
      return { sql, restored };
    };

    it('are files for their owner alone, and hold no key of the centre', () => {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const secret = Buffer.from(
        keyText(centre.centre.key).split('\n')[1] ?? '',
        'base64',
      ).subarray(-32);
      const bytes = readFileSync(file);
      expect([bytes.includes(secret), bytes.includes(secret.toString('hex'))]).toEqual([
        false,
        false,
      ]);
    });

    it('come back whole; who was shut out since stays out, who joined since is known, codes are over', async () => {
      const { sql, restored } = await restoring(file);
      const { keys, invitations, head } = await restored;
      expect(head.stations).toBe(2);
      expect(keys).toEqual({ ended: [stations[0]], added: [stations[2]] });
      expect(invitations).toBe(1);
      const all = await sql<{ station: string; reason: string | null }[]>`
        SELECT station, end_reason AS reason FROM loa.station_key`;
      expect(Object.fromEntries(all.map(({ station, reason }) => [station, reason]))).toEqual({
        [stations[0] ?? '']: 'revoked',
        [stations[1] ?? '']: null,
        [stations[2] ?? '']: null,
      });
      expect(await sql`SELECT FROM loa.session`).toHaveLength(0);
      expect(await lastRestored(sql)).toEqual({ at: 5000, backupAt: 1000 });
      // Numbers of orders that may have been given out since are never given again.
      const [counter] = await sql`SELECT last FROM loa.down_counter`;
      expect(counter).toEqual({ last: 1_000_000_000 });
      const tables = await sql<{ table: string }[]>`
        SELECT relname AS table FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'loa' AND relkind = 'r'`;
      const before = await centre.sql`
        SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'loa' AND relkind = 'r'`;
      expect(tables).toHaveLength(before.length);
    });

    it('cut in the middle they leave a database that no centre opens, and that no backup comes into', async () => {
      const { sql, restored } = await restoring(file);
      await restored;
      await requireWholeRestore(sql);
      const { place, sql: cut } = await server().database();
      await markRestoring(cut);
      // As a kill leaves it, before the first row or after all of them.
      for (const rows of [false, true]) {
        if (rows) await migrate(cut);
        await expect(requireWholeRestore(cut)).rejects.toThrow('bị ngắt giữa chừng');
        await expect(
          restoreBackup(
            cut,
            { ...machine(), env: { ...process.env, LOA_CENTRE_KEY: keyOf() }, place },
            { file, at: 1, by },
          ),
        ).rejects.toThrow('bị ngắt giữa chừng');
      }
    });

    it('come into no database that has a centre, and without the key into none', async () => {
      await expect(
        restoreBackup(
          centre.sql,
          { ...machine(), env: { ...process.env, LOA_CENTRE_KEY: keyOf() } },
          {
            ...{ file, at: 1, by },
          },
        ),
      ).rejects.toThrow('đã có sổ của một trung tâm');
      const without = await restoring(file, { key: false });
      await expect(without.restored).rejects.toThrow('chưa có khóa của trung tâm');
      expect(await without.sql`SELECT FROM pg_namespace WHERE nspname = 'loa'`).toHaveLength(0);
    });

    it('that were altered, cut, or are something else are refused', async () => {
      const bytes = readFileSync(file);
      const bad = async (change: (bytes: Buffer) => Buffer): Promise<unknown> => {
        const other = join(folder, 'hong.loa');
        writeFileSync(other, change(Buffer.from(bytes)));
        const { sql, restored } = await restoring(other);
        const said: unknown = await restored.catch((error: unknown) => error);
        expect(await sql`SELECT FROM pg_namespace WHERE nspname = 'loa'`).toHaveLength(0);
        return String(said);
      };
      const flip = (one: Buffer): Buffer => {
        one[one.length - 50] = (one[one.length - 50] ?? 0) ^ 1;
        return one;
      };
      expect(await bad(flip)).toContain('bị hỏng');
      expect(await bad((one) => one.subarray(0, one.length - 1))).toContain('bị hỏng');
      expect(await bad((one) => one.subarray(16))).toContain('không phải bản sao lưu');
      expect(
        await bad((one) => {
          const head = Buffer.alloc(65_536, ' ');
          head.write(one.subarray(0, 65_536).toString().replace('"number":1,', '"number":991,'));
          return Buffer.concat([head, one.subarray(65_536)]);
        }),
      ).toContain('phiên bản mới hơn');
    });

    it('a centre with its key and its book does not start on an empty ledger, and the book forgets no key', async () => {
      const { sql } = await server().ledger();
      const dataDir = mkdtempSync(join(folder, 'trong-'));
      mkdirSync(join(dataDir, 'centre'));
      copyFileSync(keyBookFileOf(folder), keyBookFileOf(dataDir));
      const before = readFileSync(keyBookFileOf(dataDir), 'utf8');
      await expect(takeCentreKey(sql, dataDir, { LOA_CENTRE_KEY: keyOf() })).rejects.toThrow(
        'đã có 3 khóa của đài',
      );
      expect(await centreIdIn(sql)).toBeUndefined();
      // Also where somebody writes it all the same.
      await keyBookWriter(sql, dataDir, centre.centre.id)(4000);
      const keysIn = (text: string): string => /"keys":.*/s.exec(text)?.[0] ?? '';
      expect(keysIn(readFileSync(keyBookFileOf(dataDir), 'utf8'))).toEqual(keysIn(before));
      // Another centre's is put aside.
      await keyBookWriter(sql, dataDir, 'khác')(4000);
      expect(readdirSync(join(dataDir, 'centre'))).toHaveLength(2);
    });

    it('are never written over, and one that is not made whole leaves nothing', async () => {
      await expect(
        makeBackup(centre.sql, machine(), { file, at: 1, program: 'x' }),
      ).rejects.toThrow('đã có');
      const nowhere = { ...machine(), env: { LOA_PG_BIN: '/nowhere', PATH: '' } };
      const other = join(folder, 'sao-luu', 'b.loa');
      await expect(
        makeBackup(centre.sql, nowhere, { file: other, at: 1, program: 'x' }),
      ).rejects.toThrow('chưa có chương trình pg_dump');
      expect(readdirSync(join(folder, 'sao-luu'))).toEqual(['a.loa']);
    });

    it('come to a stick that has no second names for files too; what a kill left is removed a day later', async () => {
      const place = join(folder, 'que');
      mkdirSync(place);
      const noLinks = (): never => {
        throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' });
      };
      writeFileSync(join(place, 'dở'), 'x');
      nameWhole(join(place, 'dở'), join(place, 'c.loa'), noLinks);
      writeFileSync(join(place, 'dở'), 'y');
      expect(() => {
        nameWhole(join(place, 'dở'), join(place, 'c.loa'), noLinks);
      }).toThrow('EEXIST');
      expect(readFileSync(join(place, 'c.loa'), 'utf8')).toBe('x');
      for (const name of ['a.loa.1.dang-ghi', 'b.loa.2.dang-ghi'])
        writeFileSync(join(place, name), '');
      utimesSync(join(place, 'a.loa.1.dang-ghi'), 1, 1);
      await makeBackup(centre.sql, machine(), { file: join(place, 'd.loa'), at: 1, program: 'x' });
      expect(readdirSync(place).toSorted()).toEqual(['b.loa.2.dang-ghi', 'c.loa', 'd.loa', 'dở']);
    });

    const keyOf = (): string => {
      const out = join(folder, 'khoa.pem');
      writeFileSync(out, keyText(centre.centre.key), { mode: 0o600 });
      return out;
    };
  });
});
