import { join } from 'node:path';
import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { documentsOf } from '../../content/schema/campaign-items.ts';
import type { Recording } from '../voices/recording.ts';
import { closingText, openingText } from '../wording.ts';
import { beginsWith } from './begins-with.ts';
import { heardLines } from './heard-lines.ts';
import { readAloud, writtenBeside, type BulletinLine, type WrittenIn } from './line.ts';
import { framePauseMs } from './pauses.ts';
import { planItems, type AiredItems, type PlannedItem, type PlannedItems } from './plan-items.ts';
import { readBodies } from './read-bodies.ts';
import { unreadOf, useTakes, type TakesToAir } from './use-takes.ts';

/** What is heard together, under which name. */
export interface BulletinRequest {
  readonly title: string;
  /** The campaign that airs it, by its id; absent: heard on a page alone. */
  readonly campaign?: string | undefined;
  readonly items?: AiredItems['items'];
  /** Short for items that are documents. */
  readonly documents?: readonly string[] | undefined;
  readonly crossFade?: AiredItems['crossFade'];
  /** Of its campaign: decides what is heard before the words. Absent: normal. */
  readonly priority?: 'normal' | 'high' | undefined;
}

/** What plans read besides the content: the day, and the folder where recordings lie. */
export interface PlanSettings {
  /** ISO day in the ward's time zone: decides which facts hold. */
  readonly today: string;
  /** The folder `content/`; default: the repository's. */
  readonly contentDir?: string | undefined;
  /** What people have read; absent: the voice says it all. */
  readonly takes?: TakesToAir | undefined;
}

/** Everything a bulletin is made of, before any sound. */
export interface BulletinPlan {
  readonly title: string;
  readonly station: string;
  readonly documents: readonly { readonly id: string; readonly hash: string }[];
  /** ISO day for the MP3's tag; absent where nothing in the bulletin is dated. */
  readonly date?: string;
  /** What is heard before and after the words. */
  readonly signal: 'chime' | 'urgent' | 'emergency' | 'none';
  readonly lines: readonly BulletinLine[];
  /** A person's recording in place of the voice, for all lines of that document; '' names the whole bulletin. */
  readonly recordings: readonly (Recording & { readonly document: string })[];
  /** In their order, where more than documents are heard; absent: the documents of `lines` are all. */
  readonly items?: readonly PlannedItem[];
  /** Written forms nobody can read yet; a bulletin with any is not made. */
  readonly problems: readonly Problem[];
  /** Sentences that a person is still to read, where the ward waits for that; a bulletin with any is not made. */
  readonly unread?: readonly Problem[];
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
  const { today, contentDir = defaultContentDir, takes } = settings;
  const planned = planItems(content, aired, { today, contentDir, takes });
  const ids = documentsOf(aired);
  const { unread: ofSpoken, ...spoken } =
    planned && ids.length === 0
      ? ({
          documents: [],
          signal: 'none',
          lines: [],
          recordings: [],
          problems: [],
          unread: [],
        } as const)
      : planSpoken(content, request, ids, { today, contentDir, takes });
  // Of a relay's stand-in too: it airs like the rest.
  const unread =
    content.ward.studio?.unread === 'wait' ? [...ofSpoken, ...(planned?.unread ?? [])] : [];
  return {
    title,
    station: content.ward.station,
    ...spoken,
    ...(planned && {
      items: planned.items,
      problems: [...spoken.problems, ...planned.problems],
    }),
    ...(unread.length > 0 && { unread }),
  };
}

/** What is said of these documents, and around them. */
function planSpoken(
  content: Content,
  { title, campaign: id, priority }: Pick<BulletinRequest, 'title' | 'campaign' | 'priority'>,
  ids: readonly string[],
  settings: Required<PlanSettings> & { readonly contentDir: string },
): Omit<BulletinPlan, 'title' | 'station' | 'items' | 'unread'> & Pick<PlannedItems, 'unread'> {
  const { ward } = content;
  const { contentDir, takes } = settings;
  const said = readBodies(content, ids, settings);
  const inWard = writtenBeside(contentDir, 'content/ward.yaml', 'station:');
  const campaign = content.campaigns.find((one) => one.id === id);
  const inTitle =
    campaign === undefined ? inWard : writtenBeside(contentDir, campaign.file, 'title:');
  const frame = (kind: 'opening' | 'closing', text: string, where: WrittenIn = inWard) =>
    readAloud({ kind, text, pauseMs: framePauseMs }, where, content.lexicon);
  const all = [
    beginsWith(said.read, title)
      ? frame('opening', openingText(ward.station, undefined))
      : frame('opening', openingText(ward.station, title), inTitle),
    ...said.read,
    frame('closing', closingText(ward.station)),
  ];
  const read = useTakes(all, takes, said.recordings);
  return {
    documents: said.bodies.map(({ document: { id, hash } }) => ({ id, hash })),
    ...(said.date === undefined ? {} : { date: said.date }),
    signal: priority === 'high' ? 'urgent' : 'chime',
    lines: heardLines(ward, read),
    recordings: said.recordings,
    problems: read.flatMap(({ problems }) => problems),
    unread: unreadOf(content, read, takes, said.recordings),
  };
}
