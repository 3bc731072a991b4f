// `/gui/`: what was sent, how far it is, taking it back.
import type { Context } from 'hono';
import { sayError } from '../../../content/schema/say-error.ts';
import { Failure } from '../../failure.ts';
import { oneLine, readForm } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { mayAnywhere, placesFor, rootsFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { renderingDrafts } from '../ledger/drafts.ts';
import { markOnce } from '../ledger/sent-forms.ts';
import {
  progressOfThing,
  sentThings,
  statesOf,
  versionsOf,
  type SentThing,
} from '../ledger/sent.ts';
import { plainText } from '../overview/plain-text.ts';
import { show, showNoPage } from '../pages/show.ts';
import { withdrawThing } from '../send/send-parcel.ts';
import { renderingPart } from './pages/rendering.ts';
import { airedBy } from './aired-by.ts';
import { sentPage, thingPage } from './pages/sent.ts';
import { isOwnThing, pathOfThing } from './send-draft.ts';
import { progressStates } from './state-words.ts';

const onPage = 50;

/** The button pressed twice. */
class AlreadyWithdrawn extends Error {}

export function addSentRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/gui/',
    asPerson('look', async (context, person) => {
      const text = oneLine(context.req.query('tim') ?? '', 100);
      const asked = Number(context.req.query('trang') ?? '1');
      const rows = await sentRows(parts, person, text);
      const pages = Math.max(1, Math.ceil(rows.length / onPage));
      const number = Math.min(pages, Number.isSafeInteger(asked) ? Math.max(1, asked) : 1);
      const shown = rows.slice((number - 1) * onPage, number * onPage);
      const states = await statesOf(parts.sql, {
        things: shown.map(({ thing }) => thing),
        places: placesFor(person, 'look'),
      });
      const main = sentPage(
        shown.map((row) => ({ ...row, states: states.get(row.thing) ?? {} })),
        {
          ...{ text, number, pages, maySend: mayAnywhere(person, 'send') },
          rendering: renderingPart(await renderingDrafts(parts.sql, person), parts.now()),
        },
      );
      return show(context, { title: 'Đã gửi xuống đài', page: 'send', person, wide: true, main });
    }),
  );
  app.get(
    '/gui/bai/',
    asPerson('look', (context, person) =>
      showThing(context, parts, person, { thing: oneLine(context.req.query('ten') ?? '') }),
    ),
  );
  app.post(
    '/gui/bai/rut/',
    asPerson('send', async (context, person) => {
      const form = await readForm(context);
      const thing = form?.text('ten') ?? '';
      const why = form?.lines('ly-do', 1000) ?? '';
      const versions = await versionsOf(parts.sql, thing);
      if (!form || versions.length === 0) return showNoPage(context);
      if (!isOwnThing(person, versions))
        return showThing(context, parts, person, {
          thing,
          problem:
            'Bài này do nơi khác gửi: tài khoản của bạn không rút được. Xin người đã gửi rút.',
        });
      if (why === '')
        return showThing(context, parts, person, { thing, problem: 'Chưa ghi vì sao rút lại.' });
      return withdraw(context, parts, person, { thing, why, form: form.text('so', 60) });
    }),
  );
}

/** Of a branch those that were sent there; all that are looked for. */
async function sentRows(
  { sql }: CentreParts,
  person: Person,
  text: string,
): Promise<readonly SentThing[]> {
  const wanted = plainText(text);
  const found = (await sentThings(sql)).filter(({ thing, title, madeBy }) =>
    plainText(`${thing} ${title} ${madeBy}`).includes(wanted),
  );
  const places = placesFor(person, 'look');
  if (!places) return found;
  const own = await statesOf(sql, { places });
  return found.filter(({ thing }) => own.has(thing));
}

async function withdraw(
  context: Context,
  parts: CentreParts,
  person: Person,
  { thing, why, form }: { thing: string; why: string; form: string },
): Promise<Response> {
  const within = rootsFor(person, 'send');
  try {
    await withdrawThing(parts, {
      ...{ thing, why, by: person.name, account: person.account, place: within?.[0] },
      ...(within && { from: { all: true, within } }),
      async also(sql) {
        const mark = { form: `rut ${form}`, at: parts.now(), path: pathOfThing(thing) };
        if (!(await markOnce(sql, mark))) throw new AlreadyWithdrawn();
      },
    });
  } catch (error) {
    if (error instanceof Failure)
      return showThing(context, parts, person, { thing, problem: sayError(error) });
    if (!(error instanceof AlreadyWithdrawn)) throw error;
  }
  return context.redirect(pathOfThing(thing), 303);
}

async function showThing(
  context: Context,
  parts: CentreParts,
  person: Person,
  { thing, problem }: { thing: string; problem?: string },
): Promise<Response> {
  const { sql } = parts;
  const places = placesFor(person, 'look');
  const versions = await versionsOf(sql, thing);
  const progress = await progressOfThing(sql, thing, places);
  const [newest] = versions;
  const mayAct = mayAnywhere(person, 'send') && isOwnThing(person, versions);
  // What went to others alone is not there.
  if (!newest || (places && progress.length === 0 && !mayAct)) return showNoPage(context);
  const wanted = context.req.query('xem');
  const state = progressStates.find((one) => (one === '' ? 'chua' : one) === wanted);
  const campaigns = mayAct && newest.kind !== 'withdraw' ? await airedBy(parts, thing) : [];
  const main = thingPage({
    ...{ thing, versions, progress, state, mayAct },
    // Names of what others sent are not for who answers for a branch.
    aired: { many: campaigns.length, titles: places ? [] : campaigns },
    ...(problem !== undefined && { problem }),
  });
  const page = { title: newest.title, page: 'send-thing', person, wide: true, main };
  return show(context, page, problem === undefined ? 200 : 400);
}
