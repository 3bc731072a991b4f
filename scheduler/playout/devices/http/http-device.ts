// A loudspeaker that is asked over HTTP, by the templates of its model.
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fillTemplate, type TemplateFacts } from '../../../../content/schema/device-template.ts';
import type { HttpDevice, HttpModel, HttpVerb } from '../../../../content/schema/speakers.ts';
import { tellError } from '../../../../content/schema/say-error.ts';
import { sleep } from '../../../clock.ts';
import type { Device, DeviceAnswer, DeviceLook } from '../device.ts';
import { readTold, shown, wordIn } from '../read-told.ts';
import { sayNoSecret } from '../secrets.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { exchange, type Asked, type Exchange } from './exchange.ts';

export interface HttpDeviceParts {
  readonly device: HttpDevice;
  readonly model: HttpModel;
  /** Certificates that are believed, PEM; undefined: the system's. */
  readonly ca: readonly string[] | undefined;
  /** Its password, read anew each time. */
  readonly secret: () => string | undefined;
}

const usualTimeoutMs = 3000;
/** What certainly did not arrive is sent again, so often and so long after. Real ms. */
const mostTries = 3;
const againMs = 300;

const contentTypes = {
  json: 'application/json',
  xml: 'application/xml; charset=utf-8',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
} as const;

export function createHttpDevice({ device, model, ca, secret }: HttpDeviceParts): Device {
  const signIn = createSignIn(model, device, secret);
  const timeoutMs = model.timeoutMs ?? usualTimeoutMs;
  const send = (
    verb: HttpRequest,
    facts: TemplateFacts,
    withinMs: number,
    signal?: AbortSignal,
  ): Promise<Exchange> => {
    const bounds = { timeoutMs: Math.min(timeoutMs, withinMs), signal };
    return sendSigned(signIn, { ...requestOf(verb, facts), ca, ...bounds });
  };
  const look = async (facts: TemplateFacts): Promise<DeviceLook> => {
    if (!model.status) return { how: 'quiet', stands: false };
    const answer = await send(model.status, facts, timeoutMs);
    if (answer.how !== 'answered') return { how: 'lost', why: answer.why };
    if (answer.status >= 300) return { how: 'lost', why: sayRefused(answer.status) };
    const status = readTold(answer.text, model.status, facts);
    return status
      ? { how: 'told', status }
      : { how: 'lost', why: `lời báo trạng thái không đọc được: "${shown(answer.text)}"` };
  };
  return {
    id: device.id,
    name: device.name,
    taker: 'loa',
    has: (what) => model[what] !== undefined,
    async ask(name, facts, withinMs, signal) {
      const verb = model[name];
      if (!verb) return { code: 'refused', why: 'kiểu loa này không khai lệnh ấy' };
      const until = performance.now() + withinMs;
      for (let tries = 1; ; tries++) {
        const answer = judge(await send(verb, facts, until - performance.now(), signal), verb);
        const mayRepeat =
          answer.code === 'unreached' || (answer.code === 'unknown' && verb.safeToRepeat === true);
        const isOver = signal?.aborted === true || until - performance.now() <= 2 * againMs;
        if (!mayRepeat || tries >= mostTries || isOver) return answer;
        await sleep(againMs, signal);
      }
    },
    async look(facts, waitMs, signal) {
      await sleep(waitMs, signal);
      return signal.aborted ? { how: 'quiet', stands: false } : look(facts);
    },
    known: (facts) => look(facts).then((one) => (one.how === 'told' ? one.status : undefined)),
    forget: () => undefined,
    async check(facts) {
      try {
        if (signIn.needsSecret && secret() === undefined) return sayNoSecret(device.id);
      } catch (error) {
        return tellError(error);
      }
      const why = model.status ? whyLost(await look(facts)) : await tryConnect(device.address);
      return why === undefined ? undefined : sayLost(why, device.address);
    },
    enter: () => () => undefined,
  };
}

type HttpRequest = Omit<HttpVerb, 'success' | 'safeToRepeat'>;

function requestOf(
  { method = 'GET', url, headers = [], type = 'json', body }: HttpRequest,
  facts: TemplateFacts,
): Omit<Asked, 'timeoutMs'> {
  return {
    method,
    url: fillTemplate(url, 'url', facts),
    headers: {
      ...(body !== undefined && { 'Content-Type': contentTypes[type] }),
      ...Object.fromEntries(
        headers.map(({ name, value }) => [name, fillTemplate(value, 'header', facts)]),
      ),
    },
    body: body === undefined ? undefined : fillTemplate(body, type, facts),
  };
}

/** An answer that asks who is there was carried out by nobody: the request goes once more, signed. */
async function sendSigned(signIn: SignIn, asked: Asked): Promise<Exchange> {
  const until = performance.now() + asked.timeoutMs;
  const signed = (): Asked => ({ ...asked, headers: { ...asked.headers, ...signIn.sign(asked) } });
  const first = await exchange(signed());
  if (first.how !== 'answered' || first.status !== 401 || !signIn.hear(first.challenge))
    return first;
  const leftMs = until - performance.now();
  return leftMs <= 0 ? first : exchange({ ...signed(), timeoutMs: leftMs });
}

/** What an answer means by the model's own rule. */
function judge(answer: Exchange, { success = {} }: HttpVerb): DeviceAnswer {
  if (answer.how !== 'answered')
    return answer.how === 'unreached'
      ? { code: 'unreached', why: answer.why }
      : { code: 'unknown', why: `${answer.why}: không rõ loa đã nhận lệnh chưa` };
  const { status, text } = answer;
  const { statuses, at, equals, contains } = success;
  const isFine = statuses ? statuses.includes(status) : status >= 200 && status < 300;
  // A device that fails in the middle may have begun.
  if (!isFine)
    return { code: status >= 500 ? 'unknown' : 'refused', why: sayRefused(status, text) };
  if (at !== undefined) {
    const word = wordIn(text, at);
    if (word === undefined)
      return { code: 'unknown', why: `trả lời không đọc được ở ${at}: "${shown(text)}"` };
    if (equals !== undefined && word !== equals)
      return { code: 'refused', why: `loa trả lời "${shown(word)}"` };
  }
  if (contains !== undefined && !text.includes(contains))
    return { code: 'refused', why: `loa trả lời "${shown(text)}"` };
  return { code: 'accepted' };
}

function sayRefused(status: number, text = ''): string {
  if (status === 401 || status === 403)
    return `loa không nhận tên đăng nhập hay mật khẩu (mã ${status})`;
  const said = shown(text);
  return said === '' ? `loa trả lời mã ${status}` : `loa trả lời mã ${status}, "${said}"`;
}

function sayLost(why: string, address: string): string {
  return `Không hỏi được: ${why}. Kiểm tra loa có điện, có mạng, đúng địa chỉ ${address}, và mục http trong content/ward.yaml.`;
}

function whyLost(look: DeviceLook): string | undefined {
  if (look.how === 'lost') return look.why;
  return look.how === 'told' && look.status.state === 'failed'
    ? `loa báo "${look.status.said}"`
    : undefined;
}

/** Real ms. */
const connectsWithinMs = 2500;

/** A device that can't be asked how it is: whether something listens there is all that can be seen. */
function tryConnect(address: string): Promise<string | undefined> {
  const { hostname, port } = new URL(`http://${address}`);
  return new Promise((resolve) => {
    const socket = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''));
    const end = (why?: string): void => {
      socket.destroy();
      resolve(why);
    };
    socket.setTimeout(connectsWithinMs, () => {
      end('không trả lời');
    });
    socket.once('connect', () => {
      end();
    });
    socket.once('error', (error) => {
      end(tellError(error).replace(/\.$/, ''));
    });
  });
}
