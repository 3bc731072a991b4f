// The ledger, ready to be used: found, reached, in this program's shape.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import { lockStore, StoreLockedError } from '../../store/lock.ts';
import { makeFolder } from '../../store/open.ts';
import { connect, type DatabasePlace, type Sql } from './connect.ts';
import { requireWholeRestore } from './half-restored.ts';
import { migrate } from './migrate.ts';
import { clusterDirOf, ownDatabase, startOwnServer, type OwnServer } from './own-server.ts';
import { runningPostmaster } from './postmaster.ts';
import { toDatabaseError } from './say-database-error.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export interface OpenDatabase {
  readonly sql: Sql;
  /** For whoever needs connections of its own. */
  readonly place: DatabasePlace;
  /** Names of the steps that this process applied. */
  readonly migrated: readonly string[];
  /** The server of our own, where no DATABASE_URL names another. */
  readonly own?: OwnServer;
  readonly close: () => Promise<void>;
}

export function centreDirOf(dataDir: string): string {
  return join(dataDir, 'centre');
}

/** The address that was given, where one was. */
function givenUrl(env: Env): string | undefined {
  const url = env['DATABASE_URL']?.trim();
  if (!url) return undefined;
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  // It may hold a password, so it is not repeated.
  throw new Failure(
    'DATABASE_URL không phải địa chỉ PostgreSQL.',
    'Viết: postgres://người:mật_khẩu@máy:5432/cơ_sở_dữ_liệu (ký tự lạ trong mật khẩu: viết theo %XX).',
  );
}

/** Opens the ledger for a process that serves, starting our own server where no other is named. Throws LoaError. */
export async function openDatabase(
  dataDir: string,
  env: Env,
  {
    asItIs = false,
  }: {
    /** Its shape is left alone: a backup is to come into it. */ readonly asItIs?: boolean;
  } = {},
): Promise<OpenDatabase> {
  const url = givenUrl(env);
  if (url !== undefined) return opened({ url }, undefined, asItIs);
  const centreDir = centreDirOf(dataDir);
  makeFolder(centreDir);
  const unlock = await lockAlone(centreDir);
  let own: OwnServer | undefined;
  try {
    own = await startOwnServer({ centreDir, env });
    const { socketDir, port } = own;
    const ledger = await opened({ socketDir, port, ...ownDatabase }, undefined, asItIs);
    const server = own;
    return {
      ...ledger,
      own: server,
      async close() {
        await ledger.close();
        await server.close();
        unlock();
      },
    };
  } catch (error) {
    await own?.close();
    unlock();
    throw error;
  }
}

/** The ledger of a centre that serves, or else opened for the command alone. Throws LoaError. */
export async function reachOrOpen(dataDir: string, env: Env): Promise<OpenDatabase> {
  const serves =
    givenUrl(env) !== undefined ||
    runningPostmaster(clusterDirOf(centreDirOf(dataDir)))?.isReady === true;
  return serves ? reachDatabase(dataDir, env) : openDatabase(dataDir, env);
}

/** Opens the ledger for a command beside a centre that serves: it starts no server. Throws LoaError. */
export async function reachDatabase(dataDir: string, env: Env): Promise<OpenDatabase> {
  const url = givenUrl(env);
  if (url !== undefined) return opened({ url }, 2);
  const running = runningPostmaster(clusterDirOf(centreDirOf(dataDir)));
  if (!running?.isReady)
    throw new Failure(
      `Trung tâm trên dữ liệu này (${dataDir}) chưa chạy.`,
      `Mở nó ở một cửa sổ khác rồi làm lại: ${loaCommand} centre. Trung tâm dùng máy chủ PostgreSQL khác: đặt DATABASE_URL.`,
    );
  return opened({ socketDir: running.socketDir, port: running.port, ...ownDatabase }, 2);
}

async function opened(place: DatabasePlace, most?: number, asItIs = false): Promise<OpenDatabase> {
  const sql = connect(place, most);
  try {
    if (!asItIs) await requireWholeRestore(sql);
    const migrated = asItIs ? [] : await migrate(sql);
    return {
      ...{ sql, migrated, place },
      async close() {
        await sql.end({ timeout: 5 });
      },
    };
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw toDatabaseError(error);
  }
}

async function lockAlone(centreDir: string): Promise<() => void> {
  try {
    return await lockStore(centreDir);
  } catch (error) {
    if (!(error instanceof StoreLockedError)) throw error;
    throw new Failure(
      `Một trung tâm khác đang chạy trên cùng dữ liệu (${centreDir}).`,
      'Nhiều tiến trình trung tâm thì dùng chung một máy chủ PostgreSQL: đặt DATABASE_URL cho từng tiến trình.',
    );
  }
}
