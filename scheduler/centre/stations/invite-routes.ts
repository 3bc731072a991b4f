// `/moi-dai/`: many stations invited at once, with a paper for each; invitations that wait.
import type { Context } from 'hono';
import { dayMs } from '../../../content/schema/durations.ts';
import { readForm, type Form } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { mayAt, placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { endInvitation, openInvitations } from '../ledger/invitations.ts';
import { onceOnly } from '../ledger/sent-forms.ts';
import { writeAct } from '../ledger/stations.ts';
import { enterInvitation } from '../invite.ts';
import { show, showNoPage } from '../pages/show.ts';
import { ownStations } from './change-stations.ts';
import { checkRows, inviteRows, type MadeInvitation } from './invite-many.ts';
import { inviteLookPage, invitePage, inviteSheetsPage } from './pages/invite.ts';

const mostBytes = 1_000_000;
/** Papers go by post. */
const usualDays = 14;

export function addInviteRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.get(
    '/moi-dai/',
    asPerson('stations', (context, person) => showInvite(context, parts, person, {})),
  );
  app.post(
    '/moi-dai/',
    asPerson('stations', async (context, person) => {
      const form = await readForm(context, mostBytes);
      if (!form)
        return showInvite(context, parts, person, { problems: ['Tệp quá 1 MB: chưa nhận.'] });
      const [file] = form.files('tep');
      const typed = form.raw('dong').slice(0, 200_000);
      const text = typed.trim() === '' && file ? await file.text() : typed;
      const days = daysIn(form);
      const checked = await checkRows(sql, person, text);
      const problems = [
        ...checked.problems,
        ...(days === undefined ? ['Số ngày là một số từ 1 đến 30.'] : []),
      ];
      if (days === undefined || problems.length > 0)
        return showInvite(context, parts, person, { text, problems });
      const main = inviteLookPage(checked, { text, days });
      return show(context, {
        title: 'Xem trước khi mời',
        page: 'stations-look',
        person,
        wide: true,
        main,
      });
    }),
  );
  app.post(
    '/moi-dai/lam/',
    asPerson('stations', async (context, person) => {
      const form = await readForm(context, mostBytes);
      const text = form?.raw('dong') ?? '';
      const days = (form && daysIn(form)) ?? usualDays;
      const { rows, problems } = await checkRows(sql, person, text);
      if (!form || problems.length > 0)
        return showInvite(context, parts, person, { text, problems });
      const endsAt = now() + days * dayMs;
      let made: readonly MadeInvitation[] = [];
      await onceOnly(sql, { form: `moi ${form.text('so', 60)}`, at: now() }, async (step) => {
        made = await inviteRows(step, parts, person, { rows, endsAt });
        return '/moi-dai/';
      });
      return made.length === 0
        ? showInvite(context, parts, person, {
            said: 'Những lời mời ấy đã được làm rồi. Mã của chúng chỉ hiện một lần; mất tờ giấy thì rút lại rồi mời lại.',
          })
        : showSheets(context, parts, person, { made, endsAt });
    }),
  );
  addEndRoute(app, parts, asPerson);
  addReplaceRoute(app, parts, asPerson);
}

function addEndRoute(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.post(
    '/moi-dai/rut/',
    asPerson('stations', async (context, person) => {
      const form = await readForm(context);
      const ended = await sql.begin(async (step) => {
        const which = { places: placesFor(person, 'stations'), at: now() };
        const one = await endInvitation(step, form?.text('ma', 80) ?? '', which);
        if (one)
          await writeAct(step, {
            ...{ at: now(), by: person.name, account: person.account, place: one.place },
            ...{ act: 'invitation-of-station-withdrawn', detail: { name: one.name } },
          });
        return one;
      });
      const said = ended ? `Đã rút lời mời ${ended.name}.` : 'Lời mời ấy đã dùng, hoặc không còn.';
      return showInvite(context, parts, person, { said });
    }),
  );
}

function addReplaceRoute(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.post(
    '/dai/:id/thay-may/',
    asPerson('stations', async (context, person) => {
      const form = await readForm(context);
      const [station] = await ownStations(sql, person, [context.req.param('id') ?? '']);
      if (!station || !form || !mayAt(person, 'stations', station.place))
        return showNoPage(context);
      const { id, name, path, place, groups, phone } = station;
      const endsAt = now() + usualDays * dayMs;
      let made: readonly MadeInvitation[] = [];
      await onceOnly(sql, { form: `thay ${form.text('so', 60)}`, at: now() }, async (step) => {
        const code = await enterInvitation(step, {
          ...{ name, groups, phone, place, endsAt, at: now(), replaces: id },
          ...{ by: person.name, account: person.account },
        });
        const detail = { name, why: form.text('ly-do', 500) };
        await writeAct(step, {
          ...{ at: now(), by: person.name, account: person.account, station: id },
          ...{ act: 'machine-invited', detail },
        });
        made = [{ name, place: path, code }];
        return `/dai/${id}/sua/`;
      });
      return made.length === 0
        ? context.redirect(`/dai/${id}/sua/`, 303)
        : showSheets(context, parts, person, { made, endsAt });
    }),
  );
}

function daysIn(form: Form): number | undefined {
  const days = Number(form.text('so-ngay', 4));
  return Number.isInteger(days) && days >= 1 && days <= 30 ? days : undefined;
}

async function showInvite(
  context: Context,
  { sql, now }: CentreParts,
  person: Person,
  {
    text = '',
    problems = [],
    said,
  }: { text?: string; problems?: readonly string[]; said?: string },
): Promise<Response> {
  const open = await openInvitations(sql, { places: placesFor(person, 'stations'), at: now() });
  const main = invitePage({
    ...{ text, problems, open, days: usualDays, ...(said !== undefined && { said }) },
  });
  const page = { title: 'Mời đài', page: 'stations', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

function showSheets(
  context: Context,
  { centre }: CentreParts,
  person: Person,
  { made, endsAt }: { readonly made: readonly MadeInvitation[]; readonly endsAt: number },
): Response | Promise<Response> {
  // As the browser sees us: the proxy before us has the scheme. A form of ours always says it.
  const origin = context.req.header('origin') ?? new URL(context.req.url).origin;
  const linked = made.map((one) => ({ ...one, link: `${origin}/moi/${one.code}/${centre.id}` }));
  const main = inviteSheetsPage(linked, endsAt);
  return show(context, { title: 'Lời mời', page: 'stations-papers', person, wide: true, main });
}
