// `/khan-cap/`: an emergency is composed, looked at once more, sent, followed and ended.
import type { Context } from 'hono';
import { actorOf, mayAnywhere, mayAt, placesFor, type Person } from '../accounts/person.ts';
import { readForm } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { newestAlerts } from '../ledger/cap.ts';
import {
  callAfterSeconds,
  countStages,
  emergencyNamed,
  newestEmergencies,
  stagesOf,
  type EmergencyRow,
} from '../ledger/emergencies.ts';
import { onceOnly } from '../ledger/sent-forms.ts';
import { show, showNoPage } from '../pages/show.ts';
import { addAlertRoutes } from './alert-routes.ts';
import { addCapRoutes } from './cap-routes.ts';
import { addComposeRoutes } from './compose-routes.ts';
import { addSourceRoutes } from './source-routes.ts';
import { countsBy, stagesFor } from './stages-for.ts';
import { isLive, stages, toCall, type Stage } from './judge-stage.ts';
import { callListPage, emergenciesPage, progressPage } from './pages/progress.ts';
import { mayEnd } from './may-end.ts';
import { enterEnd } from './send-emergency.ts';

const mostListed = 60;
const rowsOnPage = 100;
/** A list that is printed has all of them. */
const mostCalls = 5000;

export function addEmergencyRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql } = parts;
  app.get(
    '/khan-cap/',
    asPerson('look', (context, person) => showAll(parts, context, person)),
  );
  addCapRoutes(app, parts);
  addComposeRoutes(app, parts, asPerson);
  addAlertRoutes(app, parts, asPerson);
  addSourceRoutes(app, parts, asPerson);
  app.get(
    '/khan-cap/:id/',
    asPerson('look', (context, person) => showProgress(parts, context, person)),
  );
  app.get(
    '/khan-cap/:id/goi-dien/',
    asPerson('look', async (context, person) => {
      const emergency = await emergencyFor(parts, context, person);
      if (!emergency) return showNoPage(context);
      const wanted = { within: placesFor(person, 'look'), most: mostCalls };
      const moment = await momentOf(parts, emergency);
      const rows = await stagesFor(sql, emergency, toCall, wanted, moment);
      const main = callListPage(emergency, rows, moment.now);
      return show(context, {
        ...{ title: 'Gọi điện cho các đài', page: 'emergency-calls', person, wide: true, main },
      });
    }),
  );
  app.post(
    '/khan-cap/:id/thoi/',
    asPerson('emergency', async (context, person) => {
      const emergency = await emergencyFor(parts, context, person);
      const form = await readForm(context);
      if (!emergency || !form || !(await mayEnd(sql, emergency, person)))
        return showNoPage(context);
      const { id } = emergency;
      const who = actorOf(person, 'emergency');
      try {
        await onceOnly(sql, { form: form.text('so'), at: parts.now() }, async (step) => {
          await enterEnd(parts, step, { id, ...who, why: form.lines('vi-sao', 500) });
          return `/khan-cap/${id}/`;
        });
      } catch (error) {
        // It was ended meanwhile: its page says by whom.
        if (!(error instanceof LoaError)) throw error;
      }
      return context.redirect(`/khan-cap/${id}/`, 303);
    }),
  );
}

async function showAll(
  { sql, now: clock }: CentreParts,
  context: Context,
  person: Person,
): Promise<Response> {
  const within = placesFor(person, 'look');
  const rows = await newestEmergencies(sql, mostListed);
  const now = clock();
  const callAfterMs = (await callAfterSeconds(sql)) * 1000;
  const counts = await countStages(
    sql,
    rows.map(({ id }) => id),
    within,
    { now, callAfterMs },
  );
  const listed = rows
    // What reaches none of this person's stations is another branch's.
    .filter(({ id }) => within === undefined || counts.some(({ dispatch }) => dispatch === id))
    .map((emergency) => ({ emergency, counts: countsBy(counts, emergency, { now, callAfterMs }) }));
  const waiting = (await newestAlerts(sql, 200)).filter(({ state }) => state === 'waiting');
  const main = emergenciesPage(listed, {
    ...{ now, waiting: waiting.length, maySet: mayAt(person, 'operate') },
    maySend: mayAnywhere(person, 'emergency'),
  });
  return show(context, { title: 'Khẩn cấp', page: 'emergency', person, main });
}

/** Undefined where there is none, and where it reaches none of this person's stations. */
async function emergencyFor(
  { sql }: CentreParts,
  context: Context,
  person: Person,
): Promise<EmergencyRow | undefined> {
  const emergency = await emergencyNamed(sql, context.req.param('id') ?? '');
  const within = placesFor(person, 'look');
  if (!emergency || within === undefined) return emergency;
  const reached = await stagesOf(sql, emergency.id, { within, most: 1 });
  return reached.length > 0 ? emergency : undefined;
}

async function momentOf({ sql, now }: CentreParts, { madeAt }: EmergencyRow) {
  return { madeAt, now: now(), callAfterMs: (await callAfterSeconds(sql)) * 1000 };
}

/** Real seconds between two looks of a page that is left open. */
const refreshSeconds = 5;

async function showProgress(
  parts: CentreParts,
  context: Context,
  person: Person,
): Promise<Response> {
  const { sql } = parts;
  const emergency = await emergencyFor(parts, context, person);
  if (!emergency) return showNoPage(context);
  const within = placesFor(person, 'look');
  const moment = await momentOf(parts, emergency);
  const { now, callAfterMs } = moment;
  const shown = stages.find((stage) => stage === context.req.query('xem'));
  const asked = Number(context.req.query('trang') ?? '1');
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const wanted: readonly Stage[] = shown === undefined ? toCall : [shown];
  const skip = (page - 1) * rowsOnPage;
  const found = await stagesFor(
    sql,
    emergency,
    wanted,
    { within, most: rowsOnPage + 1, skip },
    moment,
  );
  const counts = await countStages(sql, [emergency.id], within, moment);
  const live = isLive(emergency, now);
  if (live) context.header('Refresh', String(refreshSeconds));
  const main = progressPage({
    ...{ emergency, shown, page, now, isLive: live, rows: found.slice(0, rowsOnPage) },
    counts: countsBy(counts, emergency, { now, callAfterMs }),
    hasMore: found.length > rowsOnPage,
    mayEnd: await mayEnd(sql, emergency, person),
    callAfterSeconds: Math.round(callAfterMs / 1000),
  });
  return show(context, {
    ...{ title: `Khẩn: ${emergency.title}`, page: 'emergency-one', person, wide: true, main },
  });
}
