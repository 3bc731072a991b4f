// The open line to the centre: server-sent events, read as they come.
import { sayError } from '../../content/schema/say-error.ts';
import { handedOrderShape, type HandedOrder } from '../centre/talk/order.ts';
import { PostError, type Post } from './post.ts';

export interface WakeEvents {
  /** There is something up to this number; -1: perhaps. */
  wake(seq: number): void;
  /** An order that came by itself; nothing of it is proven yet. */
  order(handed: HandedOrder): void;
}

/** Real ms. The centre says something every 20 s; a line that is silent for so long is dead, whatever the system thinks. */
const silentMs = 70_000;
/** Of one event; an order is below. */
const mostBuffered = 1_500_000;

/** Listens until the line ends, which it always does: rejects with PostError then. */
export async function listenToCentre(
  post: Pick<Post, 'open'>,
  events: WakeEvents,
  signal: AbortSignal,
): Promise<never> {
  const silent = new AbortController();
  const both = AbortSignal.any([signal, silent.signal]);
  let watching: NodeJS.Timeout | undefined;
  const heard = (): void => {
    clearTimeout(watching);
    watching = setTimeout(() => {
      silent.abort();
    }, silentMs);
  };
  try {
    const stream = await post.open('wake', both);
    heard();
    const decoder = new TextDecoder();
    let buffered = '';
    for await (const piece of stream) {
      heard();
      buffered += decoder.decode(piece, { stream: true });
      const whole = buffered.split('\n\n');
      buffered = whole.pop() ?? '';
      if (buffered.length > mostBuffered)
        throw new PostError('answer', 'Đường báo tin nói quá dài.');
      for (const event of whole) hearEvent(event, events);
    }
    throw new PostError('line', 'Trung tâm đóng đường báo tin.');
  } catch (error) {
    if (error instanceof PostError) throw error;
    throw new PostError('line', `Đường báo tin đứt: ${sayError(error)}.`, { cause: error });
  } finally {
    clearTimeout(watching);
    // What is left of the line is let go.
    silent.abort();
  }
}

function hearEvent(text: string, events: WakeEvents): void {
  const fields = new Map(
    text.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, Math.max(0, colon)), line.slice(colon + 2)] as const;
    }),
  );
  const data = fields.get('data') ?? '';
  if (fields.get('event') === 'wake') {
    if (/^-?\d{1,15}$/.test(data)) events.wake(Number(data));
    return;
  }
  if (fields.get('event') !== 'order') return;
  const handed = handedOrderShape.safeParse(parse(data));
  if (handed.success) events.order(handed.data);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
