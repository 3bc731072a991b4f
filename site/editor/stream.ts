// What happens to the draft elsewhere, by server-sent events. The browser's own way of coming again asks for the old version, so it is ours.
import type { Someone, TakenStep } from './page-data.ts';

export interface Events {
  readonly steps: (first: number, steps: readonly TakenStep[]) => void;
  readonly people: (people: readonly Someone[]) => void;
  /** Anything else: the file was changed by hand, the draft was published, dropped, renamed, asked for, sent back. */
  readonly happened: (
    what: 'by-hand' | 'published' | 'dropped' | 'moved' | 'state',
    said: Record<string, unknown>,
  ) => void;
  readonly open: () => void;
}

const againMs = 1500;

/** Follows the draft from what `version` says whenever it is opened. Returns what ends it. */
export function followDraft(
  address: string,
  client: string,
  version: () => number,
  events: Events,
): () => void {
  let [source, timer]: [EventSource | undefined, number | undefined] = [undefined, undefined];
  const open = (): void => {
    clearTimeout(timer);
    source?.close();
    const first = version();
    const now = new EventSource(`${address}theo?tu=${first}&may=${encodeURIComponent(client)}`);
    source = now;
    const on = (name: string, act: (said: Record<string, unknown>) => void): void => {
      now.addEventListener(name, ({ data }: MessageEvent<string>) => {
        act(JSON.parse(data) as Record<string, unknown>); // our own station's
      });
    };
    on('steps', (said) => {
      // Written by the station from TakenStep.
      const steps = said['steps'] as readonly TakenStep[];
      events.steps(Number(said['version']) - steps.length, steps);
    });
    on('people', (said) => {
      events.people(said['people'] as readonly Someone[]); // written by the station from that
    });
    for (const name of ['by-hand', 'published', 'dropped', 'moved', 'state'] as const)
      on(name, (said) => {
        events.happened(name, said);
      });
    now.addEventListener('open', events.open);
    now.addEventListener('error', () => {
      now.close();
      clearTimeout(timer);
      timer = window.setTimeout(open, againMs);
    });
  };
  open();
  window.addEventListener('online', open);
  return () => {
    window.removeEventListener('online', open);
    clearTimeout(timer);
    source?.close();
  };
}
