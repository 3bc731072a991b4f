// POST /dai/viec/<act>: whoever asks is looked at first, then what he sent, then it is asked for.
import { join } from 'node:path';
import type { Context } from 'hono';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { beginAsking, type Station } from '../../acts/ask.ts';
import { ownPasswordProblem } from '../accounts/own-acts.ts';
import { sayRefusal } from '../accounts/say-refusal.ts';
import type { ConsoleParts, Looking } from '../console-parts.ts';
import type { Asker, FieldErrors, Form, OwnDone, Read, Typed } from '../form.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import { createAtOnce } from './at-once.ts';
import type { SignedInPerson } from './accounts-door.ts';
import type { ConsoleEnv } from './console-env.ts';
import { lookingOf } from './pages-gate.ts';
import { measureOf, readFields, type ReadFields } from './read-fields.ts';
import { personFrom, refuse } from './refuse.ts';
import { plainConsolePage, sayTooLarge } from './refusal.ts';

/** What is carried out within this time, real ms, is answered with its outcome; the page of what takes longer waits for it. */
const outcomeWithinMs = 1000;

/** Files that one person sends up at once: each is up to 60 MB, a backup 500, on the disk while it comes. */
const uploads = createAtOnce(3);

/** Carries out what a form asks for, or says why not. `name`: the form's, which is the act's where they are one. */
export async function takeAct(
  context: Context<ConsoleEnv>,
  parts: ConsoleParts,
  name: string,
  form: Form,
): Promise<Response> {
  const person = context.get('person');
  if (!person) return refuse(context, parts.audit, 'not-signed-in', name);
  const seen = context.get('seen')();
  if (!seen.may(form.needs)) return refuse(context, parts.audit, 'not-allowed', name);
  const takesFile = form.takesFile === true;
  const reading = () =>
    readFields({
      ...{ request: context.req.raw, takesFile, takesText: form.takesText },
      fileBytes: form.larger?.mostBytes,
      folder: join(parts.config.dataDir, 'console'),
      useToken: (token) => parts.accounts.useToken(person.session, token),
    });
  const sent = await (takesFile ? uploads.within(person.account, reading) : reading());
  if (sent === undefined) return refuse(context, parts.audit, 'too-many', name);
  if ('refused' in sent) {
    const says = sent.refused === 'too-large' ? sayTooLarge(measureOf(form)) : undefined;
    return refuse(context, parts.audit, sent.refused, name, says);
  }
  try {
    const asker = { seen, looking: lookingOf(context, parts) };
    const wrong =
      form.asksPassword?.(sent) === true
        ? await ownPasswordProblem(parts.accounts, person.account, sent.text('old'))
        : undefined;
    if (wrong) return await askAgain(context, form, asker, sent, { old: sayRefusal(wrong) });
    const read = await readForm(form, sent, asker);
    if ('errors' in read) return await askAgain(context, form, asker, sent, read.errors);
    if ('question' in read) return await context.html(read.question);
    if ('own' in read)
      return await doOwn(context, parts, { person, name, read, form, sent, asker });
    return await askStation(context, parts, person, read);
  } finally {
    await sent.discard();
  }
}

async function readForm(form: Form, sent: ReadFields, asker: Asker): Promise<Read> {
  try {
    return await form.read(sent, asker);
  } catch (error) {
    return { errors: errorsOf(error) };
  }
}

/** What was thrown on purpose has words for the person; all else is a fault of ours. */
function errorsOf(error: unknown): Typed['errors'] {
  if (!(error instanceof LoaError)) throw error;
  return { '': `${error.message} ${error.hint}`.trim() };
}

async function askAgain(
  context: Context<ConsoleEnv>,
  form: Form,
  { looking }: Asker,
  sent: ReadFields,
  errors: Typed['errors'],
): Promise<Response> {
  const typed = { values: sent.typed(), errors };
  return context.html(await pageAgain(form, context.get('seen')(), looking, typed), 422);
}

/** What the form stands on may be gone by now: then a page of its own says so. */
async function pageAgain(form: Form, seen: Seen, looking: Looking, typed: Typed): Promise<Html> {
  const plain = (errors: FieldErrors): Html =>
    plainConsolePage('Chưa làm được', [...new Set(Object.values(errors))].join(' '));
  if (!form.again) return plain(typed.errors);
  try {
    return await form.again(seen, looking, typed);
  } catch (error) {
    return plain({ ...typed.errors, again: errorsOf(error)[''] ?? '' });
  }
}

/** What the console does by itself; the log has it before. */
async function doOwn(
  context: Context<ConsoleEnv>,
  { audit }: ConsoleParts,
  own: {
    readonly person: SignedInPerson;
    readonly name: string;
    readonly read: Extract<Read, { own: unknown }>;
    readonly form: Form;
    readonly sent: ReadFields;
    readonly asker: Asker;
  },
): Promise<Response> {
  const { person, name, read, form, sent, asker } = own;
  const { account, name: by, roles } = person;
  const facts = { act: name, by, account, roles, address: context.env.from.address };
  audit.write('account-act', { ...facts, ...read.facts });
  let done: OwnDone;
  try {
    done = await read.own();
  } catch (error) {
    return askAgain(context, form, asker, sent, errorsOf(error));
  }
  for (const cookie of done.cookies ?? []) context.header('Set-Cookie', cookie, { append: true });
  return done.page ? context.html(done.page) : context.redirect(done.to ?? '/dai/', 303);
}

async function askStation(
  context: Context<ConsoleEnv>,
  parts: ConsoleParts,
  person: SignedInPerson,
  { act, saw }: Extract<Read, { act: unknown }>,
): Promise<Response> {
  const station = stationOf(parts);
  const by = personFrom(person, context.env.from.address);
  const { id, asked } = beginAsking(station, by, () => act, saw);
  parts.asked();
  // It is in the store; whatever comes of waiting for it, its page tells.
  const answered = asked.catch(() => undefined);
  if (id === undefined) return refuse(context, parts.audit, 'not-allowed', act.kind);
  await Promise.race([answered, pause(outcomeWithinMs)]);
  return context.redirect(`/dai/viec/${id}/`, 303);
}

function stationOf({ store, config, clock, rules }: ConsoleParts): Station {
  const known = rules();
  if (!known) {
    const says = 'Nội dung của phường chưa đọc được lần nào, nên chưa làm được việc gì.';
    throw new LoaError('no-rules', says, { hint: 'Xem trang Máy để biết chỗ sai.' });
  }
  return {
    ...{ store: store(), dataDir: config.dataDir, rules: known, isWhole: false },
    now: () => clock.now(),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
