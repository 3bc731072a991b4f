// What /metrics says: the ledger's figures, and this process's own. No station has a figure of its own: thousands would drown it.
import { judgeStation, standings } from '../overview/judge-station.ts';
import type { CentreParts } from '../centre-parts.ts';
import { lastBackup, ledgerFacts, type KeptBackup } from '../ledger/backups.ts';
import { keptFiles, type KeptFiles } from '../ledger/old-files.ts';
import { overviewRows } from '../ledger/overview.ts';
import { copyLag, orderStates } from '../ledger/operating.ts';
import { daysBack } from '../overview/days.ts';
import type { Meter } from './meter.ts';
import { byLabel, gauge, openMetrics, type Family } from './open-metrics.ts';
import type { Operating } from './operating.ts';

/** Where the ledger cannot be asked, that is what is said of it. */
export async function metricsText(
  parts: CentreParts,
  meter: Meter,
  operating: Operating | undefined,
): Promise<string> {
  const own = [...meter.families(), ...ofProcess(operating)];
  const ledger = await Promise.race([ofLedger(parts, operating), tooLong()]).catch(() => undefined);
  const isUp = gauge(
    'loa_centre_database_up',
    'Whether the ledger answered within five seconds.',
    ledger ? 1 : 0,
  );
  return openMetrics([isUp, ...(ledger ?? []), ...own]);
}

const patienceMs = 5000;

function tooLong(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, patienceMs, undefined).unref();
  });
}

function ofProcess(operating: Operating | undefined): readonly Family[] {
  const { rss } = process.memoryUsage();
  return [
    gauge('loa_centre_resident_bytes', 'Memory of this process.', rss, 'bytes'),
    gauge('loa_centre_uptime_seconds', 'How long this process runs.', process.uptime(), 'seconds'),
    ...(operating?.lines
      ? [
          gauge(
            'loa_centre_wake_lines',
            'Lines of stations that are open at this process.',
            operating.lines(),
          ),
        ]
      : []),
  ];
}

async function ofLedger(
  { sql, now }: CentreParts,
  operating: Operating | undefined,
): Promise<readonly Family[]> {
  const at = now();
  const [rows, lag, orders, backup, facts, files, queues] = await Promise.all([
    overviewRows(sql, daysBack(at, 7)),
    copyLag(sql),
    orderStates(sql),
    lastBackup(sql),
    ledgerFacts(sql),
    keptFiles(sql),
    operating?.jobs.counts() ?? [],
  ]);
  const counts = new Map<string, number>(standings.map((standing) => [standing, 0]));
  for (const row of rows) {
    const standing = judgeStation(row, at);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
  }
  return [
    byLabel(
      { name: 'loa_centre_stations', type: 'gauge', help: 'Stations by how they stand.' },
      'standing',
      counts,
    ),
    gauge(
      'loa_centre_lines_behind',
      'Lines of logs that stations have and the copies have not.',
      lag.lines,
    ),
    gauge('loa_centre_stations_behind', 'Stations whose copy is not whole.', lag.stations),
    byLabel(
      {
        name: 'loa_centre_orders',
        type: 'gauge',
        help: 'Orders of the last 30 days by what stations told.',
      },
      'state',
      orders,
    ),
    {
      ...{ name: 'loa_centre_jobs', type: 'gauge', help: 'Jobs by kind and state.' },
      samples: queues.flatMap(({ name, waiting, active, failed }) =>
        Object.entries({ waiting, active, failed }).map(([state, value]) => ({
          ...{ suffix: '', labels: { job: name, state }, value },
        })),
      ),
    },
    ...ofFiles(files),
    gauge('loa_centre_database_bytes', 'Size of the database.', facts.bytes, 'bytes'),
    ...ofBackup(backup, at),
  ];
}

function ofFiles({ bytes, freedBytes }: KeptFiles): readonly Family[] {
  return [
    gauge('loa_centre_files_bytes', 'Files for stations that are kept.', bytes, 'bytes'),
    {
      ...{ name: 'loa_centre_removed_files_bytes', type: 'counter', unit: 'bytes' },
      help: 'Files for stations that were let go of.',
      samples: [{ suffix: '_total', value: freedBytes }],
    },
  ];
}

function ofBackup(backup: KeptBackup | undefined, at: number): readonly Family[] {
  if (!backup) return [];
  const seconds = Math.max(0, (at - backup.at) / 1000);
  const help = 'How long ago the last backup was made.';
  return [gauge('loa_centre_backup_age_seconds', help, seconds, 'seconds')];
}
