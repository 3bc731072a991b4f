// `/khan-cap/cap/`: alerts of other systems; `/khan-cap/nguon/`: where they come from, and what they may.
import type { Context } from 'hono';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { readForm } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { actorOf, mayAnywhere, mayAt, placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import {
  alertHeld,
  alertNamed,
  alertsReferenced,
  emergenciesOfAlerts,
  isListed,
  newestAlerts,
  setAlertState,
  type AlertRow,
} from '../ledger/cap.ts';
import { emergencyNamed } from '../ledger/emergencies.ts';
import { writeAct } from '../ledger/stations.ts';
import { show, showNoPage } from '../pages/show.ts';
import { mostCapBytes } from './cap/cap-xml.ts';
import { doubtsOf, isNever, keysOf, partsOf, type AreaKey } from './cap/judge-alert.ts';
import { keepAlert } from './cap/keep-alert.ts';
import { readCap } from './cap/read-cap.ts';
import { areaOf, isAllWithin } from './cap/take-alert.ts';
import { alertPage, alertsPage, type AlertPart } from './pages/alerts.ts';

const mostListed = 100;

export function addAlertRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql } = parts;
  app.get(
    '/khan-cap/cap/',
    asPerson('look', (context, person) => showAlerts(parts, context, person, [])),
  );
  app.post(
    '/khan-cap/cap/tep/',
    asPerson('emergency', async (context, person) => {
      const form = await readForm(context, mostCapBytes + 100_000);
      const [file] = form?.files('tep') ?? [];
      if (!file)
        return showAlerts(parts, context, person, ['Chưa chọn tệp, hoặc tệp lớn hơn 1 MB.']);
      try {
        const id = await bringFile(parts, new Uint8Array(await file.arrayBuffer()), person.name);
        return context.redirect(`/khan-cap/cap/${id ?? ''}/`.replace('//', '/'), 303);
      } catch (error) {
        if (!(error instanceof LoaError)) throw error;
        return showAlerts(parts, context, person, [`${error.message} ${error.hint}`]);
      }
    }),
  );
  app.get(
    '/khan-cap/cap/:id/',
    asPerson('look', async (context, person) => {
      const row = await rowOf(parts, context);
      if (!row) return showNoPage(context);
      const main = alertPage(await viewOf(parts, row, person));
      const page = { title: 'Cảnh báo CAP', page: 'emergency-cap', person, main };
      return show(context, page);
    }),
  );
  app.post(
    '/khan-cap/cap/:id/bo-qua/',
    asPerson('emergency', async (context, person) => {
      const row = await rowOf(parts, context);
      if (!row) return showNoPage(context);
      if (!(await mayDismiss(parts, row, person))) return showNoPage(context);
      const at = parts.now();
      const who = actorOf(person, 'emergency');
      await sql.begin(async (step) => {
        const held = await alertHeld(step, row.id);
        if (held?.state !== 'waiting') return;
        await setAlertState(step, row.id, { state: 'dismissed', by: who.by, at });
        const detail = { alert: String(row.id), identifier: row.alert.identifier };
        await writeAct(step, { at, ...who, act: 'cap-dismissed', detail });
      });
      return context.redirect('/khan-cap/cap/', 303);
    }),
  );
}

/** Its number, also where it came before. Rejects with CapRefusal. */
export async function bringFile(
  parts: Pick<CentreParts, 'sql' | 'centre' | 'now'>,
  bytes: Uint8Array,
  by: string,
): Promise<number | undefined> {
  const alert = readCap(bytes);
  const document = new TextDecoder().decode(bytes);
  const { id } = await keepAlert(parts, { alert, document, feed: null, by });
  return id ?? (await alertsReferenced(parts.sql, [alert]))[0]?.id;
}

function rowOf({ sql }: CentreParts, context: Context): Promise<AlertRow | undefined> {
  const id = context.req.param('id') ?? '';
  return /^\d{1,15}$/.test(id) ? alertNamed(sql, Number(id)) : Promise.resolve(undefined);
}

async function showAlerts(
  { sql }: CentreParts,
  context: Context,
  person: Person,
  problems: readonly string[],
): Promise<Response> {
  const rows = await newestAlerts(sql, mostListed);
  const main = alertsPage(rows, { maySend: maySend(person), problems });
  const page = { title: 'Cảnh báo CAP', page: 'emergency-caps', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

function maySend(person: Person): boolean {
  return mayAnywhere(person, 'emergency');
}

/** It is gone for everybody then: only who answers for all of its area. */
async function mayDismiss({ sql }: CentreParts, row: AlertRow, person: Person): Promise<boolean> {
  return maySend(person) && isAllWithin(sql, row.alert, placesFor(person, 'emergency'));
}

async function viewOf({ sql, now }: CentreParts, row: AlertRow, person: Person) {
  const { alert, feed } = row;
  const listed = await isListed(sql, feed, alert.sender);
  const seen: AlertPart[] = [];
  for (const part of partsOf(alert)) {
    const { isKnown } = await areaOf(sql, part);
    const known = part.areas.filter(isKnown).flatMap(keysOf);
    const isKeyKnown = ({ name, value }: AreaKey): boolean =>
      known.some((one) => one.name === name && one.value === value);
    const facts = { now: now(), isListed: listed, isKnown: isKeyKnown };
    seen.push({ part, isKnown, doubts: doubtsOf(alert, part, facts) });
  }
  const before = await alertsReferenced(sql, alert.references);
  const own = before.filter((one) => one.alert.sender === alert.sender).map(({ id }) => id);
  const sounding: { id: string; title: string }[] = [];
  for (const { id } of await emergenciesOfAlerts(sql, own)) {
    const emergency = await emergencyNamed(sql, id);
    if (emergency) sounding.push({ id, title: emergency.title });
  }
  const facts = { now: 0, isListed: false, isKnown: () => false };
  return {
    ...{ row, parts: seen, sounding, maySend: maySend(person) },
    mayDismiss: await isAllWithin(sql, alert, placesFor(person, 'emergency')),
    neverAirs: isNever(doubtsOf(alert, undefined, facts)),
    maySet: mayAt(person, 'operate'),
  };
}
