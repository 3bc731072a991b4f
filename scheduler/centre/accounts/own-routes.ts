// `/tai-khoan/`: one's own account.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { codeAddress, newCodeSecret } from '../../signing-in/totp.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { proofsOf, recoveryCodesLeft } from '../ledger/accounts.ts';
import { placesIn } from '../ledger/places.ts';
import { sessionsOf } from '../ledger/sign-ins.ts';
import { show, showNoPage } from '../pages/show.ts';
import { cookieHash, sessionLivesMs } from '../sign-in.ts';
import { readForm, type Form } from './form.ts';
import { cookieName, type AsPerson } from './guard.ts';
import {
  changePassword,
  signOutElsewhere,
  turnCodesOff,
  turnCodesOn,
  type Own,
} from './own-acts.ts';
import { codesPage, ownPage, recoveryPage } from './pages/own.ts';
import type { Person } from './person.ts';
import { sayRefusal, type Refusal } from './refusal.ts';
import type { Hashing } from './sign-in-routes.ts';

type Answer = Response | Promise<Response>;
type OwnAct = (
  handler: (context: Context, own: Own, form: Form) => Promise<Response>,
) => ReturnType<AsPerson>;

export function addOwnRoutes(
  app: CentreApp,
  parts: CentreParts,
  { asPerson, hashing }: { readonly asPerson: AsPerson; readonly hashing: Hashing },
): void {
  const { sql, now, hashCost: cost } = parts;
  /** Of an account alone: who was let in by a code has none. */
  const act: OwnAct = (handler) =>
    asPerson('own-account', async (context, person) => {
      const form = await readForm(context, 16_384);
      if (!form || person.account === '') return showNoPage(context);
      return handler(context, { sql, hashing, person, at: now(), ...(cost && { cost }) }, form);
    });
  const answer = (context: Context, person: Person, said: string, refusal?: Refusal): Answer =>
    showOwn(context, parts, person, refusal ? { problem: sayRefusal(refusal) } : { said });

  app.get(
    '/tai-khoan/',
    asPerson('own-account', (context, person) => showOwn(context, parts, person, {})),
  );
  app.post(
    '/tai-khoan/mat-khau/',
    act(async (context, own, form) => {
      const typed = { old: form.raw('cu'), password: form.raw('moi'), again: form.raw('lai') };
      const refusal = await changePassword(own, typed, sessionOf(context));
      return await answer(
        context,
        own.person,
        'Đã đổi mật khẩu. Mọi nơi khác đã bị đăng xuất.',
        refusal,
      );
    }),
  );
  addFactorRoutes(app, asPerson, act, answer);
  app.post(
    '/tai-khoan/dang-xuat-noi-khac/',
    act(async (context, own) => {
      const ended = await signOutElsewhere(own, sessionOf(context));
      return answer(context, own.person, `Đã đăng xuất ${ended} nơi khác.`);
    }),
  );
}

function addFactorRoutes(
  app: CentreApp,
  asPerson: AsPerson,
  act: OwnAct,
  answer: (context: Context, person: Person, said: string, refusal?: Refusal) => Answer,
): void {
  app.get(
    '/tai-khoan/buoc-hai/',
    asPerson('own-account', (context, person) =>
      person.account === '' ? showNoPage(context) : showCodes(context, person, newCodeSecret()),
    ),
  );
  app.post(
    '/tai-khoan/buoc-hai/',
    act(async (context, own, form) => {
      const secret = form.text('khoa', 64);
      const result = await turnCodesOn(own, {
        ...{ old: form.raw('cu'), secret, code: form.text('ma', 20) },
      });
      if ('code' in result)
        return showCodes(
          context,
          own.person,
          /^[A-Z2-7]{32}$/.test(secret) ? secret : newCodeSecret(),
          sayRefusal(result),
        );
      const main = recoveryPage(result);
      return show(context, { title: 'Mã dự phòng', page: 'account', person: own.person, main });
    }),
  );
  app.post(
    '/tai-khoan/buoc-hai/tat/',
    act(async (context, own, form) =>
      answer(context, own.person, 'Đã tắt bước thứ hai.', await turnCodesOff(own, form.raw('cu'))),
    ),
  );
}

function sessionOf(context: Context): Buffer {
  return cookieHash(getCookie(context, cookieName) ?? '');
}

function showCodes(context: Context, person: Person, secret: string, problem?: string): Answer {
  const address = codeAddress(secret, person.account, 'Trung tâm truyền thanh');
  const main = codesPage({ secret, address, ...(problem !== undefined && { problem }) });
  const page = { title: 'Bước đăng nhập thứ hai', page: 'account', person, main };
  return show(context, page, problem === undefined ? 200 : 400);
}

async function showOwn(
  context: Context,
  { sql, now }: CentreParts,
  person: Person,
  told: { readonly problem?: string; readonly said?: string },
): Promise<Response> {
  const held = person.roles.flatMap(({ place }) => place ?? []);
  const { account } = person;
  const main = ownPage({
    ...{ person, ...told, session: sessionOf(context).toString('hex') },
    paths: new Map((await placesIn(sql, held)).map(({ id, path }) => [id, path])),
    hasCodes: typeof (await proofsOf(sql, account))?.codeSecret === 'string',
    recoveryLeft: await recoveryCodesLeft(sql, account),
    sessions: await sessionsOf(sql, account, now() - sessionLivesMs),
  });
  const page = { title: 'Tài khoản', page: 'account', person, main };
  return show(context, page, told.problem === undefined ? 200 : 400);
}
