// The gate of the centre's pages: who asks, whether he may, and whether a form is ours. What a person may where is person.ts.
import { html } from 'hono/html';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { CentreParts } from '../centre-parts.ts';
import { show } from '../pages/show.ts';
import { personOfCookie } from '../sign-in.ts';
import { isOwnForm } from './from-where.ts';
import { mayAnywhere, type CentreAct, type Person } from './person.ts';

export const cookieName = 'loa-trung-tam';

type Answer = Response | Promise<Response>;

/**
 * A handler of a page or a form, by the act that it takes:
 * `app.get('/gui/', asPerson('send', async (context, person) => …))`.
 * Who is not signed in is led to the sign-in page; who may the act nowhere reads that he may not; a form from elsewhere
 * does nothing. That he may it somewhere is not that he may it here: the handler asks `mayAt`, and answers 404 to what
 * lies in another's branch.
 */
export type AsPerson = (
  act: CentreAct,
  handler: (context: Context, person: Person) => Answer,
) => (context: Context) => Promise<Response>;

export function createGuard(parts: CentreParts): AsPerson {
  return (act, handler) => async (context) => {
    const isForm = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (isForm && !isOwnForm(context)) return refuseStrangeForm(context);
    const person = await whoAsks(parts, context);
    if (!person) return context.redirect('/dang-nhap/', 303);
    return mayAnywhere(person, act) ? handler(context, person) : refuseAct(context, person);
  };
}

/** Who is signed in. */
export function whoAsks({ sql, now }: CentreParts, context: Context): Promise<Person | undefined> {
  const cookie = getCookie(context, cookieName);
  return cookie === undefined ? Promise.resolve(undefined) : personOfCookie(sql, cookie, now());
}

export function refuseStrangeForm(context: Context): Response {
  return context.text('Biểu mẫu từ trang khác: chưa làm gì.', 403);
}

function refuseAct(context: Context, person: Person): Answer {
  const main = html`<p>
    Tài khoản này không có vai cho việc ấy: chưa làm gì. Người quản trị ở trung tâm đổi được vai,
    tại trang Tài khoản.
  </p>`;
  return show(context, { title: 'Không được phép', page: 'refused', person, main }, 403);
}

/** `Set-Cookie` of a session; 0 seconds: of none. */
export function cookieLine(
  context: Context,
  value: string,
  seconds: number,
  name = cookieName,
): string {
  const secure = context.req.header('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
