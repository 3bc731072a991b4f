// `/gui/moi/`, `/gui/nhap/`: what, to whom, a look, and only then it is sent.
import type { Context } from 'hono';
import { documentPlaces, type DocumentKind } from '../../../content/schema/document.ts';
import { randomSecret } from '../../signing-in/secrets.ts';
import { oneLine, readForm, type Form } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { placesFor, rootsFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { keepBlob } from '../ledger/blobs.ts';
import {
  addDraft,
  draftNamed,
  keepDraft,
  removeDraft,
  type DraftContent,
  type DraftThing,
} from '../ledger/drafts.ts';
import { placesIn } from '../ledger/places.ts';
import { groupsIn, reachOf, thingsInForce, versionsOf } from '../ledger/sent.ts';
import { plainText } from '../overview/plain-text.ts';
import { show, showNoPage } from '../pages/show.ts';
import { orderShape } from '../talk/order.ts';
import { createAskContent, type AskContent } from './ask-content.ts';
import { countBranches, shownPlaces, shownStations } from './offer-places.ts';
import { choosePage } from './pages/choose.ts';
import { previewPage, type PreviewThing } from './pages/preview.ts';
import { selectPage } from './pages/select.ts';
import { sayRefusal } from './refusal-words.ts';
import type { Thing } from './things.ts';
import {
  changesOf,
  documentsIn,
  isOwnThing,
  ownSelection,
  pathOfThing,
  sealOf,
  sendDraft,
  type SendRefusal,
} from './send-draft.ts';

const mostUploadBytes = 64_000_000;
const mostSelectionBytes = 1_000_000;

export function addDraftRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const ask = parts.askContent ?? createAskContent();
  addChooseRoutes(app, { parts, asPerson, ask });
  addSelectRoutes(app, parts, asPerson);
  app.get(
    '/gui/nhap/:id/xem/',
    asPerson('send', async (context, person) => {
      const draft = await draftOf(context, parts, person);
      return draft ? showPreview(context, parts, person, { draft }) : showNoPage(context);
    }),
  );
  app.post(
    '/gui/nhap/:id/gui/',
    asPerson('send', async (context, person) => {
      const form = await readForm(context);
      const id = idOf(context);
      const result = await sendDraft(parts, person, { id, seal: form?.text('dau', 40) ?? '' });
      if ('rendering' in result) return context.redirect('/gui/', 303);
      if ('sent' in result)
        return context.redirect(
          result.sent.length === 1 ? pathOfThing(result.sent[0] ?? '') : '/gui/',
          303,
        );
      // The button pressed twice: it is on its way, and the list shows it.
      if (result.code === 'gone') return context.redirect('/gui/', 303);
      const draft = await draftOf(context, parts, person);
      return draft
        ? showPreview(context, parts, person, { draft, refusal: result })
        : context.redirect('/gui/', 303);
    }),
  );
}

function addChooseRoutes(
  app: CentreApp,
  { parts, asPerson, ask }: { parts: CentreParts; asPerson: AsPerson; ask: AskContent },
): void {
  const { sql, contentDir } = parts;
  const showChoose = async (
    context: Context,
    person: Person,
    had: { chosen: readonly string[]; kind: DocumentKind; problems: readonly string[] },
  ): Promise<Response> => {
    const offer = contentDir === undefined ? undefined : await ask({ is: 'offer', contentDir });
    const problems = [...had.problems, ...(offer?.problem === undefined ? [] : [offer.problem])];
    const again = oneLine(context.req.query('cho') ?? '', 200);
    const offered = offer?.offered ?? [];
    const same = offered.filter(({ thing }) => thing === again).map(({ key }) => key);
    const main = choosePage({ ...had, offered, problems, chosen: [...had.chosen, ...same] });
    const page = { title: 'Gửi gì xuống đài', page: 'send-choose', person, main };
    return show(context, page, had.problems.length > 0 ? 400 : 200);
  };
  app.get(
    '/gui/moi/',
    asPerson('send', (context, person) =>
      showChoose(context, person, { chosen: [], kind: 'announcement', problems: [] }),
    ),
  );
  app.post(
    '/gui/moi/',
    asPerson('send', async (context, person) => {
      const form = await readForm(context, mostUploadBytes);
      const had = { chosen: form?.all('chon') ?? [], kind: kindOf(form?.raw('loai')) };
      const refuse = (problems: readonly string[]): Promise<Response> =>
        showChoose(context, person, { ...had, problems });
      if (!form) return refuse(['Các tệp nặng quá 60 MB: chưa nhận. Gửi làm nhiều lần.']);
      const files = form.files('tep');
      if (had.chosen.length + files.length === 0)
        return refuse(['Chưa chọn gì. Đánh dấu một mục, hoặc tải tệp lên.']);
      const uploads = await Promise.all(
        files.map(async (file) => ({
          ...{ name: oneLine(file.name, 200), bytes: new Uint8Array(await file.arrayBuffer()) },
        })),
      );
      const made = await ask({
        ...{ is: 'make', contentDir: contentDir ?? '', uploads, ...had },
        known: await thingsInForce(sql),
      });
      if (made.problems.length > 0) return refuse(made.problems);
      const id = await beginDraft(parts, person, made);
      return context.redirect(`/gui/nhap/${id}/`, 303);
    }),
  );
}

function kindOf(typed: string | undefined): DocumentKind {
  return typed !== undefined && Object.hasOwn(documentPlaces, typed)
    ? // The table has it.
      (typed as DocumentKind)
    : 'announcement';
}

/** The files are kept, and what was last chosen for the same thing is chosen again. */
async function beginDraft(
  { sql, now }: CentreParts,
  person: Person,
  { things, warnings }: { readonly things: readonly Thing[]; readonly warnings: readonly string[] },
): Promise<string> {
  const id = randomSecret().slice(0, 22);
  const at = now();
  const [first] = things;
  const [before] = things.length === 1 && first ? await versionsOf(sql, first.thing) : [];
  const isOwn = before !== undefined && isOwnThing(person, [before]);
  const selection = isOwn ? { ...before.selection, within: undefined } : {};
  await sql.begin(async (step) => {
    const kept: DraftThing[] = [];
    for (const { thing, title, files } of things) {
      const own: DraftThing['files'][number][] = [];
      for (const { what, path, bytes } of files)
        own.push({ what, path, bytes: bytes.byteLength, sha256: await keepBlob(step, bytes, at) });
      kept.push({ thing, title: oneLine(title), files: own });
    }
    const content = { things: kept, note: '', selection, warnings };
    await addDraft(step, { id, at, content, account: person.account, name: person.name });
  });
  return id;
}

function addSelectRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql } = parts;
  app.get(
    '/gui/nhap/:id/',
    asPerson('send', async (context, person) => {
      const draft = await draftOf(context, parts, person);
      return draft ? showSelect(context, parts, person, { draft }) : showNoPage(context);
    }),
  );
  app.post(
    '/gui/nhap/:id/',
    asPerson('send', async (context, person) => {
      const before = await draftOf(context, parts, person);
      const form = await readForm(context, mostSelectionBytes);
      if (!before || !form) return showNoPage(context);
      const id = idOf(context);
      if (form.raw('lam') === 'bo') {
        await removeDraft(sql, id);
        return context.redirect('/gui/', 303);
      }
      const draft = chosenIn(form, before);
      await keepDraft(sql, id, draft);
      const text = form.text('tim', 100);
      if (form.raw('lam') === 'tim')
        return context.redirect(`/gui/nhap/${id}/?tim=${encodeURIComponent(text)}`, 303);
      const reached = await reachOf(sql, ownSelection(person, draft.selection));
      if (reached.length > 0) return context.redirect(`/gui/nhap/${id}/xem/`, 303);
      const problems = [
        'Chưa chọn đài nào, hoặc nơi đã chọn chưa có đài. Đánh dấu ở phần “Cho ai”.',
      ];
      return showSelect(context, parts, person, { draft, problems });
    }),
  );
}

function chosenIn(form: Form, before: DraftContent): DraftContent {
  const places = form.all('noi').map(Number).filter(Number.isSafeInteger);
  return {
    ...before,
    things: before.things.map((one, at) => ({
      ...one,
      title: form.text(`ten-${at}`) || one.title,
    })),
    note: form.lines('loi', 2000),
    render: form.raw('dung-tieng') === '1',
    selection: {
      ...{ all: form.raw('tat-ca') === '1', places },
      ...{
        groups: form.all('nhom').map((one) => oneLine(one)),
        stations: form.all('dai').map((one) => oneLine(one, 40)),
      },
    },
  };
}

async function showSelect(
  context: Context,
  { sql, contentDir }: CentreParts,
  person: Person,
  { draft, problems = [] }: { draft: DraftContent; problems?: readonly string[] },
): Promise<Response> {
  const text = oneLine(context.req.query('tim') ?? '', 100);
  const {
    places: chosenPlaces = [],
    groups: chosenGroups = [],
    stations: chosen = [],
  } = draft.selection;
  const within = placesFor(person, 'send');
  const roots = rootsFor(person, 'send');
  const own = countBranches(await placesIn(sql, within));
  const { places, more } = shownPlaces(own, { chosen: chosenPlaces, text });
  const wanted = plainText(text);
  const groups = (await groupsIn(sql, within)).filter(
    ({ name }) => wanted === '' || chosenGroups.includes(name) || plainText(name).includes(wanted),
  );
  const reachable = { all: true, ...(roots && { within: roots }) };
  const stations =
    text === '' && chosen.length === 0
      ? []
      : shownStations(await reachOf(sql, reachable), { chosen, text });
  const names = own.filter(({ id }) => roots?.includes(id)).map(({ path }) => path.at(-1) ?? '');
  const main = selectPage({
    ...{ id: idOf(context), draft, text, problems, places, morePlaces: more, stations },
    groups: groups.slice(0, 200),
    mayRender: contentDir !== undefined && documentsIn(draft) > 0,
    reach: roots ? `Mọi đài ở ${names.join(', ')}` : 'Mọi đài của trung tâm',
  });
  const page = { title: 'Gửi cho ai', page: 'send-select', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

async function showPreview(
  context: Context,
  parts: CentreParts,
  person: Person,
  { draft, refusal }: { draft: DraftContent; refusal?: SendRefusal },
): Promise<Response> {
  const { sql, now } = parts;
  const main = previewPage({
    ...{ id: idOf(context), draft, seal: sealOf(draft), now: now() },
    things: await Promise.all(draft.things.map((one) => previewOf(parts, one))),
    reached: await reachOf(sql, ownSelection(person, draft.selection)),
    problems: refusal ? [sayRefusal(refusal)] : [],
  });
  const page = { title: 'Xem trước khi gửi', page: 'send-preview', person, main };
  return show(context, page, refusal ? 409 : 200);
}

async function previewOf({ sql }: CentreParts, one: DraftThing): Promise<PreviewThing> {
  const newest = (await versionsOf(sql, one.thing)).find(({ kind }) => kind === 'parcel');
  const order = newest && orderShape.parse(JSON.parse(newest.bytes.toString()));
  // Sound that was rendered for the version before is made anew, or not.
  const parts = order?.kind === 'parcel' ? order.content.parts : [];
  const before = parts.filter(({ what }) => what !== 'bulletin');
  return {
    ...{ thing: one.thing, title: one.title, changes: changesOf(before, one.files) },
    ...{ version: (newest?.version ?? 0) + 1, files: one.files },
  };
}

/** One that is rendered by now is changed no more. */
async function draftOf(
  context: Context,
  { sql }: CentreParts,
  person: Person,
): Promise<DraftContent | undefined> {
  const draft = await draftNamed(sql, idOf(context), person);
  return draft?.rendering ? undefined : draft;
}

function idOf(context: Context): string {
  return context.req.param('id') ?? '';
}
