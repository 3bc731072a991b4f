// Sending for whoever sits at the centre's machine, beside a centre that serves.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { Failure } from '../../failure.ts';
import { takeCentreKey } from '../centre-key.ts';
import { reachDatabase, type Env } from '../database/open-database.ts';
import { placesIn } from '../ledger/places.ts';
import { reachOf, newestSent, thingsInForce, type SentRow } from '../ledger/sent.ts';
import { firstWithOrders } from '../talk/message.ts';
import { withRendered } from '../rendering/render-files.ts';
import { selectionSaid } from '../send/said-selection.ts';
import { sendParcel, withdrawThing } from '../send/send-parcel.ts';
import type { Selection } from '../send/selection.ts';
import { airedBy } from './aired-by.ts';
import { createAskContent } from './ask-content.ts';
import type { Thing } from './things.ts';

export interface Reached {
  readonly selection: Selection;
  readonly stations: number;
  /** Names of those whose program is too old to be sent anything. */
  readonly old: readonly string[];
}

export interface SentThing {
  readonly thing: string;
  readonly order: string;
  readonly version: number;
  readonly stations: number;
}

export interface SendingAtMachine {
  /** Whom these words mean. Rejects with Failure. */
  reach(words: readonly string[]): Promise<Reached>;
  /** What is to be sent of content/: by its path or its lasting name. Rejects with Failure, file and line where it is not valid. */
  make(named: string): Promise<readonly Thing[]>;
  /** With the sound of each document beside it, by this machine's voice. Rejects with Failure where one cannot be said. */
  render(thing: Thing): Promise<Thing>;
  send(
    thing: Thing,
    how: {
      readonly to: Selection;
      readonly by: string;
      readonly note?: string | undefined;
      readonly expiresAt?: number | undefined;
    },
  ): Promise<SentThing>;
  sent(): Promise<readonly SentRow[]>;
  /** Titles of campaigns that air the thing, and would lack it. */
  airedBy(thing: string): Promise<readonly string[]>;
  withdraw(what: {
    readonly thing: string;
    readonly why: string;
    readonly by: string;
    readonly from?: Selection;
  }): Promise<number>;
  close(): Promise<void>;
}

const mostListed = 200;

/** Rejects with LoaError where there is no centre to be reached, or its key is not here. */
export async function openSending(
  { dataDir, contentDir }: { readonly dataDir: string; readonly contentDir: string },
  env: Env,
): Promise<SendingAtMachine> {
  const { sql, close } = await reachDatabase(dataDir, env);
  try {
    const centre = await takeCentreKey(sql, dataDir, env);
    const parts = { sql, centre, now: () => Date.now() };
    return {
      async reach(words) {
        const selection = selectionSaid(words, await placesIn(sql));
        const reached = await reachOf(sql, selection);
        const old = reached.filter(
          ({ protocol }) => protocol !== null && protocol < firstWithOrders,
        );
        return { selection, stations: reached.length, old: old.map(({ name }) => name) };
      },
      make: async (named) => makeThings(contentDir, named, await thingsInForce(sql)),
      async render(thing) {
        const files = await withRendered(thing.files, { contentDir, dataDir, now: Date.now() });
        return { ...thing, files };
      },
      async send({ thing, title, files }, how) {
        const sent = await sendParcel(parts, { thing, title, files, ...how });
        return { thing, ...sent };
      },
      sent: () => newestSent(sql, mostListed),
      airedBy: (thing) => airedBy(parts, thing),
      withdraw: async (what) => (await withdrawThing(parts, what)).stations,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeThings(
  contentDir: string,
  named: string,
  known: readonly string[],
): Promise<readonly Thing[]> {
  const ask = createAskContent();
  const { offered, problem } = await ask({ is: 'offer', contentDir });
  if (problem !== undefined) throw new Failure(problem);
  const path = named.replaceAll('\\', '/').replace(/^(?:\.\/)?(?:content\/)?/, '');
  const found = offered.find(({ key, thing }) => key === path || thing === path);
  if (!found)
    throw new Failure(
      `Trong content/ của máy này (${contentDir}) không có gì để gửi mang tên "${named}".`,
      `Nêu đường dẫn tệp, ví dụ: ${loaCommand} centre send announcements/phong-chong-lut.mdx --to "tất cả"`,
    );
  const made = await ask({
    ...{ is: 'make', contentDir, chosen: [found.key], uploads: [], known },
    kind: 'announcement',
  });
  if (made.problems.length > 0) throw new Failure(made.problems.join('\n'), 'Sửa rồi gửi lại.');
  return made.things;
}
