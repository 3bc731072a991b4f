// What is asked of /dai/ goes on to the console's process as it comes in, and its answer back as it goes out. Kept small: it
// runs in the process that residents see.
import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { answer, type Answer } from './answer.ts';
import { tooLarge } from './plain-answers.ts';
import { createConsoleVisitors } from './console-visitors.ts';
import { plainPage } from './plain-page.ts';
import { waitingPage } from './waiting-page.ts';
import { sentLarge } from './sent-large.ts';

/** Of one connection alone (RFC 9110, 7.6.1), and what only we may say. */
const notHandedOn = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'expect', 'x-loa-from', 'x-loa-origin', 'x-loa-known'],
]);
/**
 * Only a form has a body. Node writes that of a GET, HEAD, DELETE or OPTIONS without saying how long it is: what is in it
 * would be taken for the next request on this connection, from whomever it says it is.
 */
const notHandedOnWithoutBody = new Set([...notHandedOn, 'content-length', 'content-type']);
/** A sound file of 60 MB with its form; what is larger is not even read. */
const mostBytes = 61 * 1024 * 1024;
/** Of the form around a file. */
const aroundBytes = 1024 * 1024;
/** Between the console and us alone. */
const knownMark = 'x-loa-known';
/** Without a word of an answer for so long, real ms, it hangs. What acts may wait for a device to open. */
const looksWithinMs = 8000;
const actsWithinMs = 60_000;

export type HandOn = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** Names and values of headers that say whom a request is from; nobody else's word for it is passed on. */
export type SaysFrom = (request: IncomingMessage) => readonly string[];

const fromPeer: SaysFrom = ({ socket }) => ['x-loa-from', socket.remoteAddress ?? ''];

/**
 * `socket`: where the console listens; nobody else of this machine's users can get at it. `now`, real ms, is for tests. `gone`:
 * what is said while nobody answers there.
 */
export function createHandOn(
  socket: string,
  saysFrom: SaysFrom = fromPeer,
  now = (): number => performance.now(),
  gone: (method: string, isLate?: boolean) => Answer = notThere,
): HandOn {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 4 });
  const visitors = createConsoleVisitors();
  return (request, response, path) => {
    const { method = 'GET', rawHeaders } = request;
    const refusal = whyTooLarge(path, Number(request.headers['content-length'] ?? 0));
    if (refusal) {
      answer(request, response, refusal);
      return;
    }
    const place = visitors.admit(request.headers.cookie, now());
    if (typeof place === 'string') {
      answer(request, response, place === 'full' ? gone(method) : tooMany);
      return;
    }
    response.once('close', place.leave);
    const acts = method === 'POST';
    const headers = passing(rawHeaders, acts ? notHandedOn : notHandedOnWithoutBody);
    const onward = ask({
      ...{ agent, method, path, socketPath: socket, headers: [...headers, ...saysFrom(request)] },
      setHost: false,
    });
    const within = acts ? actsWithinMs : looksWithinMs;
    let isLate = false;
    const hung = setTimeout(() => {
      isLate = true;
      onward.destroy(new Error('no answer'));
    }, within);
    onward.once('response', (answered) => {
      clearTimeout(hung);
      if (answered.headers[knownMark] !== undefined) place.isKnown();
      response.writeHead(answered.statusCode ?? 502, passing(answered.rawHeaders, notHandedOn));
      pipeline(answered, response, () => undefined);
    });
    onward.once('error', () => {
      clearTimeout(hung);
      if (response.headersSent) response.destroy();
      else answer(request, response, gone(method, isLate));
    });
    // Whoever leaves is not asked for any more.
    response.once('close', () => {
      clearTimeout(hung);
      onward.destroy();
    });
    // A file on its way over a slow network is no silence.
    if (acts) request.on('data', () => hung.refresh()).pipe(onward);
    else {
      request.resume();
      onward.end();
    }
  };
}

function whyTooLarge(path: string, bytes: number): Answer | undefined {
  const large = sentLarge.find((one) => one.path === path);
  if (!large) return bytes > mostBytes ? tooLarge() : undefined;
  return bytes > large.mostBytes + aroundBytes ? tooLarge(large.tooLarge) : undefined;
}

function passing(rawHeaders: readonly string[], not: ReadonlySet<string>): string[] {
  return rawHeaders.filter(
    (_, index) => !not.has((rawHeaders[index - (index % 2)] ?? '').toLowerCase()),
  );
}

const tooMany: Answer = {
  status: 429,
  type: 'text/html; charset=utf-8',
  headers: { 'Retry-After': '10', Connection: 'close' },
  body: plainPage('Quá nhiều yêu cầu', 'Chờ mười giây rồi tải lại trang.'),
};

/** Until the console answers again, a page that asks again by itself. `isLate`: it is there, and has much to do. */
export function notThere(method: string, isLate = false): Answer {
  const acted = method === 'POST';
  const words = acted
    ? 'Có thể việc vừa gửi chưa được ghi: trang Hôm nay mở ra ngay, xem lại ở đó trước khi gửi lần nữa.'
    : isLate
      ? 'Máy của đài đang bận (dựng lại trang, làm bản tin) nên trả lời chậm. Trang tự mở lại trong vài giây.'
      : 'Trang tự mở lại trong vài giây.';
  return {
    status: 503,
    type: 'text/html; charset=utf-8',
    headers: { 'Retry-After': '3', Refresh: acted ? '3; url=/dai/' : '3', Connection: 'close' },
    body: waitingPage(isLate ? 'Máy đang bận' : 'Bàn điều khiển đang mở', words, keptWords),
  };
}

const keptWords = 'Bài và bản nháp đã lưu vẫn còn nguyên. Loa vẫn phát theo lịch.';
