// From an empty form (or an alert's words) to an emergency that is on its way.
import type { Context } from 'hono';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { readForm, type Form } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { actorOf, placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { emergencyNamed, groupsWithin, silentSince } from '../ledger/emergencies.ts';
import { placesIn } from '../ledger/places.ts';
import { stationsOf } from '../ledger/selection.ts';
import { onceOnly } from '../ledger/sent-forms.ts';
import { silentAfterMs } from '../overview/judge-station.ts';
import { show } from '../pages/show.ts';
import { firstWithOrders } from '../talk/message.ts';
import { areaWords } from './area-words.ts';
import { takeAlertUp, typedOfAlert } from './cap/compose-alert.ts';
import { mayReplace } from './may-end.ts';
import { composePage, reviewPage } from './pages/compose.ts';
import { draftErrors, enterEmergency } from './send-emergency.ts';
import {
  freshTyped,
  readDraft,
  readTyped,
  selectionOf,
  typedOf,
  type TypedEmergency,
} from './typed-emergency.ts';

export function addComposeRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.get(
    '/khan-cap/moi/',
    asPerson('emergency', async (context, person) => {
      const typed = await firstTyped(parts, context, person);
      return showCompose(parts, context, person, typed, []);
    }),
  );
  app.post(
    '/khan-cap/moi/',
    asPerson('emergency', async (context, person) => {
      const form = await readForm(context);
      const typed = form ? readTyped(form) : freshTyped(now());
      return showCompose(parts, context, person, typed, []);
    }),
  );
  app.post(
    '/khan-cap/xem-lai/',
    asPerson('emergency', async (context, person) => {
      const form = await readForm(context);
      if (!form) return showCompose(parts, context, person, freshTyped(now()), [tooLarge]);
      const read = await readWhole(parts, form, person);
      if (read.problems.length > 0)
        return showCompose(parts, context, person, read.typed, read.problems);
      const main = reviewPage({ ...read, now: now() });
      const page = { title: 'Phát lời khẩn này?', page: 'emergency-review', person, main };
      return show(context, page);
    }),
  );
  app.post(
    '/khan-cap/phat/',
    asPerson('emergency', async (context, person) => {
      const form = await readForm(context);
      if (!form) return showCompose(parts, context, person, freshTyped(now()), [tooLarge]);
      const { typed, draft, problems } = await readWhole(parts, form, person);
      if (problems.length > 0) return showCompose(parts, context, person, typed, problems);
      try {
        const path = await onceOnly(sql, { form: form.text('so'), at: now() }, async (step) => {
          const within = placesFor(person, 'emergency');
          await takeAlertUp(step, draft, { at: now(), within });
          const { order } = await enterEmergency(parts, step, draft);
          return `/khan-cap/${order}/`;
        });
        return context.redirect(path, 303);
      } catch (error) {
        if (!(error instanceof LoaError)) throw error;
        return showCompose(parts, context, person, typed, [`${error.message} ${error.hint}`]);
      }
    }),
  );
}

const tooLarge = 'Biểu mẫu quá lớn, chưa làm gì.';

/** Empty, or with the words of an alert (`cap`), or of an emergency that is to be replaced (`thay`). */
async function firstTyped(
  { sql, now }: CentreParts,
  context: Context,
  person: Person,
): Promise<TypedEmergency> {
  const alert = await typedOfAlert(sql, context.req.query('cap'), context.req.query('phan'), now());
  if (alert) return alert;
  const older = await emergencyNamed(sql, context.req.query('thay') ?? '');
  if (!older || older.endedAt !== null || !(await mayReplace(sql, older, person)))
    return freshTyped(now());
  return typedOf({ ...older, replaces: older.id, capAlert: null, capPart: null }, now());
}

async function showCompose(
  { sql }: CentreParts,
  context: Context,
  person: Person,
  typed: TypedEmergency,
  problems: readonly string[],
): Promise<Response> {
  const within = placesFor(person, 'emergency');
  const named = typed.replaces === '' ? undefined : await emergencyNamed(sql, typed.replaces);
  // Another branch's is named to nobody.
  const replaces = named && (await mayReplace(sql, named, person)) ? named : undefined;
  const main = composePage({
    ...{ typed, problems, replaces: replaces?.title },
    area: {
      places: await placesIn(sql, within),
      groups: await groupsWithin(sql, within),
      isEverywhere: within === undefined,
    },
  });
  const page = { title: 'Soạn lời khẩn', page: 'emergency-new', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

/** What was typed, what it means, whom it reaches; and what is wrong with it. */
async function readWhole({ sql, now }: CentreParts, form: Form, person: Person) {
  const typed = readTyped(form);
  const within = placesFor(person, 'emergency');
  const selection = selectionOf(typed, within);
  const reached = await stationsOf(sql, selection);
  const names = new Map(reached.map(({ id, name }) => [id, name]));
  const area = areaWords(selection, await placesIn(sql, within), names);
  const draft = readDraft(typed, { selection, area, ...actorOf(person, 'emergency') });
  const silent = await silentSince(sql, [...names.keys()], now() - silentAfterMs);
  const isOld = (protocol: number | null): boolean =>
    protocol !== null && protocol < firstWithOrders;
  const older = draft.replaces === null ? undefined : { id: draft.replaces };
  const foreign =
    older && !(await mayReplace(sql, older, person))
      ? [
          'Lời khẩn định thay phát cả ngoài địa bàn của bạn: chỉ người phụ trách hết vùng ấy mới thay hay thôi được.',
        ]
      : [];
  const nobody = reached.length === 0 ? ['Chưa chọn nơi nào có đài.'] : [];
  return {
    ...{ typed, draft, silent, stations: reached.length },
    unknown: (selection.stations ?? []).filter((id) => !names.has(id)),
    old: reached.filter(({ protocol }) => isOld(protocol)).map(({ name }) => name),
    problems: [...draftErrors(draft, now()), ...nobody, ...foreign],
  };
}
