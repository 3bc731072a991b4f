// Whoever edits has all of content/ read and checked, for up to some seconds: in a process of its own, which is there while
// somebody edits, so that nobody else waits for it. It is the same console behind the same gate.
import { fork, type ChildProcess } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { dayMs } from '../../../content/schema/durations.ts';
import type { Config } from '../../config.ts';
import { answer, type Answer } from '../../server/answer.ts';
import { createHandOn, notThere, type SaysFrom } from '../../server/hand-on.ts';
import { waitingPage } from '../../server/waiting-page.ts';
import { lookForCentre } from '../../link/placing/what-waits.ts';
import type { ConsolePlace } from '../console-messages.ts';
import type { News } from '../console-parts.ts';
import { sessionCookie, type Accounts } from '../gate/accounts-door.ts';
import type { From } from '../gate/console-env.ts';
import { owesDeletion } from '../studio/owes-deletion.ts';
import { hasIntent } from '../writing/asked-texts.ts';
import type { EditingArgument, EditingReport } from './editing-messages.ts';
import { namePage, readsContent } from './reads-content.ts';

export interface EditingDesk {
  /** Whether this is answered there. Only of who is signed in: a stranger starts no process. */
  takes(request: IncomingMessage): boolean;
  hand(request: IncomingMessage, response: ServerResponse, from: From): void;
  close(): void;
}

interface Needs {
  readonly config: Config & ConsolePlace;
  readonly accounts: Pick<Accounts, 'personOf'>;
  readonly news: News;
  readonly tell: (line: string) => void;
}

/** Real ms: kept so long after somebody edited last. */
const idleMs = 5 * 60_000;
/** It has opened within this time, or whoever acts is told that it has not. */
const opensWithinMs = 30_000;
/** A page that is only looked at asks again by itself after this time, before the page's process thinks that we hang (hand-on.ts). */
const waitsMs = 6500;
const heapMb = 512;
/** How often it is looked whether something came from a centre; real ms. */
const centreMs = 5000;
/** Real ms; not at once, where it ends as soon as it has begun. */
const againMs = 2000;

export function createEditingDesk({ config, accounts, news, tell }: Needs): EditingDesk {
  const socket = besides(config.socket);
  const froms = new WeakMap<IncomingMessage, From>();
  const saysFrom: SaysFrom = (request) => {
    const { address = '', origin = '' } = froms.get(request) ?? {};
    return ['x-loa-from', address, 'x-loa-origin', origin];
  };
  const handOn = createHandOn(socket, saysFrom, undefined, cutOff);
  const child = keepEditing({ ...config, socket }, news, tell);
  let idle: NodeJS.Timeout | undefined;
  let atWork = 0;
  const rest = (): void => {
    atWork -= 1;
    if (atWork === 0) idle = setTimeout(child.end, idleMs).unref();
  };
  // It deletes as soon as it is there (studio/withdrawals.ts), and must be there for it although nobody edits.
  const seeToDeletion = (): void => {
    if (!owesDeletion(config.dataDir)) return;
    clearTimeout(idle);
    atWork += 1;
    void child.open().then(rest);
  };
  seeToDeletion();
  const daily = setInterval(seeToDeletion, dayMs).unref();
  // What the centre sends is looked at there (from-centre/keep-looking.ts), whether anybody edits or not.
  const seeToCentre = (): void => {
    if (lookForCentre(config.dataDir).received === 0) return;
    clearTimeout(idle);
    atWork += 1;
    void child.open().then(rest);
  };
  const looking = setInterval(seeToCentre, centreMs).unref();
  return {
    takes({ url = '', headers }) {
      if (!readsContent(url)) return false;
      const cookie = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]+)`).exec(headers.cookie ?? '');
      return cookie?.[1] !== undefined && accounts.personOf(cookie[1]) !== undefined;
    },
    hand(request, response, from) {
      froms.set(request, from);
      clearTimeout(idle);
      atWork += 1;
      response.once('close', rest);
      const acts = request.method === 'POST';
      const opened = child.open();
      void (acts ? opened : Promise.race([opened, pause(waitsMs)])).then(() => {
        if (response.destroyed) return;
        if (acts || child.isOpen()) handOn(request, response, request.url ?? '/');
        else answer(request, response, opening(namePage(request.url ?? '')));
      });
    },
    close() {
      clearTimeout(idle);
      clearInterval(daily);
      clearInterval(looking);
      child.close();
    },
  };
}

/** The process, started when it is asked for and it is not there. */
function keepEditing(argument: EditingArgument, news: News, tell: Needs['tell']) {
  let child: ChildProcess | undefined;
  let isOpen = false;
  let opened = Promise.resolve();
  let isOver = false;
  let again: NodeJS.Timeout | undefined;
  const stopFollowing = news.follow((told) => {
    if (child?.connected) child.send(told, undefined, {}, () => undefined);
  });
  const end = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
    isOpen = false;
  };
  const start = (): Promise<void> => {
    const started = startProcess(argument);
    child = started;
    started.send(news.last(), undefined, {}, () => undefined);
    return new Promise((resolve) => {
      const late = setTimeout(resolve, opensWithinMs).unref();
      started.on('message', (report: EditingReport) => {
        if (report.is === 'says') tell(report.line);
        else {
          isOpen = child === started;
          resolve();
        }
      });
      const gone = (): void => {
        clearTimeout(late);
        if (child === started) end();
        resolve();
        // It was killed while it published: the next one finishes or undoes that, whether anybody comes or not.
        if (!isOver && hasIntent(argument.dataDir))
          again = setTimeout(() => void open(), againMs).unref();
      };
      started.once('exit', gone).once('error', gone);
    });
  };
  const open = (): Promise<void> => (child ? opened : (opened = start()));
  if (hasIntent(argument.dataDir)) void open();
  return {
    open,
    isOpen: () => isOpen,
    end,
    close() {
      isOver = true;
      clearTimeout(again);
      stopFollowing();
      end();
    },
  };
}

/** `what`: the page that is being opened, in Vietnamese. */
function opening(what: string): Answer {
  return {
    status: 503,
    type: 'text/html; charset=utf-8',
    headers: { 'Retry-After': '2', Refresh: '2' },
    body: waitingPage(
      `Đang mở ${what}`,
      'Chương trình đang đọc mọi bài của phường: lần đầu thường vài giây, máy đang bận thì hơn một phút. Trang tự mở ra.',
      'Bài và bản nháp đã lưu vẫn còn nguyên.',
    ),
  };
}

/** It ended while it did something: what became of that stands where the texts are. */
function cutOff(method: string, isLate = false): Answer {
  if (method !== 'POST') return notThere(method, isLate);
  const words =
    'Chương trình bị ngắt đúng lúc đang làm việc vừa gửi. Danh sách bài tự mở ra: ở đó có nói việc ấy đã xong hay chưa, xem rồi hãy gửi lại.';
  return {
    ...notThere(method),
    headers: { 'Retry-After': '3', Refresh: '3; url=/dai/bai/', Connection: 'close' },
    body: waitingPage('Chưa biết đã xong chưa', words),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

/** In the same folder, which this user alone can enter. */
function besides(socket: string): string {
  return process.platform === 'win32' ? `${socket}-soan` : join(dirname(socket), 'soan');
}

function startProcess(argument: EditingArgument): ChildProcess {
  return fork(join(import.meta.dirname, 'editing-process.ts'), [JSON.stringify(argument)], {
    // The console's own are for a process that is always there.
    execArgv: [`--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', process.env['LOA_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
}
