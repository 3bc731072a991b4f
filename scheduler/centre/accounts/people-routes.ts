// `/tai-khoan/nguoi/`: for who answers for a branch, those who have accounts in it.
import type { Context } from 'hono';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { accountsIn } from '../ledger/accounts.ts';
import { placesIn, type PlaceRow } from '../ledger/places.ts';
import { show, showNoPage } from '../pages/show.ts';
import { findPlace } from './find-place.ts';
import { readForm, type Form } from './form.ts';
import type { AsPerson } from './guard.ts';
import {
  codeMadePage,
  peoplePage,
  personPage,
  type Paths,
  type TypedRoles,
} from './pages/people.ts';
import {
  accountsFor,
  changeRoles,
  changeState,
  invitationsFor,
  invitePerson,
  isOwnToManage,
  startReset,
  withdrawInvitation,
  type MadeCode,
} from './people-acts.ts';
import { isRole, mayAt, placesFor, type HeldRole, type Person } from './person.ts';
import { sayRefusal, type Refusal } from './refusal.ts';

const nothingTyped: TypedRoles = { name: '', roles: [], place: '' };

export function addPeopleRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  addAllPeopleRoutes(app, parts, asPerson);
  addPersonRoutes(app, parts, asPerson);
}

type Act = (
  handler: (context: Context, person: Person, form: Form) => Response | Promise<Response>,
) => ReturnType<AsPerson>;

function formsOf(asPerson: AsPerson): Act {
  return (handler) =>
    asPerson('accounts', async (context, person) => {
      const form = await readForm(context, 65_536);
      return form ? handler(context, person, form) : showNoPage(context);
    });
}

function addAllPeopleRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  const act = formsOf(asPerson);

  app.get(
    '/tai-khoan/nguoi/',
    asPerson('accounts', (context, person) => showPeople(context, parts, person)),
  );
  app.post(
    '/tai-khoan/nguoi/moi/',
    act(async (context, person, form) => {
      const typed = typedRoles(form);
      const read = readRoles(await placesIn(sql), person, typed);
      const doing = { sql, person, at: now() };
      const made =
        'code' in read ? read : await invitePerson(doing, { name: typed.name, roles: read.roles });
      return 'endsAt' in made
        ? showCode(context, person, made, 'Mã mời')
        : showPeople(context, parts, person, { typed, problems: [sayRefusal(made)] });
    }),
  );
  app.post(
    '/tai-khoan/nguoi/rut-ma/',
    act(async (context, person, form) => {
      const isGone = await withdrawInvitation({ sql, person, at: now() }, form.text('ma', 64));
      const said = isGone ? 'Đã rút mã.' : 'Mã ấy đã được dùng, hoặc đã rút.';
      return showPeople(context, parts, person, { said });
    }),
  );
}

function addPersonRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  const act = formsOf(asPerson);
  const named = (context: Context): string => context.req.param('account') ?? '';

  app.get(
    '/tai-khoan/nguoi/:account/',
    asPerson('accounts', (context, person) => showPerson(context, parts, person, named(context))),
  );
  app.post(
    '/tai-khoan/nguoi/:account/vai/',
    act(async (context, person, form) => {
      const typed = typedRoles(form);
      const kept = form.all('giu').flatMap(keptRole);
      const more =
        typed.roles.length === 0
          ? { roles: [] }
          : readRoles(await placesIn(sql), person, { ...typed, name: '-' });
      const doing = { sql, person, at: now() };
      const refusal =
        'code' in more ? more : await changeRoles(doing, named(context), [...kept, ...more.roles]);
      if (refusal?.code === 'unknown-account') return showNoPage(context);
      return refusal
        ? showPerson(context, parts, person, named(context), {
            typed,
            problems: [sayRefusal(refusal)],
          })
        : context.redirect('/tai-khoan/nguoi/', 303);
    }),
  );
  app.post(
    '/tai-khoan/nguoi/:account/dat-lai/',
    act(async (context, person) => {
      const made = await startReset({ sql, person, at: now() }, named(context));
      return 'endsAt' in made
        ? showCode(context, person, made, 'Mã đặt lại mật khẩu')
        : showNoPage(context);
    }),
  );
  app.post(
    '/tai-khoan/nguoi/:account/tinh-trang/',
    act(async (context, person, form) => {
      const state = (['active', 'disabled', 'removed'] as const).find(
        (one) => one === form.raw('thanh'),
      );
      if (!state) return showNoPage(context);
      const refusal = await changeState({ sql, person, at: now() }, named(context), state);
      if (refusal?.code === 'unknown-account') return showNoPage(context);
      return refusal
        ? showPerson(context, parts, person, named(context), { problems: [sayRefusal(refusal)] })
        : context.redirect('/tai-khoan/nguoi/', 303);
    }),
  );
}

function typedRoles(form: Form): TypedRoles {
  return { name: form.text('ten', 100), roles: form.all('vai'), place: form.text('noi', 300) };
}

/** `sender 3`, as the page wrote it. */
function keptRole(text: string): readonly HeldRole[] {
  const [role = '', place = ''] = text.split(' ');
  if (!isRole(role)) return [];
  return place === ''
    ? [{ role }]
    : [{ role, place: Number(place) }].filter(({ place: id }) => Number.isSafeInteger(id));
}

/** Without a place: everywhere, which who answers for a branch alone cannot give. */
function readRoles(
  places: readonly PlaceRow[],
  person: Person,
  { roles, place: typed }: TypedRoles,
): { readonly roles: readonly HeldRole[] } | Refusal {
  const wanted = roles.filter(isRole);
  if (wanted.length === 0) return { code: 'no-roles' };
  if (typed === '' && mayAt(person, 'accounts')) return { roles: wanted.map((role) => ({ role })) };
  if (typed === '')
    return refusePlace('Tài khoản của bạn quản trị một phần của cây: ghi nơi ở trong phần ấy.');
  const within = placesFor(person, 'accounts');
  const own = within ? places.filter(({ id }) => within.includes(id)) : places;
  const found = findPlace(own, typed);
  if (found.is === 'one') return { roles: wanted.map((role) => ({ role, place: found.id })) };
  return refusePlace(
    found.is === 'many'
      ? `“${typed}” có ở ${found.paths.length} nơi trở lên: ${found.paths.join('; ')}. Gõ cả tỉnh và xã, ngăn bằng dấu /.`
      : `Không có nơi nào tên “${typed}”. Gõ như đã ghi khi mời đài; xem cột Đài ở trang Các đài.`,
  );
}

function refusePlace(message: string): Refusal {
  return { code: 'place', message };
}

async function pathsIn({ sql }: CentreParts): Promise<Paths> {
  return new Map((await placesIn(sql)).map(({ id, path }) => [id, path]));
}

async function showPeople(
  context: Context,
  parts: CentreParts,
  person: Person,
  {
    typed = nothingTyped,
    problems = [],
    said,
  }: { typed?: TypedRoles; problems?: readonly string[]; said?: string } = {},
): Promise<Response> {
  const main = peoplePage({
    ...{ typed, problems, ...(said !== undefined && { said }) },
    accounts: await accountsFor(parts.sql, person),
    invitations: await invitationsFor(parts.sql, person, parts.now()),
    paths: await pathsIn(parts),
  });
  const page = { title: 'Mọi tài khoản', page: 'account-people', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

async function showPerson(
  context: Context,
  parts: CentreParts,
  person: Person,
  account: string,
  {
    typed = nothingTyped,
    problems = [],
  }: { typed?: TypedRoles; problems?: readonly string[] } = {},
): Promise<Response> {
  const [one] = await accountsIn(parts.sql, account);
  if (!one || !isOwnToManage(person, one.roles)) return showNoPage(context);
  const main = personPage(one, { typed, problems, paths: await pathsIn(parts) });
  const page = { title: one.name, page: 'account-person', person, main };
  return show(context, page, problems.length > 0 ? 400 : 200);
}

function showCode(context: Context, person: Person, made: MadeCode, title: string) {
  const { origin } = new URL(context.req.url);
  const link = `${originOf(context, origin)}/vao/?ma=${made.code}`;
  const main = codeMadePage({ ...made, link });
  return show(context, { title, page: 'account-code', person, main });
}

/** As the browser sees us: the proxy before us has the scheme. */
function originOf(context: Context, own: string): string {
  return context.req.header('origin') ?? own;
}
