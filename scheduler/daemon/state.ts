// What the daemon knows between two wake-ups, each thing with one owner that alone changes it. Truth is in the store;
// this is what can be lost.
import { createContent, type Content, type KeptContent } from './content.ts';
import { createJournal, type Journal } from './journal.ts';
import { createOpenOutputs, type OpenOutputs } from './open-outputs.ts';
import { createOutages, type Outages } from './outages.ts';
import type { DaemonParts } from './parts.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { createSiteKeeper, type SiteKeeper } from './site-keeper.ts';
import { createTroubles, type Troubles } from './troubles.ts';

/** What the owners are handed, which they cannot change. */
export interface Given {
  readonly parts: DaemonParts;
  /** The daemon is asked to end: nothing more is begun. */
  readonly stopping: AbortSignal;
  /** The power has gone (in a rehearsal): nothing more is written. */
  readonly dead: AbortSignal;
  /** Has the daemon look at the store and the clock now. */
  readonly poke: () => void;
}

export interface State extends Given {
  readonly content: Content;
  readonly publisher: Publisher;
  readonly journal: Journal;
  readonly troubles: Troubles;
  readonly outages: Outages;
  readonly outputs: OpenOutputs;
  readonly site: SiteKeeper;
}

/** The state of a daemon that knows nothing yet, and its content for the one who keeps it. */
export function createState(given: Given): {
  readonly state: State;
  readonly content: KeptContent;
} {
  const { parts, dead } = given;
  const content = createContent();
  const publisher = createPublisher(parts, content, dead);
  const journal = createJournal({ parts, content, publisher, dead });
  const state = {
    ...given,
    ...{ content, publisher, journal },
    troubles: createTroubles({ parts, journal, dead }),
    outages: createOutages(journal),
    outputs: createOpenOutputs(parts),
    site: createSiteKeeper(parts, content, given.poke),
  };
  return { state, content };
}
