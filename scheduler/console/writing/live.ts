// Who has a draft open just now, and the news of it for them.
import type { DraftEvent, Present } from './desk.ts';

export interface Live {
  tell(file: string, event: DraftEvent): void;
  follow(file: string, listener: (event: DraftEvent) => void): () => void;
  come(file: string, present: Present): () => void;
  point(file: string, present: Present): void;
  people(file: string): readonly Present[];
}

/** One page of one person: nobody moves another one's cursor. */
const keyOf = ({ client, account }: Present): string => `${account} ${client}`;

/** A page, by as many streams as it has open: one that is cut off ends later than the next one begins. */
interface Here {
  readonly who: Present;
  readonly streams: Set<symbol>;
}

export function createLive(): Live {
  const listeners = new Map<string, Set<(event: DraftEvent) => void>>();
  const present = new Map<string, Map<string, Here>>();
  const tell: Live['tell'] = (file, event) => {
    for (const listener of [...(listeners.get(file) ?? [])]) listener(event);
  };
  const people = (file: string): readonly Present[] =>
    Array.from(present.get(file)?.values() ?? [], ({ who }) => who);
  const tellPeople = (file: string): void => {
    tell(file, { is: 'people', people: people(file) });
  };
  return {
    ...{ tell, people },
    follow(file, listener) {
      const own = listeners.get(file) ?? new Set();
      listeners.set(file, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(file) === own) listeners.delete(file);
      };
    },
    come(file, who) {
      const here = present.get(file) ?? new Map<string, Here>();
      present.set(file, here);
      const [key, stream] = [keyOf(who), Symbol()];
      const known = here.get(key);
      const streams = known?.streams ?? new Set();
      // His cursor is where it was.
      here.set(key, { who: { ...known?.who, ...who }, streams: streams.add(stream) });
      tellPeople(file);
      return () => {
        const one = here.get(key);
        // Somebody who came anew is here by another stream, and stays.
        if (!one?.streams.delete(stream) || one.streams.size > 0) return;
        here.delete(key);
        if (here.size === 0 && present.get(file) === here) present.delete(file);
        tellPeople(file);
      };
    },
    point(file, who) {
      const one = present.get(file)?.get(keyOf(who));
      if (!one) return;
      present.get(file)?.set(keyOf(who), { ...one, who });
      tellPeople(file);
    },
  };
}
