// `/vao/`: a code becomes an account, or a new password.
import type { Context } from 'hono';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { show } from '../pages/show.ts';
import { admitCode, codeWasRight } from './code-tries.ts';
import { readInvitation, useCode } from './enter-acts.ts';
import { oneLine, readForm } from './form.ts';
import { isOwnForm } from './from-where.ts';
import { refuseStrangeForm } from './guard.ts';
import { askCodePage, enterPage } from './pages/enter.ts';
import { sayRefusal, sayWait, type Refusal } from './refusal.ts';
import { fromOf, letIn, type Hashing } from './sign-in-routes.ts';

const title = 'Lập tài khoản, đặt mật khẩu';

export function addEnterRoutes(app: CentreApp, parts: CentreParts, hashing: Hashing): void {
  const { sql, now, hashCost: cost } = parts;
  const ask = (context: Context, problem?: string): Response | Promise<Response> =>
    show(
      context,
      { title, page: 'enter', main: askCodePage(problem) },
      problem === undefined ? 200 : 403,
    );

  app.get('/vao/', async (context) => {
    const code = oneLine(context.req.query('ma') ?? '', 40);
    if (code === '') return ask(context);
    const from = fromOf(context, now());
    const ms = await admitCode(sql, from);
    if (ms > 0) return ask(context, sayWait(ms));
    const invitation = await readInvitation(sql, code, from.at);
    if (!invitation) return ask(context, sayRefusal({ code: 'code-gone' }));
    await codeWasRight(sql, from);
    const main = enterPage(invitation, { code, signInName: '', name: '' });
    return show(context, { title, page: 'enter', main });
  });

  app.post('/vao/', async (context) => {
    if (!isOwnForm(context)) return refuseStrangeForm(context);
    const form = await readForm(context, 16_384);
    if (!form) return ask(context, sayRefusal({ code: 'code-gone' }));
    const typed = {
      ...{ code: form.text('ma', 40), signInName: form.text('dang-nhap', 64) },
      ...{ name: form.text('ten', 100), password: form.raw('moi'), again: form.raw('lai') },
    };
    const from = fromOf(context, now());
    const result = await useCode({ sql, hashing, ...(cost && { cost }) }, typed, from);
    return 'is' in result ? letIn(context, result) : again(context, typed, result);
  });

  async function again(
    context: Context,
    typed: { code: string; signInName: string; name: string },
    refusal: Refusal,
  ): Promise<Response> {
    const invitation = await readInvitation(sql, typed.code, now());
    if (!invitation) return ask(context, sayRefusal(refusal));
    const main = enterPage(invitation, { ...typed, problem: sayRefusal(refusal) });
    return show(context, { title, page: 'enter', main }, 400);
  }
}
