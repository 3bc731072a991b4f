// Who has a draft open just now, and the news of it for them.
import type { DraftEvent, Present } from './desk.ts';

export interface Live {
  tell(file: string, event: DraftEvent): void;
  follow(file: string, listener: (event: DraftEvent) => void): () => void;
  come(file: string, present: Present): () => void;
  point(file: string, present: Present): void;
  people(file: string): readonly Present[];
}

export function createLive(): Live {
  const listeners = new Map<string, Set<(event: DraftEvent) => void>>();
  const present = new Map<string, Map<string, Present>>();
  const tell: Live['tell'] = (file, event) => {
    for (const listener of [...(listeners.get(file) ?? [])]) listener(event);
  };
  const people = (file: string): readonly Present[] => [...(present.get(file)?.values() ?? [])];
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
      const here = present.get(file) ?? new Map<string, Present>();
      present.set(file, here.set(who.client, who));
      tellPeople(file);
      return () => {
        // He may have come anew meanwhile, by another stream.
        if (here.get(who.client)?.account !== who.account) return;
        here.delete(who.client);
        tellPeople(file);
      };
    },
    point(file, who) {
      const here = present.get(file);
      if (!here?.has(who.client)) return;
      here.set(who.client, who);
      tellPeople(file);
    },
  };
}
