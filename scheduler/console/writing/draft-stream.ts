// News of one draft by server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html
import { sessionOf } from '../accounts/who-looks.ts';
import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import type { DraftEvent, WritingDesk } from './desk.ts';

/** After so long the browser comes anew, and passes the gate again; real ms. */
const longestMs = 10 * 60_000;
/** How often it is looked whether he is still signed in; and a sign of life. */
const lookMs = 5000;
const mostUnread = 500;
/** At once in one session. */
const mostStreams = 12;
const open = new Map<string, number>();

/** `GET …/theo?tu=<version>&may=<client>`: what came after a version, and all that comes. */
export function draftStream(seen: Seen, looking: Looking, file: string): Response {
  const { parts, query } = looking;
  const desk = parts.writing();
  const { account, name } = seen.person;
  const session = sessionOf(looking);
  const isSignedIn = (): boolean =>
    parts.accounts.sessions.list(account).some((one) => one.session === session);
  const streams = open.get(session) ?? 0;
  if (streams >= mostStreams) return new Response(null, { status: 429 });
  open.set(session, streams + 1);
  const client = query('may').slice(0, 80);
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const encoder = new TextEncoder();
        const end = (): void => {
          stop();
          controller.close();
        };
        const tell = (text: string): void => {
          // Nobody reads: he comes anew and asks from his version on.
          if ((controller.desiredSize ?? 0) <= 0) end();
          else controller.enqueue(encoder.encode(text));
        };
        const unfollow = desk.follow(file, (event) => {
          tell(textOf(event));
        });
        const leave = client === '' ? () => undefined : desk.come(file, { client, account, name });
        const looks = setInterval(() => {
          if (isSignedIn()) tell(': con\n\n');
          else end();
        }, lookMs);
        const ending = setTimeout(end, longestMs);
        let isOver = false;
        stop = () => {
          if (isOver) return;
          isOver = true;
          clearInterval(looks);
          clearTimeout(ending);
          unfollow();
          leave();
          const left = (open.get(session) ?? 1) - 1;
          if (left > 0) open.set(session, left);
          else open.delete(session);
        };
        tell(`retry: 1000\n\n${textsNow(desk, file, Number(query('tu')))}`);
      },
      cancel: () => {
        stop();
      },
    },
    new CountQueuingStrategy({ highWaterMark: mostUnread }),
  );
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
}

/** How it is, for whoever has just come. */
function textsNow(desk: WritingDesk, file: string, since: number): string {
  const draft = desk.draft(file);
  const people = textOf({ is: 'people', people: desk.people(file) });
  if (!draft) return people;
  const steps = draft.steps.filter(({ version }) => version > since);
  const missed = textOf({ is: 'steps', version: draft.version, steps });
  return (steps.length > 0 ? missed : '') + people + textOf({ is: 'state', draft });
}

function textOf(event: DraftEvent): string {
  return `event: ${event.is}\ndata: ${JSON.stringify(dataOf(event))}\n\n`;
}

function dataOf(event: DraftEvent): unknown {
  if (event.is !== 'state') return event;
  const { state, version, asked, sentBack, beganAt } = event.draft;
  const by = sentBack?.by ?? asked?.by.name;
  const why = sentBack?.why ?? asked?.why;
  return { is: 'state', state, version, by, why, beganAt };
}
