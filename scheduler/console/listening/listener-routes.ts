// /dai/nghe/<code>/: who has the code listens and answers, without signing in, and gets at nothing else.
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { hourMs } from '../../../content/schema/durations.ts';
import { readOpenForm } from '../accounts/read-open-form.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { ConsoleEnv } from '../gate/console-env.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import type { Html } from '../pages/html.ts';
import { soundFile } from '../pages/sound-file.ts';
import type { ListeningBook, ListeningTest } from './book.ts';
import { stepsFor } from './core/judge.ts';
import { notUnderstood, pairChoices, type Listener, type Step } from './core/shape.ts';
import { ages, listenerPath, placesHeard } from './names.ts';
import {
  nextStep,
  notNowPage,
  stepPage,
  thanksPage,
  welcomePage,
  type ListenerOf,
} from './pages/listener-pages.ts';

type Asked = Context<ConsoleEnv>;
type Answered = Response | Promise<Response>;

/** More people than any ward has at a test: who has the code cannot fill the disk with listeners. */
const mostListeners = 300;
/** Somebody who began so long ago without an answer has gone, ms. */
const silentMs = hourMs;

export function addListenerRoutes(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  app.get('/dai/nghe/:code/', (context) =>
    within(context, parts, (of) => context.html(welcomePage(of, begunHere(context, parts, of)))),
  );
  app.post('/dai/nghe/:code/', (context) =>
    within(context, parts, (of) => begin(context, parts, of)),
  );
  app.get('/dai/nghe/:code/:token/', (context) =>
    within(context, parts, (of) =>
      withListener(context, parts, of, (taking) => showStep(context, taking)),
    ),
  );
  app.post('/dai/nghe/:code/:token/', (context) =>
    within(context, parts, (of) =>
      withListener(context, parts, of, (taking) => take(context, parts, taking)),
    ),
  );
  app.get('/dai/nghe/:code/:token/:step/:side', (context) =>
    within(context, parts, (of) =>
      withListener(context, parts, of, (taking) => sound(context, parts, taking)),
    ),
  );
}

/** Only of a test that is open and whole. */
function within(
  context: Asked,
  { listening }: ConsoleParts,
  answer: (of: ListenerOf) => Answered,
): Answered {
  const { station } = context.get('seen')();
  const book = listening.book();
  const test = book.byCode(context.req.param('code') ?? '');
  if (!test) return notThere(context);
  const refused = !test.isOpen
    ? 'Lần nghe thử này đã đóng. Cảm ơn bác đã quan tâm.'
    : !listening.isWhole(test)
      ? 'Máy còn đang làm tiếng. Vài phút nữa bác mở lại trang này.'
      : undefined;
  if (refused !== undefined) return context.html(notNowPage(station, refused), 409);
  return answer({ station, test, listeners: book.listeners(test.id) });
}

function withListener(
  context: Asked,
  { listening }: ConsoleParts,
  of: ListenerOf,
  answer: (taking: Taking) => Answered,
): Answered {
  const token = context.req.param('token') ?? '';
  const number = listening.book().numberOf(of.test.id, token);
  const listener = of.listeners.find((one) => one.number === number && one.by === 'page');
  if (!listener) return notThere(context);
  return answer({ of, listener, address: listenerPath(of.test.code, token) });
}

/** Addresses of the listeners who began in this browser, by number. */
function begunHere(
  context: Asked,
  { listening }: ConsoleParts,
  { test }: ListenerOf,
): ReadonlyMap<number, string> {
  const book = listening.book();
  const begun = tokensHere(context).flatMap((token) => {
    const number = book.numberOf(test.id, token);
    return number === undefined ? [] : [[number, listenerPath(test.code, token)] as const];
  });
  return new Map(begun);
}

const hereCookie = 'loa-nghe';
/** As many as a passed telephone may have lying unfinished. */
const mostHere = 6;

const tokensHere = (context: Asked): readonly string[] =>
  (getCookie(context, hereCookie) ?? '').split('.').filter((token) => /^[0-9a-f]{16}$/.test(token));

async function begin(context: Asked, parts: ConsoleParts, of: ListenerOf): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  if (isFull(parts.listening.book(), of, Date.now()))
    return context.html(notNowPage(of.station, 'Lần nghe thử này đã đủ người.'), 409);
  const known = (options: readonly string[], name: string): string =>
    options.find((option) => option === fields.text(name)) ?? '';
  const token = parts.listening.book().addListener(of.test.id, {
    ...{ by: 'page', age: known(ages, 'age'), place: known(placesHeard, 'place') },
    beganAt: Date.now(),
  });
  const here = [...tokensHere(context), token].slice(-mostHere).join('.');
  // Also over plain http, as a ward's own machine is asked: it opens answers without a name.
  const shape = 'Path=/dai/nghe/; HttpOnly; SameSite=Strict; Max-Age=604800';
  context.header('Set-Cookie', `${hereCookie}=${here}; ${shape}`);
  return context.redirect(listenerPath(of.test.code, token), 303);
}

/** Who began long ago and said nothing, and whom the officer left out, keep nobody from listening. */
function isFull(book: ListeningBook, { test, listeners }: ListenerOf, now: number): boolean {
  const counted = listeners.filter(({ isLeftOut }) => !isLeftOut);
  if (counted.length < mostListeners) return false;
  const gone = counted.filter(
    ({ by, answers, beganAt }) => by === 'page' && answers.size === 0 && now - beganAt > silentMs,
  );
  for (const { number } of gone) book.removeListener(test.id, number);
  return counted.length - gone.length >= mostListeners;
}

function showStep(context: Asked, { of, listener, address }: Taking): Answered {
  const asked = Number(context.req.query('cau') ?? Number.NaN);
  const next = nextStep(of.test, listener);
  const steps = stepsFor(of.test, listener).length;
  // One may go back, never ahead.
  const isBack = Number.isInteger(asked) && asked >= 0 && asked < (next ?? steps);
  const step = isBack ? asked : next;
  return step === undefined
    ? context.html(thanksPage({ ...of, listener, address }))
    : context.html(stepPage({ ...of, listener, address, step }));
}

interface Taking {
  readonly of: ListenerOf;
  readonly listener: Listener;
  readonly address: string;
}

async function take(
  context: Asked,
  parts: ConsoleParts,
  { of, listener, address }: Taking,
): Promise<Response> {
  const fields = await readOpenForm(context, parts);
  if (fields instanceof Response) return fields;
  const book = parts.listening.book();
  const at = Number(fields.text('step'));
  const step = stepsFor(of.test, listener)[at];
  const next = nextStep(of.test, listener);
  // A page of long ago, or one that is sent twice: where he is now is shown.
  if (!step || (next !== undefined && at > next)) return context.redirect(address, 303);
  const again = (error: string): Answered =>
    context.html(stepPage({ ...of, listener, address, step: at, error }), 422);
  const choice = fields.text('choice');
  if (!mayChoose(of.test, step, choice)) return again('Bấm một trong các nút trả lời.');
  const unheard = sidesOf(step).filter(
    (side) => !book.sidesHeard(of.test.id, listener.number, at).has(side),
  );
  if (unheard.length > 0) return again(sayUnheard(unheard));
  book.answer(of.test.id, listener.number, at, choice, Date.now());
  return context.redirect(address, 303);
}

function mayChoose({ sentences }: ListeningTest, step: Step, choice: string): boolean {
  if (step.kind === 'pair') return pairChoices.some((one) => one === choice);
  const { choices = [] } = sentences[step.sentence]?.question ?? {};
  return choice === notUnderstood || [...choices.keys()].some((index) => String(index) === choice);
}

const sidesOf = ({ kind }: Step): readonly string[] => (kind === 'pair' ? ['a', 'b'] : ['x']);

function sayUnheard(sides: readonly string[]): string {
  if (sides.includes('x')) return 'Bác chưa nghe câu này. Bấm “Nghe câu” trước, rồi trả lời.';
  const names = sides.map((side) => side.toUpperCase());
  return `Bác chưa nghe ${names.join(' và ')}. Bấm “Nghe ${names[0] ?? ''}” trước, rồi chọn.`;
}

/** By step and side: neither the address nor what comes with it tells which voice it is. */
function sound(context: Asked, { listening }: ConsoleParts, { of, listener }: Taking): Answered {
  const at = Number(context.req.param('step'));
  const step = stepsFor(of.test, listener)[at];
  const side = /^([abx])\.mp3$/.exec(context.req.param('side') ?? '')?.[1];
  if (!step || side === undefined || !sidesOf(step).includes(side)) return notThere(context);
  const variant = step.kind === 'hear' ? step.variant : side === 'a' ? step.a : step.b;
  const clip = of.test.clips?.find(
    (one) => one.sentence === step.sentence && one.variant === variant,
  );
  const file = clip && soundFile(listening.clipPath(clip.file), context.req.raw);
  if (!file) return notThere(context);
  listening.book().heard(of.test.id, listener.number, at, side);
  return file;
}

function notThere(context: Asked): Answered {
  const says = 'Địa chỉ có thể đã gõ nhầm, hoặc lần nghe thử đã xóa. Hỏi cán bộ đài.';
  const page: Html = plainConsolePage('Không có trang này', says);
  return context.html(page, 404);
}
