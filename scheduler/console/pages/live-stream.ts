// News for open pages by server-sent events: each part of a page that has changed, as it is now.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { ConsoleParts, Looking } from '../console-parts.ts';
import { sessionOf } from '../accounts/who-looks.ts';
import { standingNow } from '../gate/seen-now.ts';
import type { Seen } from '../seen.ts';
import { todayView } from '../views/today.ts';
import type { TodayView } from '../views/today-view.ts';
import { alwaysSection } from './always-section.ts';
import { textOf, type Html } from './html.ts';
import { liveKey } from './live.ts';
import { todaySections } from './today.ts';

/** How often the parts are looked at, real ms. */
const lookMs = 1000;
/** After so long the browser comes anew, and passes the gate again. */
const longestMs = 60_000;
/** At once in one session: pages that nobody sees have none (console.js). */
const mostStreams = 8;
const open = new Map<string, number>();
/** So much unread news, and nobody reads them. */
const mostUnread = 64;

/** `GET /dai/luong?trang=today`. With `thu` it only says that there would be news. */
export function liveStream(seen: Seen, looking: Looking): Response {
  const { parts, query } = looking;
  const session = sessionOf(looking);
  // Only looked up: each news is no sign of life of a person.
  const isSignedIn = (): boolean =>
    parts.accounts.sessions.list(seen.person.account).some((one) => one.session === session);
  const streams = open.get(session) ?? 0;
  // The browser asks again when one has ended; until then the page is as it was when it was opened.
  if (streams >= mostStreams) return new Response(null, { status: 429 });
  if (query('thu') !== '') return new Response(null, { status: 204 });
  open.set(session, streams + 1);
  const isToday = query('trang') === 'today';
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const encoder = new TextEncoder();
        const known = new Map<string, string>();
        const tell = (): void => {
          if ((controller.desiredSize ?? 0) <= 0) return;
          const text = newsText(sectionsNow(seen, parts, isToday), known, parts);
          controller.enqueue(encoder.encode(text));
        };
        const end = (): void => {
          stop();
          controller.close();
        };
        const look = (): void => {
          try {
            if (isSignedIn()) tell();
            else end();
          } catch {
            // The store cannot be read: the browser comes anew, and its page says so.
            end();
          }
        };
        const watching = setInterval(look, lookMs);
        const ending = setTimeout(end, longestMs);
        let isOver = false;
        stop = () => {
          if (isOver) return;
          isOver = true;
          clearInterval(watching);
          clearTimeout(ending);
          const left = (open.get(session) ?? 1) - 1;
          if (left > 0) open.set(session, left);
          else open.delete(session);
        };
        controller.enqueue(encoder.encode('retry: 500\n\n'));
        look();
      },
      cancel: () => {
        stop();
      },
    },
    new CountQueuingStrategy({ highWaterMark: mostUnread }),
  );
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
}

type Sections = Readonly<Record<string, Html | ''>>;

function sectionsNow(seen: Seen, parts: ConsoleParts, isToday: boolean): Sections {
  const { person, station, timeZone, path, may, speed } = seen;
  const now: Seen = {
    ...{ person, station, timeZone, path, may, speed },
    // The page has one for all its forms.
    ...{ token: '', now: parts.clock.now(), standing: standingNow(parts) },
  };
  return {
    luon: alwaysSection(now),
    ...(isToday && todaySections(now, sharedView(parts))),
  };
}

/** What has changed since; and the time, so that the page knows that somebody is there. */
function newsText(sections: Sections, known: Map<string, string>, { clock }: ConsoleParts): string {
  const changed = Object.entries(sections).flatMap(([id, inner]) => {
    const key = liveKey(inner);
    if (known.get(id) === key) return [];
    known.set(id, key);
    return [[id, [key, textOf(inner)]] as const];
  });
  const news = {
    ...{ now: Math.round(clock.now()), speed: clock.speed },
    sections: Object.fromEntries(changed),
  };
  return `event: moi\ndata: ${JSON.stringify(news)}\n\n`;
}

let shared: SharedView | undefined;

interface SharedView {
  readonly parts: ConsoleParts;
  readonly at: number;
  readonly view: TodayView;
}

/** One look for all who watch. */
function sharedView(parts: ConsoleParts): TodayView {
  const at = performance.now();
  if (shared?.parts !== parts || at - shared.at > lookMs / 2)
    shared = { parts, at, view: todayView(parts) };
  return shared.view;
}
