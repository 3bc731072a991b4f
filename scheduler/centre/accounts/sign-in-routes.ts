// The doors that stand open to who is not signed in: password, second step, a code of the centre's machine.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createHashQueue, type HashQueue } from '../../signing-in/hash-queue.ts';
import { placeRememberedMs } from '../../signing-in/known-place.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { isThereAnAccount } from '../ledger/accounts.ts';
import { show } from '../pages/show.ts';
import {
  secondStepPage,
  signInPage,
  type SecondTrouble,
  type SignInTrouble,
} from '../pages/sign-in.ts';
import { sessionLivesMs, signInByCode, signOut } from '../sign-in.ts';
import { admitCode, codeWasRight } from './code-tries.ts';
import { readForm } from './form.ts';
import { addressOf, isOwnForm } from './from-where.ts';
import { cookieLine, cookieName, refuseStrangeForm } from './guard.ts';
import { secondStep, signInByPassword, type From, type SignIn } from './sign-in.ts';

/** The browser's own: whoever signed in here before isn't slowed by strangers' tries. */
const deviceCookie = 'loa-trung-tam-may';

/** How much is hashed at once in this process. */
export type Hashing = HashQueue;
export const createHashing = (): Hashing => createHashQueue();

export function addSignInRoutes(app: CentreApp, parts: CentreParts, hashing: Hashing): void {
  const { sql, now } = parts;
  const cost = parts.hashCost;
  const ways = { sql, hashing, ...(cost && { cost }) };
  const ownForm =
    (handler: (context: Context) => Promise<Response>) =>
    (context: Context): Response | Promise<Response> =>
      isOwnForm(context) ? handler(context) : refuseStrangeForm(context);

  app.get('/dang-nhap/', (context) => showSignIn(context, parts));
  app.post(
    '/dang-nhap/',
    ownForm(async (context) => {
      const form = await readForm(context, 16_384);
      if (!form) return showSignIn(context, parts, { is: 'wrong' });
      const from = fromOf(context, now());
      const code = form.text('ma', 40);
      if (code !== '') return answerCode(context, parts, code, from);
      const name = form.text('ten', 100);
      const typed = { name, password: form.raw('mat-khau') };
      return answer(context, parts, await signInByPassword(ways, typed, from), name);
    }),
  );
  app.post(
    '/dang-nhap/buoc-hai/',
    ownForm(async (context) => {
      const form = await readForm(context, 16_384);
      const half = form?.text('nua', 100) ?? '';
      const tried = { half, code: form?.text('ma', 40) ?? '' };
      const result = await secondStep(ways, tried, fromOf(context, now()));
      if (result.is === 'wrong' || result.is === 'wait') return showSecond(context, half, result);
      return answer(context, parts, result, '');
    }),
  );
  app.post(
    '/dang-xuat/',
    ownForm(async (context) => {
      await signOut(sql, getCookie(context, cookieName) ?? '', now());
      context.header('Set-Cookie', cookieLine(context, '', 0));
      return context.redirect('/dang-nhap/', 303);
    }),
  );
}

/** From where somebody tries. */
export function fromOf(context: Context, at: number): From {
  const device = getCookie(context, deviceCookie);
  return {
    ...{ at, address: addressOf(context), agent: context.req.header('user-agent') ?? '' },
    ...(device !== undefined && { device }),
  };
}

/** In, with the cookies of who has just signed in. */
export function letIn(
  context: Context,
  { cookie, device }: { readonly cookie: string; readonly device?: string },
  path = '/',
): Response {
  context.header('Set-Cookie', cookieLine(context, cookie, sessionLivesMs / 1000));
  if (device !== undefined)
    context.header(
      'Set-Cookie',
      cookieLine(context, device, placeRememberedMs / 1000, deviceCookie),
      {
        append: true,
      },
    );
  return context.redirect(path, 303);
}

async function answerCode(
  context: Context,
  parts: CentreParts,
  code: string,
  from: From,
): Promise<Response> {
  const ms = await admitCode(parts.sql, from);
  if (ms > 0) return showSignIn(context, parts, { is: 'wait', ms });
  const cookie = await signInByCode(parts.sql, code, from);
  if (cookie === undefined) return showSignIn(context, parts, { is: 'wrong-code' });
  await codeWasRight(parts.sql, from);
  return letIn(context, { cookie });
}

async function answer(
  context: Context,
  parts: CentreParts,
  result: SignIn,
  name: string,
): Promise<Response> {
  if (result.is === 'in') return letIn(context, result);
  return result.is === 'second'
    ? showSecond(context, result.half)
    : showSignIn(context, parts, result, name);
}

const statusOf = { wrong: 403, 'wrong-code': 403, expired: 403, wait: 429, busy: 503 } as const;

async function showSignIn(
  context: Context,
  { sql }: CentreParts,
  trouble?: SignInTrouble,
  name = '',
): Promise<Response> {
  const isFirst = !(await isThereAnAccount(sql));
  const main = signInPage({ name, isFirst, ...(trouble && { trouble }) });
  const status = trouble ? statusOf[trouble.is] : 200;
  return show(context, { title: 'Đăng nhập', page: 'sign-in', main }, status);
}

async function showSecond(
  context: Context,
  half: string,
  trouble?: SecondTrouble,
): Promise<Response> {
  const main = secondStepPage(half, trouble);
  return show(context, { title: 'Bước thứ hai', page: 'sign-in', main }, trouble ? 403 : 200);
}
