// What scripts of our pages send passes here: session, role and token, as forms do; origin and rates were looked at before.
import type { Context } from 'hono';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { JsonPost } from '../json-post.ts';
import type { ConsoleEnv } from './console-env.ts';
import { lookingOf } from './pages-gate.ts';
import { refusals, sayTooLarge, type RefusalCode } from './refusal.ts';
import { writeRefusal } from './refuse.ts';

const mostBytes = 1024 * 1024;

/** The page's token. */
const tokenHeader = 'x-loa-token';

export async function takeJson(
  context: Context<ConsoleEnv>,
  parts: ConsoleParts,
  { needs, take }: JsonPost,
): Promise<Response> {
  const refuse = (code: RefusalCode): Response => {
    writeRefusal(context, parts.audit, code, context.req.path);
    const { status, says } = refusals[code];
    const own = code === 'too-large' ? sayTooLarge({ text: mostBytes }) : says;
    return context.json({ refused: own, why: code }, status);
  };
  const person = context.get('person');
  if (!person) return refuse('not-signed-in');
  const seen = context.get('seen')();
  if (!seen.may(needs)) return refuse('not-allowed');
  if (!parts.accounts.knowsToken(person.session, context.req.header(tokenHeader) ?? ''))
    return refuse('token-unknown');
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
    return refuse('unreadable');
  const body = await readJson(context.req.raw);
  if ('refused' in body) return refuse(body.refused);
  try {
    const taken = await take(body.sent, { seen, looking: lookingOf(context, parts) });
    return taken ?? context.json({ refused: 'Không có chỗ này.' }, 404);
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    const status = error.code === 'no-draft' ? 404 : 422;
    return context.json({ refused: `${error.message} ${error.hint}`.trim() }, status);
  }
}

async function readJson({
  body,
}: Request): Promise<{ readonly sent: unknown } | { readonly refused: RefusalCode }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > mostBytes) return { refused: 'too-large' };
      chunks.push(chunk);
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { sent: JSON.parse(text) as unknown };
  } catch {
    return { refused: 'unreadable' };
  }
}
