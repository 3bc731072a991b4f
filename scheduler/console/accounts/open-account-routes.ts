// Pages before anybody has signed in: sign-in, the first account, invitations.
import type { Context, Hono } from 'hono';
import type { ConsoleParts } from '../console-parts.ts';
import type { FieldErrors, Fields, Typed } from '../form.ts';
import { untouched } from '../form.ts';
import type { ConsoleEnv } from '../gate/console-env.ts';
import { oneLine } from '../gate/plain-text.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import { safeDestination } from '../gate/signed-in.ts';
import { isRole } from '../../acts/roles.ts';
import { isLoopbackAddress } from '../../server/loopback.ts';
import { acceptInvitation, makeFirst, resetByCode } from './own-acts.ts';
import { codePage, firstPage, invitationPage } from './pages/new-person-pages.ts';
import { signInPage } from './pages/sign-in-page.ts';
import { readOpenForm, trierOf } from './read-open-form.ts';
import type { Refusal } from './refusal.ts';
import { fieldOf, sayRefusal } from './say-refusal.ts';
import { takeSecondStep, takeSignIn, showOutcome } from './sign-in-routes.ts';
import type { SignIn } from './sign-in.ts';
import { wardNames } from './ward-names.ts';
import { wordOf } from './word-of.ts';

type Seen = Context<ConsoleEnv>;

export function addAccountRoutes(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const { accounts } = parts;
  app.get('/dai/dang-nhap/', (context) => {
    if (accounts.isEmpty()) return context.redirect('/dai/bat-dau/', 303);
    const to = safeDestination(context.req.query('den') ?? '/dai/');
    if (context.get('person')) return context.redirect(to, 303);
    const said = wordOf(saidBefore, context.req.query('vi') ?? '');
    return context.html(signInPage({ station: stationOf(context), to, said }, untouched));
  });
  app.post('/dai/dang-nhap/', (context) => takeSignIn(context, parts));
  app.post('/dai/dang-nhap/buoc-hai/', (context) => takeSecondStep(context, parts));

  app.get(
    '/dai/bat-dau/',
    (context) => notFirst(context, parts) ?? context.html(firstPage(stationOf(context), untouched)),
  );
  app.post(
    '/dai/bat-dau/',
    async (context) => notFirst(context, parts) ?? takeFirst(context, parts),
  );

  app.get('/dai/moi/', (context) => {
    const code = context.req.query('ma') ?? '';
    if (code === '') return context.html(codePage(stationOf(context), untouched));
    return context.redirect(`/dai/moi/${encodeURIComponent(code.trim())}/`, 303);
  });
  app.get('/dai/moi/:code/', (context) => showInvitation(context, parts, untouched));
  app.post('/dai/moi/:code/', (context) => takeInvitation(context, parts));
}

/** Why somebody is here, by `?vi=`. */
const saidBefore: Readonly<Record<string, string>> = {
  'dang-xuat': 'Đã đăng xuất.',
  'mat-khau-moi': 'Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu ấy.',
};

function stationOf(context: Seen): string {
  return context.get('seen')().station;
}

/** The first account is made at this machine, and once. */
function notFirst(
  context: Seen,
  { accounts }: ConsoleParts,
): Response | Promise<Response> | undefined {
  if (!accounts.isEmpty()) return context.redirect('/dai/dang-nhap/', 303);
  if (isLoopbackAddress(context.env.from.address)) return undefined;
  const says =
    'Tài khoản đầu tiên chỉ lập được ở chính máy của đài. Mở trang này trên máy ấy, hoặc xin mã mời.';
  return context.html(plainConsolePage('Chưa có tài khoản nào', says), 403);
}

async function takeFirst(context: Seen, parts: ConsoleParts): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  const person = {
    ...{ ...personIn(fields), code: fields.text('code') },
    roles: fields.all('roles').filter(isRole),
  };
  const made = await makeFirst(parts.accounts, person, trierOf(context), wardNames(parts));
  if (isRefusal(made))
    return context.html(firstPage(stationOf(context), typedIn(fields, made)), 422);
  return showOutcome(context, parts, made, '/dai/');
}

function showInvitation(
  context: Seen,
  { accounts }: ConsoleParts,
  typed: Typed,
): Response | Promise<Response> {
  const code = context.req.param('code') ?? '';
  const invitation = accounts.invitations.find(code);
  if (invitation) {
    const status = Object.keys(typed.errors).length > 0 ? 422 : 200;
    return context.html(invitationPage(stationOf(context), code, invitation, typed), status);
  }
  const values = { ma: code };
  const errors = { ma: sayRefusal({ code: 'code-gone' }) };
  return context.html(codePage(stationOf(context), { values, errors }), 404);
}

async function takeInvitation(context: Seen, parts: ConsoleParts): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  const { accounts } = parts;
  const code = context.req.param('code') ?? '';
  const names = wardNames(parts);
  if (accounts.invitations.find(code)?.kind === 'reset') {
    const done = await resetByCode(accounts, code, personIn(fields), trierOf(context), names);
    if ('account' in done) return context.redirect('/dai/dang-nhap/?vi=mat-khau-moi', 303);
    return showInvitation(context, parts, typedIn(fields, done));
  }
  const made = await acceptInvitation(accounts, code, personIn(fields), trierOf(context), names);
  if (isRefusal(made)) return showInvitation(context, parts, typedIn(fields, made));
  return showOutcome(context, parts, made, '/dai/');
}

function personIn({ text }: Fields) {
  return {
    ...{ name: oneLine(text('name')), account: text('account') },
    ...{ password: text('password'), again: text('again') },
  };
}

/** What was typed, but no password, with what is wrong beside its field. */
function typedIn({ text, all }: Fields, refusal: Refusal): Typed {
  const values = {
    ...{ name: text('name'), account: text('account'), code: text('code') },
    roles: all('roles').join(' '),
  };
  const errors: FieldErrors = { [fieldOf(refusal)]: sayRefusal(refusal) };
  return { values, errors };
}

function isRefusal(outcome: SignIn | Refusal): outcome is Refusal {
  return !('is' in outcome);
}
