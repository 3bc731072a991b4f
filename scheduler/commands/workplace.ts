import { heardDocumentsOf } from '../../content/schema/campaign-items.ts';
import type { Content } from '../../content/schema/content.ts';
import { formatProblem, type Problem } from '../../content/schema/problem.ts';
import { createClock, type Clock } from '../clock.ts';
import { readConfig, type Config } from '../config.ts';
import type { Plan } from '../core/plan.ts';
import type { Slot } from '../core/slot.ts';
import type { Rules } from '../core/rules.ts';
import { mergePlan } from '../core/merge-plan.ts';
import { isThere } from '../places.ts';
import { lastGood } from '../store/last-good.ts';
import { previewPlan, previewSlots } from '../store/plan-in-store.ts';
import { createMemoryStore } from '../store/memory.ts';
import { isStoreLocked } from '../store/lock.ts';
import { openStore, openStoreAsItIs } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Call } from './command.ts';
import { keepRules, knownRules } from './known-rules.ts';
import { Failure } from '../failure.ts';

/** What nearly every command stands on: where things are, what time it is, what staff wrote. */
export interface Workplace {
  readonly config: Config;
  readonly clock: Clock;
  readonly content: Content;
  /** Everything found wrong in content/; what is wrong is not in `content`. */
  readonly problems: readonly Problem[];
  /** Campaigns that air a document with a mistake in it: nothing of them is made until it is mended. */
  readonly unread: readonly string[];
}

export interface WorkplaceNeeds {
  /** Where content/ cannot be used: the ward and the campaigns that the station goes by. A flood does not wait for a bracket. */
  readonly orLastGood?: boolean;
  /** The ward and the campaigns are enough; documents and words are left out. */
  readonly rulesAlone?: boolean;
}

/** Rejects with Failure where ward.yaml cannot be used: without it there is no ward to speak of. */
export async function readWorkplace(
  call: Call,
  { orLastGood = false, rulesAlone = false }: WorkplaceNeeds = {},
): Promise<Workplace> {
  const config = readConfig(call.terminal.env, {
    port: call.value('port'),
    host: call.value('host'),
    output: call.value('output'),
  });
  const clock = createClock(config.clock);
  const remembered = rulesAlone ? knownRules(config, clock.now()) : undefined;
  if (remembered) {
    const { problems, unread } = remembered;
    return { config, clock, content: onlyRules(remembered), problems, unread };
  }
  const { content, problems } = await triedContent(config.contentDir, clock.now());
  if (content) {
    const unread = unreadable(content);
    keepRules(config, clock.now(), { ...content, problems, unread });
    return { config, clock, content, problems, unread };
  }
  const wrong = problems.map(formatProblem).join('\n');
  const known = orLastGood ? readLastGood(config) : undefined;
  if (!known) throw new Failure('Nội dung chưa dùng được:', wrong);
  call.terminal.err(`Chú ý: nội dung chưa dùng được, đang theo bản tốt gần nhất:\n${wrong}\n`);
  return { config, clock, content: known, problems, unread: [] };
}

/** What staff wrote, without what the schedule cannot go by. */
async function triedContent(
  dir: string,
  now: number,
): Promise<Pick<Workplace, 'problems'> & { content: Content | undefined }> {
  // MDX and zod: a second of their own, which a command that needs the rules alone has not to wait for.
  const { loadContent } = await import('../../content/load.ts');
  const { tryRules } = await import('../core/try-rules.ts');
  const { content, problems } = loadContent(dir);
  const wrong = content ? tryRules(content, now) : [];
  if (!content || wrong.length === 0) return { content, problems };
  const files = new Set(wrong.map(({ file }) => file));
  const campaigns = content.campaigns.filter(({ file }) => !files.has(file));
  const usable = files.has('content/ward.yaml') ? undefined : { ...content, campaigns };
  return { content: usable, problems: [...problems, ...wrong] };
}

function unreadable({ campaigns, documents }: Content): readonly string[] {
  const read = new Set(documents.map(({ id }) => id));
  return campaigns
    .filter((campaign) => heardDocumentsOf(campaign).some((id) => !read.has(id)))
    .map(({ id }) => id);
}

/** Content of which the rules alone are known. */
function onlyRules({ ward, campaigns, wishes = [], answers }: Rules): Content {
  return {
    ...{ documents: [], facts: [], glossary: [], synonyms: [], lexicon: [], simulators: [] },
    ...{ held: [], citations: [] },
    ...{ ward, campaigns, wishes },
    ...(answers && { answers }),
  };
}

/** Of what the daemon keeps: the ward and its campaigns. Its own words for the voice are not kept. */
function readLastGood({ databaseFile }: Config): Content | undefined {
  if (!isThere(databaseFile)) return undefined;
  const store = openStoreAsItIs(databaseFile);
  try {
    const known = lastGood(store);
    return known && onlyRules(known);
  } finally {
    store.close();
  }
}

/** Whether all of content/ could be read: what is not there is then really gone. */
export function isWhole({ problems }: Workplace): boolean {
  return !problems.some(({ severity }) => severity === 'error');
}

/** The store to look into: an empty one where nothing was written yet, so that looking writes nothing. */
export function openStoreToRead({ config }: Workplace): Store {
  return isThere(config.databaseFile) ? openStoreAsItIs(config.databaseFile) : createMemoryStore();
}

/** The store, made where there is none. A damaged one is put aside and named on standard error, unless a daemon has it. */
export function openStoreToWrite(
  { config, clock }: Pick<Workplace, 'config' | 'clock'>,
  warn: (text: string) => void = () => undefined,
): Store {
  if (isStoreLocked(config.dataDir)) return openStoreAsItIs(config.databaseFile);
  const { store, damaged } = openStore(config.databaseFile, clock.now());
  if (damaged) warn(`Chú ý: ${damaged.message}\n`);
  return store;
}

/** The campaigns' slots as they stand (remembered ones with their state, others as they would be planned now), and as they are planned. */
export function currentSlots(
  workplace: Workplace,
  store: Store,
): { readonly slots: readonly Slot[]; readonly plan: Plan; readonly planned: readonly Slot[] } {
  const { content, clock } = workplace;
  const plan = previewPlan(store, content, clock.now());
  const planned = previewSlots(store, content, clock.now(), isWhole(workplace));
  return { plan, planned, slots: mergePlan(planned, store.slots()) };
}
