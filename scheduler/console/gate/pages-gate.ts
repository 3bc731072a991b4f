import type { Context } from 'hono';
import { plainConsolePage } from './refusal.ts';
import type { ConsoleParts, Looking } from '../console-parts.ts';
import type { ConsoleRoute } from '../console-route.ts';
import type { ConsoleEnv } from './console-env.ts';
import { refuse } from './refuse.ts';
import { toSignIn } from './signed-in.ts';

/** Shows a page to whoever may see it. */
export async function showPage(
  context: Context<ConsoleEnv>,
  parts: ConsoleParts,
  { needs, show }: ConsoleRoute,
): Promise<Response> {
  if (!context.get('person')) return toSignIn(context, parts);
  const seen = context.get('seen')();
  if (!seen.may(needs)) return refuse(context, parts.audit, 'not-allowed', needs);
  const shown = await show(seen, lookingOf(context, parts));
  if (shown === undefined) return noSuchPage(context);
  return shown instanceof Response ? shown : context.html(shown);
}

export function lookingOf(context: Context<ConsoleEnv>, parts: ConsoleParts): Looking {
  return {
    parts,
    param: (name) => context.req.param(name) ?? '',
    query: (name) => context.req.query(name)?.normalize('NFC') ?? '',
    request: context.req.raw,
    from: context.env.from,
  };
}

export function noSuchPage(context: Context<ConsoleEnv>): Response | Promise<Response> {
  const says = 'Địa chỉ có thể đã gõ nhầm, hoặc trang đã được dời.';
  return context.html(plainConsolePage('Không có trang này', says), 404);
}
