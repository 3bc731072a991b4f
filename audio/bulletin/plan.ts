import { join } from 'node:path';
import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Recording } from '../voices/recording.ts';
import { closingText, openingText, warningText } from '../wording.ts';
import { findBodies, heardOf } from './bodies.ts';
import { spokenFacts } from './facts.ts';
import { readAloud, writtenBeside, type BulletinLine, type WrittenIn } from './line.ts';
import { framePauseMs } from './pauses.ts';
import { planItems, type AiredItems, type PlannedItem } from './plan-items.ts';
import { latestCheck, readCorrection } from './read-facts.ts';

/** What is heard together, under which name. */
export interface BulletinRequest {
  readonly title: string;
  readonly items?: AiredItems['items'];
  /** Short for items that are documents. */
  readonly documents?: readonly string[] | undefined;
  readonly crossFade?: AiredItems['crossFade'];
}

/** What plans read besides the content: the day, and the folder where recordings lie. */
export interface PlanSettings {
  /** ISO day in the ward's time zone: decides which facts hold. */
  readonly today: string;
  /** The folder `content/`; default: the repository's. */
  readonly contentDir?: string | undefined;
}

/** Everything a bulletin is made of, before any sound. */
export interface BulletinPlan {
  readonly title: string;
  readonly station: string;
  readonly documents: readonly { readonly id: string; readonly hash: string }[];
  /** ISO day for the MP3's tag; absent where nothing in the bulletin is dated. */
  readonly date?: string;
  /** What is heard before and after the words. */
  readonly signal: 'chime' | 'emergency' | 'none';
  readonly lines: readonly BulletinLine[];
  /** A person's recording in place of the voice, for all lines of that document; '' names the whole bulletin. */
  readonly recordings: readonly (Recording & { readonly document: string })[];
  /** In their order, where more than documents are heard; absent: the documents of `lines` are all. */
  readonly items?: readonly PlannedItem[];
  /** Written forms nobody can read yet; a bulletin with any is not made. */
  readonly problems: readonly Problem[];
}

export const defaultContentDir = join(import.meta.dirname, '..', '..', 'content');

/**
 * What will be heard, in order: opening, warning, bodies, dated facts, closing. Where no document is among the items, they
 * alone: nobody is greeted for an anthem.
 * @throws AudioError `document-missing`, `nothing-to-say`, `voice-missing`, `recording-missing`
 */
export function planBulletin(
  content: Content,
  request: BulletinRequest,
  settings: PlanSettings,
): BulletinPlan {
  const { title, items, documents = [], crossFade } = request;
  const aired: AiredItems = { items, documents: [...documents], crossFade };
  const planned = planItems(content, aired, settings.contentDir ?? defaultContentDir);
  const ids = documentsOf(aired);
  const spoken =
    planned && ids.length === 0
      ? ({ documents: [], signal: 'none', lines: [], recordings: [], problems: [] } as const)
      : planSpoken(content, title, ids, settings);
  return {
    title,
    station: content.ward.station,
    ...spoken,
    ...(planned && {
      items: planned.items,
      problems: [...spoken.problems, ...planned.problems],
    }),
  };
}

/** What is said of these documents, and around them. */
function planSpoken(
  content: Content,
  title: string,
  ids: readonly string[],
  settings: PlanSettings,
): Omit<BulletinPlan, 'title' | 'station' | 'items'> {
  const { ward } = content;
  const contentDir = settings.contentDir ?? defaultContentDir;
  const facts = spokenFacts(content.facts, ids, settings.today);
  const bodies = findBodies(content, ids, contentDir);
  const closed = bodies.flatMap(({ document }) => document.frontmatter.closed?.way ?? []);
  const inWard = writtenBeside(contentDir, 'content/ward.yaml', 'station:');
  const campaign = content.campaigns.find((one) => one.title === title);
  const inTitle =
    campaign === undefined ? inWard : writtenBeside(contentDir, campaign.file, 'title:');
  const frame = (
    kind: 'opening' | 'warning' | 'closing',
    text: string,
    where: WrittenIn = inWard,
  ) => readAloud({ kind, text, pauseMs: framePauseMs }, where, content.lexicon);
  const read = [
    frame('opening', openingText(ward.station, title), inTitle),
    ...(facts.length > 0 || closed.length > 0
      ? [frame('warning', warningText(facts.length, closed))]
      : []),
    ...bodies.flatMap(heardOf),
    ...readCorrection(content, contentDir, facts, frame),
    frame('closing', closingText(ward.station)),
  ];
  const date = latestCheck(facts);
  return {
    documents: bodies.map(({ document: { id, hash } }) => ({ id, hash })),
    ...(date === undefined ? {} : { date }),
    signal: 'chime',
    lines: read.map(({ line }) => line),
    recordings: bodies.flatMap(({ document, recording }) =>
      recording === undefined ? [] : [{ ...recording, document: document.id }],
    ),
    problems: read.flatMap(({ problems }) => problems),
  };
}
