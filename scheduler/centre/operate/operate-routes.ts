// The page of the machine, for who runs the whole centre; and its figures for a program that watches.
import type { Context } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import { programVersion } from '../../program-version.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { readForm } from '../accounts/form.ts';
import { addressOf } from '../accounts/from-where.ts';
import { actorOf, mayAt, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { lastBackup, lastRestored, ledgerFacts } from '../ledger/backups.ts';
import { keptFiles } from '../ledger/old-files.ts';
import { databaseNow } from '../ledger/operating.ts';
import { writeAct } from '../ledger/stations.ts';
import { show, showNoPage } from '../pages/show.ts';
import type { Meter } from './meter.ts';
import { metricsText } from './metrics.ts';
import { openMetricsType } from './open-metrics.ts';
import { machinePage } from './page.ts';

export function addOperateRoutes(
  app: CentreApp,
  parts: CentreParts,
  { asPerson, meter }: { readonly asPerson: AsPerson; readonly meter: Meter },
): void {
  const { sql, now, operating } = parts;
  addMetricsRoute(app, parts, meter);
  /** The machine is everybody's: whoever answers for a branch alone does not run it. */
  const ofAll =
    (handler: (context: Context, person: Person) => Response | Promise<Response>) =>
    (context: Context, person: Person) =>
      mayAt(person, 'operate') ? handler(context, person) : showNoPage(context);
  app.get(
    '/may-chu/',
    asPerson(
      'operate',
      ofAll(async (context, person) => {
        const main = machinePage(await seen(parts, didWords[context.req.query('da') ?? '']));
        return show(context, { title: 'Máy chủ', page: 'machine', person, wide: true, main });
      }),
    ),
  );
  app.post(
    '/may-chu/sao-luu/',
    asPerson(
      'operate',
      ofAll(async (context, person) => {
        if (!operating) return showNoPage(context);
        await sql.begin(async (step) => {
          await operating.jobs.send('sao-luu', {}, { sql: step, key: 'now' });
          await writeAct(step, { at: now(), ...actorOf(person, 'operate'), act: 'backup-asked' });
        });
        return context.redirect('/may-chu/?da=sao-luu', 303);
      }),
    ),
  );
  app.post(
    '/may-chu/lam-lai/',
    asPerson(
      'operate',
      ofAll(async (context, person) => {
        const form = await readForm(context);
        const [name, id] = [form?.text('viec') ?? '', form?.text('so') ?? ''];
        const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
        if (!operating || !isId || !(await operating.jobs.retry(name, id)))
          return context.redirect('/may-chu/?da=khong-con', 303);
        const detail = { job: name };
        const who = actorOf(person, 'operate');
        await writeAct(sql, { at: now(), ...who, act: 'job-retried', detail });
        return context.redirect('/may-chu/?da=lam-lai', 303);
      }),
    ),
  );
}

/** For whoever watches the machine: from the machine itself, or with a token. */
function addMetricsRoute(app: CentreApp, parts: CentreParts, meter: Meter): void {
  const { operating } = parts;
  app.get('/metrics', async (context) => {
    if (!mayRead(context, operating?.metricsToken))
      return context.text('Chỉ đọc được từ chính máy này, hoặc với LOA_METRICS_TOKEN.\n', 403);
    const text = await metricsText(parts, meter, operating);
    return context.body(text, 200, {
      'Content-Type': openMetricsType,
      'Cache-Control': 'no-store',
    });
  });
}

const didWords: Readonly<Partial<Record<string, string>>> = {
  'sao-luu': 'Đã giao việc sao lưu; xong thì bản mới hiện ở dưới (mở lại trang).',
  'lam-lai': 'Đã giao làm lại.',
  'khong-con': 'Việc ấy không còn hỏng nữa: có thể người khác đã cho làm lại.',
};

async function seen({ sql, now, operating }: CentreParts, did: string | undefined) {
  const at = now();
  const jobs = operating?.jobs;
  const [facts, backup, restored, theirs, files, counts, failed, processes] = await Promise.all([
    ...([ledgerFacts(sql), lastBackup(sql), lastRestored(sql), databaseNow(sql)] as const),
    keptFiles(sql),
    ...([jobs?.counts() ?? [], jobs?.failed() ?? [], jobs?.processes() ?? []] as const),
  ]);
  return {
    ...{ program: programVersion(), facts, files, backup, restored, now: at, did },
    ...{ says: operating?.says ?? {}, backupFolder: operating?.backupFolder },
    jobs: jobs && { counts, failed, processes },
    clockApartMs: theirs - Date.now(),
  };
}

/** With the token where one is set; else from this machine alone, and not through a proxy on it. */
function mayRead(context: Context, token: string | undefined): boolean {
  if (token !== undefined) {
    const said = Buffer.from(context.req.header('authorization') ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return said.byteLength === wanted.byteLength && timingSafeEqual(said, wanted);
  }
  const isHanded = ['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'via'].some(
    (name) => context.req.header(name) !== undefined,
  );
  return !isHanded && /^(127\.|::1$)/.test(addressOf(context));
}
