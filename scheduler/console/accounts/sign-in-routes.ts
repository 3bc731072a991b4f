import type { Context } from 'hono';
import type { ConsoleParts } from '../console-parts.ts';
import { untouched, type Typed } from '../form.ts';
import type { ConsoleEnv } from '../gate/console-env.ts';
import { safeDestination } from '../gate/signed-in.ts';
import { cookiesOf } from './cookies.ts';
import { codeAddress } from '../../signing-in/totp.ts';
import { hasAccents } from '../../signing-in/password-rules.ts';
import { recoveryPage, secondStepPage, setUpPage } from './pages/second-step-page.ts';
import { signInPage } from './pages/sign-in-page.ts';
import { askForPasskey, passkeyHost } from './passkeys.ts';
import { readOpenForm, trierOf } from './read-open-form.ts';
import { sayRefusal, sayWait } from './say-refusal.ts';
import { secondStep, signIn, type SignIn } from './sign-in.ts';

type Asked = Context<ConsoleEnv>;

/** POST /dai/dang-nhap/ */
export async function takeSignIn(context: Asked, parts: ConsoleParts): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  const [name, password] = [fields.text('account'), fields.text('password')];
  const to = safeDestination(fields.text('den'));
  const outcome = await signIn(parts.accounts, { name, password }, trierOf(context));
  const says = whyNot(outcome, hasAccents(password));
  if (says === undefined) return showOutcome(context, parts, outcome, to);
  const typed = { values: { account: name }, errors: { '': says } };
  return notIn(context, outcome, signInPage({ station: stationOf(context), to }, typed));
}

/** POST /dai/dang-nhap/buoc-hai/ */
export async function takeSecondStep(context: Asked, parts: ConsoleParts): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  const half = fields.text('half');
  const to = safeDestination(fields.text('den'));
  const passkey = fields.text('passkey');
  const proof =
    passkey === '' ? { code: fields.text('code') } : { passkey, origin: context.env.from.origin };
  const outcome = await secondStep(parts.accounts, half, proof, trierOf(context));
  if (outcome.is === 'expired') {
    const errors = { '': 'Bước này để quá lâu hoặc sai quá nhiều lần. Đăng nhập lại từ đầu.' };
    const typed = { values: {}, errors };
    return context.html(signInPage({ station: stationOf(context), to }, typed), 403);
  }
  if (outcome.is === 'in') return showOutcome(context, parts, outcome, to);
  const says =
    outcome.is === 'wrong'
      ? 'Mã không đúng, hoặc đã dùng rồi. Chờ mã kế tiếp rồi gõ lại.'
      : whyNot(outcome, false);
  const typed = { values: {}, errors: { '': says ?? '' } };
  const page = await stepPage(context, parts, { half, to }, typed);
  return notIn(context, outcome, page);
}

/** Where a right password leads: in, or to the second step. */
export async function showOutcome(
  context: Asked,
  parts: ConsoleParts,
  outcome: SignIn,
  to: string,
): Promise<Response> {
  if (outcome.is === 'in') {
    // Whoever was signed in in this browser is no more.
    const before = context.get('person');
    if (before) parts.accounts.sessions.end(before.account, before.session);
    for (const line of cookiesOf(outcome)) context.header('Set-Cookie', line, { append: true });
    const { recovery } = outcome;
    return recovery
      ? context.html(recoveryPage(stationOf(context), to, recovery))
      : context.redirect(to, 303);
  }
  if (outcome.is !== 'second' && outcome.is !== 'set-up') throw new Error(outcome.is);
  return context.html(await stepPage(context, parts, { half: outcome.half, to }, untouched));
}

async function stepPage(
  context: Asked,
  { accounts: { halves, factors } }: ConsoleParts,
  { half, to }: { readonly half: string; readonly to: string },
  typed: Typed,
) {
  const station = stationOf(context);
  const { account = '', secret } = halves.find(half) ?? {};
  if (secret !== undefined) {
    const address = codeAddress(secret, account, station);
    return setUpPage({ station, to, half, address, secret }, typed);
  }
  const host = passkeyHost(context.env.from.origin);
  const keys = factors.passkeys.list(account);
  const here = keys.filter((key) => key.host === host);
  let passkeyOptions: string | undefined;
  if (host !== undefined && here.length > 0) {
    const { challenge, options } = await askForPasskey(here, host);
    halves.setChallenge(half, challenge);
    passkeyOptions = options;
  }
  return secondStepPage(
    {
      ...{ station, to, half, passkeyOptions, hasCodes: factors.codes.has(account) },
      passkeyElsewhere: keys.length > 0 && here.length === 0,
    },
    typed,
  );
}

/** Undefined where it is right. Nothing says whether the name or the password is wrong. */
function whyNot(outcome: SignIn, accents: boolean): string | undefined {
  switch (outcome.is) {
    case 'wrong':
      return accents
        ? 'Tên đăng nhập hoặc mật khẩu không đúng. Mật khẩu vừa gõ có chữ có dấu: nếu không đặt như vậy, hãy tắt bộ gõ tiếng Việt (Unikey) rồi gõ lại.'
        : 'Tên đăng nhập hoặc mật khẩu không đúng.';
    case 'wait':
      return sayWait(outcome.ms);
    case 'busy':
      return sayRefusal({ code: 'busy' });
    default:
      return undefined;
  }
}

function notIn(context: Asked, outcome: SignIn, page: ReturnType<typeof signInPage>) {
  if (outcome.is === 'wait') context.header('Retry-After', String(Math.ceil(outcome.ms / 1000)));
  return context.html(page, outcome.is === 'wrong' ? 403 : 429);
}

function stationOf(context: Asked): string {
  return context.get('seen')().station;
}
