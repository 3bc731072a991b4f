// The centre's jobs, on pg-boss (ADR 146): any number of processes share them, and each is done once.
import { PgBoss } from 'pg-boss';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { sayError } from '../../../content/schema/say-error.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Machine } from '../backup/machine.ts';
import { connect, type Sql } from '../database/connect.ts';
import { jobsSchema } from '../database/schemas.ts';
import { bossDatabaseOf, openBossDatabase, type OpenBossDatabase } from './boss-database.ts';
import type { JobKind, JobTable } from './job.ts';
import type { Jobs } from './job-sender.ts';

export interface JobsParts {
  readonly parts: Omit<CentreParts, 'jobs'>;
  readonly table: JobTable;
  readonly machine: Machine;
  /** How soon it is noticed that whoever had a job is gone, s. */
  readonly looksEverySeconds?: number;
  /** Tests send jobs themselves. */
  readonly withoutClock?: boolean;
}

/** Connections of one process for its jobs; each that runs holds one. */
const mostConnections = 8;

/** Begins to work. Rejects where the ledger refuses. */
export async function openJobs(asked: JobsParts): Promise<Jobs> {
  const { machine, parts, table, looksEverySeconds = 10, withoutClock = false } = asked;
  const pool = connect(machine.place, mostConnections);
  const database = openBossDatabase(pool);
  const boss = new PgBoss({
    ...{ db: database.db, schema: jobsSchema, useListenNotify: true, schedule: !withoutClock },
    ...{ superviseIntervalSeconds: looksEverySeconds, monitorIntervalSeconds: looksEverySeconds },
    ...{ registerInstance: true, instanceName: 'loa-centre', bamIntervalSeconds: 60 },
  });
  let told = '';
  boss.on('error', (error) => {
    // One line until another is to be said: it looks every few seconds.
    const line = `Việc của trung tâm gặp lỗi: ${sayError(error)}. Sẽ thử lại.`;
    if (line !== told) parts.tell(line, { level: 'error', code: 'jobs' });
    told = line;
  });
  try {
    await alone(pool, async () => {
      await boss.start();
      for (const [name, kind] of Object.entries(table)) await keepQueue(boss, name, kind, asked);
      await dropOthers(boss, table);
    });
    for (const [name, kind] of Object.entries(table))
      await work({ boss, name, kind, parts, machine, pool, database });
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await pool.end({ timeout: 1 });
    throw error;
  }
  return jobsOf(boss, table, async () => {
    await boss.stop({ graceful: true, timeout: 10_000 });
    await pool.end({ timeout: 5 });
  });
}

/** Whoever brings the jobs' tables up holds it, on any of the machines. "viec" in ASCII. */
const startLock = 0x76696563;

async function alone(pool: Sql, work: () => Promise<void>): Promise<void> {
  await pool.begin(async (step) => {
    await step`SET LOCAL statement_timeout = 0`;
    await step`SELECT pg_advisory_xact_lock(${startLock})`;
    await work();
  });
}

async function keepQueue(
  boss: PgBoss,
  name: string,
  { every, withinSeconds, retries = 3, beatSeconds }: JobKind,
  { withoutClock = false }: JobsParts,
): Promise<void> {
  const settings = {
    ...{ expireInSeconds: withinSeconds, retryLimit: retries, retryDelay: 5, retryBackoff: true },
    ...{ retryDelayMax: 900, deleteAfterSeconds: 14 * 86_400, notify: true },
  };
  // `short`: of one key (none is one too) a single job waits, however many send it.
  await boss.createQueue(name, {
    ...{ ...settings, policy: every === undefined ? 'standard' : 'short' },
    ...(beatSeconds !== undefined && { heartbeatSeconds: beatSeconds }),
  });
  await boss.updateQueue(name, settings);
  if (withoutClock) return;
  if (every === undefined) await boss.unschedule(name);
  else await boss.schedule(name, every, null, { tz: fallbackTimeZone, missed: 'once' });
}

/** The clock sends no job that this program no longer has. A newer process beside sets its own anew. */
async function dropOthers(boss: PgBoss, table: JobTable): Promise<void> {
  for (const { name } of await boss.getSchedules())
    if (!Object.hasOwn(table, name)) await boss.unschedule(name);
}

interface Working {
  readonly boss: PgBoss;
  readonly name: string;
  readonly kind: JobKind;
  readonly parts: JobsParts['parts'];
  readonly machine: Machine;
  readonly pool: Sql;
  readonly database: OpenBossDatabase;
}

async function work({ boss, name, kind, parts, machine, pool, database }: Working): Promise<void> {
  const pace = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, batchSize: 1 };
  let worker = '';
  const run = async (job: { data: unknown; signal: AbortSignal }, sql: Sql) => {
    // Another may wait behind it: nobody waits until the clock looks.
    boss.notifyWorker(worker);
    try {
      const did = await kind.run({
        ...{ sql, parts, machine, at: parts.now(), data: job.data, signal: job.signal },
      });
      return { did };
    } catch (error) {
      parts.tell(`Việc "${kind.says}" chưa xong: ${sayError(error)}.`, {
        level: 'warn',
        code: 'job',
      });
      throw error;
    }
  };
  if (kind.isOutside === true)
    worker = await boss.work<unknown>(name, pace, async ([job]) => job && run(job, pool));
  else
    worker = await boss.work<unknown, unknown, { transactional: true }>(
      name,
      { ...pace, transactional: true },
      // A transaction asks like the pool it comes from.
      async ([job], tx) => job && run(job, database.transactionOf(tx) as Sql),
    );
}

const failedShown = 50;

function jobsOf(boss: PgBoss, table: JobTable, close: () => Promise<void>): Jobs {
  return {
    close,
    async send(name, data, { sql, key, after } = {}) {
      if (!Object.hasOwn(table, name)) throw new Error(`no job ${name}`);
      await boss.send(name, data, {
        ...(sql && { db: bossDatabaseOf(sql) }),
        ...(key !== undefined && { singletonKey: key }),
        ...(after !== undefined && { startAfter: new Date(after) }),
      });
    },
    async counts() {
      const queues = await boss.getQueues(Object.keys(table));
      return queues.map(({ name, queuedCount, activeCount, failedCount }) => ({
        ...{ name, waiting: queuedCount, active: activeCount, failed: failedCount },
      }));
    },
    async failed() {
      const all = await Promise.all(
        Object.keys(table).map((name) => boss.findJobs(name, { limit: 1000 })),
      );
      return all
        .flat()
        .filter(({ state }) => state === 'failed')
        .map(({ name, id, completedOn, output }) => ({
          ...{ name, id, at: completedOn?.getTime() ?? 0, why: whyOf(output) },
        }))
        .toSorted((a, b) => b.at - a.at)
        .slice(0, failedShown);
    },
    async retry(name, id) {
      if (!Object.hasOwn(table, name)) return false;
      const [job] = await boss.findJobs(name, { id });
      if (job?.state !== 'failed') return false;
      await boss.retry(name, id);
      return true;
    },
    async processes() {
      const known = await boss.getInstances();
      return known.map((one) => ({
        ...{ host: one.host, pid: one.pid, startedAt: one.startedOn.getTime() },
        ...{ heardAt: one.heartbeatOn.getTime(), isLive: one.live },
        residentBytes: one.metrics?.rss ?? undefined,
      }));
    },
  };
}

function whyOf(output: unknown): string {
  if (typeof output !== 'object' || output === null) return '';
  const said = 'message' in output ? output.message : 'value' in output ? output.value : undefined;
  return typeof said === 'string' ? said : typeof said === 'object' ? whyOf(said) : '';
}
