// `loa centre`: the ledger, and what answers from it, until the process is asked to end.
import { sayError } from '../../content/schema/say-error.ts';
import { Failure } from '../failure.ts';
import { makeFirstCode } from './accounts/enter-acts.ts';
import { createCentreApp } from './app.ts';
import { backupFolderOf } from './backup/nightly.ts';
import { keepKeyBook } from './backup/key-book.ts';
import { takeCentreKey } from './centre-key.ts';
import { openDatabase, type Env, type OpenDatabase } from './database/open-database.ts';
import { toDatabaseError } from './database/say-database-error.ts';
import type { JobTable } from './jobs/job.ts';
import type { Jobs } from './jobs/job-sender.ts';
import { openJobs } from './jobs/open-jobs.ts';
import { jobTable } from './jobs/table.ts';
import type { Tell } from './tell.ts';
import { serveCentre } from './serve.ts';
import { openWake } from './wake/wake.ts';

export interface CentreSettings {
  readonly dataDir: string;
  /** What can be chosen to be sent down. */
  readonly contentDir?: string;
  readonly host: string;
  readonly port: number;
  readonly env: Env;
  readonly tell: Tell;
}

/** Serves until Ctrl-C or the system's word. Rejects with Failure where its own PostgreSQL ends unasked. */
export async function runCentre(settings: CentreSettings): Promise<void> {
  const { dataDir, contentDir, host, port, env, tell } = settings;
  const asked = untilAsked();
  let ledger: OpenDatabase | undefined;
  let jobs: Jobs | undefined;
  let keeping: (() => void) | undefined;
  try {
    ledger = await openDatabase(dataDir, env);
    const { own, migrated, sql } = ledger;
    if (own?.endedOrphan !== undefined)
      tell(`Đã dừng PostgreSQL còn lại của lần chạy trước (tiến trình ${own.endedOrphan}).`);
    if (migrated.length > 0) tell(`Sổ của trung tâm đã lên phiên bản mới: ${migrated.join(', ')}.`);
    const centre = await takeCentreKey(sql, dataDir, env);
    const parts = { sql, centre, contentDir, now: () => Date.now(), tell };
    jobs = await openJobs({
      machine: { dataDir, env, place: ledger.place },
      parts,
      table: jobTable,
    }).catch(refuse);
    const wake = await openWake(parts);
    const token = env['LOA_METRICS_TOKEN']?.trim();
    const operating = {
      ...{
        lines: () => wake.lines(),
        jobs,
        says: jobWords(jobTable),
        backupFolder: backupFolderOf(dataDir, env),
      },
      ...(token !== undefined && token !== '' && { metricsToken: token }),
    };
    const served = await serveCentre(createCentreApp({ ...parts, jobs, operating }, wake), {
      host,
      port,
    });
    keeping = keepKeyBook({ sql, centre: centre.id, dataDir, tell });
    tell(`Trung tâm: ${served.url}/  Dấu vân tay khóa: ${centre.id}`);
    const first = await makeFirstCode(sql, Date.now());
    if (first !== undefined)
      tell(
        `Chưa có tài khoản nào. Mở ${served.url}/vao/ và gõ mã ${first} (trong một ngày) để lập tài khoản quản trị đầu tiên.`,
      );
    try {
      await Promise.race([asked.promise, own ? own.died.then(serverDied) : asked.promise]);
    } finally {
      await wake.close();
      await served.close();
    }
  } finally {
    asked.forget();
    keeping?.();
    await jobs?.close().catch(() => undefined);
    await ledger?.close();
  }
}

function jobWords(table: JobTable): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(table).map(([name, { says }]) => [name, says]));
}

function refuse(error: unknown): never {
  throw toDatabaseError(error);
}

function serverDied(why: string): never {
  throw new Failure(
    `PostgreSQL của trung tâm dừng đột ngột (${why}).`,
    'Xem postgresql.log trong LOA_DATA/centre, rồi mở lại trung tâm; những gì đã ghi vẫn còn.',
  );
}

/** Also while it starts: who asks then is not kept waiting, and no server is left behind. */
function untilAsked() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let finish: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    finish = resolve;
  });
  for (const signal of signals) process.on(signal, finish);
  return {
    promise,
    forget() {
      for (const signal of signals) process.off(signal, finish);
    },
  };
}

/** A mistake in one answer ends none of the others. Returns what ends this. */
export function surviveMistakes(tell: Tell): () => void {
  const told = (error: unknown): void => {
    tell(`Lỗi không lường trước, trung tâm vẫn chạy: ${sayError(error)}`, {
      ...{ level: 'error', code: 'unforeseen' },
    });
  };
  process.on('unhandledRejection', told);
  return () => process.off('unhandledRejection', told);
}
