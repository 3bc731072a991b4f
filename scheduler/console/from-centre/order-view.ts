// One thing that came: what it says, what it changes, what stands in its way, what its campaign does to the week.
import type { CentreThing } from '../../../content/schema/centre.ts';
import { isAttached } from '../../../content/schema/attached.ts';
import { sayWhen } from '../../../content/schema/campaign-when.ts';
import { weekdays, type Weekday } from '../../../content/schema/names.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { recordedName } from '../../../content/schema/recordings.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import type { AnyEdit } from '../../../content/write/keep-edit.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import type { Part } from '../../centre/talk/order.ts';
import { centreName } from '../../link/placing/centre-name.ts';
import type { Plan } from '../../link/placing/placing-plan.ts';
import { placeOf } from '../../link/placing/sent-thing.ts';
import { textNow } from '../../link/placing/rows-now.ts';
import type { ReceivedOrder } from '../../link/received/book.ts';
import { becomes, type Becomes } from '../views/becomes.ts';
import { contentNow } from '../views/content-now.ts';
import { plainWords } from '../writing/plain-words.ts';
import { withBook, type CentreParts } from './station-side.ts';
import { isOpen, planOf } from './take-thing.ts';
import { movedAirings, slotsOfPlan, type MovedAiring } from './wards-airings.ts';

export interface OrderView {
  readonly received: ReceivedOrder;
  readonly centre: string;
  readonly isOpen: boolean;
  /** Of a parcel that can still be decided about. */
  readonly plan?: Plan;
  readonly changes: readonly Change[];
  readonly campaigns: readonly CampaignChange[];
  /** Airings of the ward's own that would not stand as they do. */
  readonly moved: readonly MovedAiring[];
  /** Recordings that can be heard before anybody agrees. */
  readonly sounds: readonly SentFile[];
  /** Pictures that can be seen, and files that can be opened, likewise. */
  readonly attached: readonly SentFile[];
  /** Of what is taken back: what is there. */
  readonly had?: CentreThing;
  readonly chosen: Hours;
  readonly permitted: Ward['broadcast']['permitted'];
}

export type SentFile = Pick<Part, 'what' | 'path' | 'sha256' | 'bytes'>;

export interface Change {
  readonly file: string;
  readonly is: 'new' | 'changed' | 'gone';
  /** As one reads it. */
  readonly before: string;
  readonly after: string;
  /** The file as it would be, where it is a text to read; '' else. */
  readonly text: string;
}

export interface CampaignChange {
  readonly file: string;
  readonly title: string;
  readonly when: string;
  readonly isHeld: boolean;
  readonly becomes: Becomes;
}

export interface Hours {
  readonly hours?: readonly string[];
  readonly days?: readonly Weekday[];
}

/** `06:00, 17:00` and days, as a person chose them in the form; what is no hour is left out. */
export function readHours(typedHours: string, typedDays: readonly string[]): Hours {
  const hours = typedHours.match(/\b(?:[01]?\d|2[0-3])[:hg][0-5]\d\b/g) ?? [];
  const days = weekdays.filter((day) => typedDays.includes(day));
  return {
    ...(hours.length > 0 && {
      hours: hours.map((hour) => hour.replace(/[hg]/, ':').padStart(5, '0')),
    }),
    ...(days.length > 0 && { days }),
  };
}

/** Undefined: no such order came. */
export function orderView(parts: CentreParts, id: string, chosen: Hours): OrderView | undefined {
  const { contentDir, dataDir } = parts.config;
  const received = withBook(parts, (book) => book.order(id));
  if (!received || !('thing' in received.order.content)) return undefined;
  const { order } = received;
  const { content } = contentNow(contentDir);
  const base = {
    ...{ received, chosen, centre: centreName(dataDir), isOpen: isOpen(received) },
    ...{
      permitted: content?.ward.broadcast.permitted ?? [],
      changes: [],
      campaigns: [],
      moved: [],
      sounds: [],
      attached: [],
    },
  };
  const had = thingIn(contentDir, received.order.content.thing);
  if (order.kind !== 'parcel') return { ...base, ...(had && { had }) };
  const sounds = order.content.parts.filter(({ path }) => recordedName(path) !== undefined);
  const attached = order.content.parts.filter(isShown);
  if (!base.isOpen) return { ...base, sounds, attached };
  const plan = withBook(parts, (book) => planOf(parts, book, received, chosen));
  if (!plan) return { ...base, sounds, attached };
  return {
    ...{ ...base, plan, sounds, attached },
    changes: plan.edits
      .filter(({ file }) => file !== 'content/centre.yaml')
      .map((edit) => changeOf(contentDir, edit)),
    campaigns: plan.reason ? [] : campaignChanges(parts, plan),
    moved: plan.reason ? [] : movedAirings(parts, plan),
  };
}

/** A picture or a file to take away, of a kind that may stand there. */
export function isShown(part: Pick<Part, 'what' | 'path'>): boolean {
  return (part.what === 'picture' || part.what === 'file') && placeOf(part) !== undefined;
}

function thingIn(contentDir: string, thing: string): CentreThing | undefined {
  try {
    return readCentreThings(contentDir).find((one) => one.thing === thing);
  } catch (error) {
    if (error instanceof LoaError) return undefined;
    throw error;
  }
}

function changeOf(contentDir: string, edit: AnyEdit): Change {
  const { file, expectedHash } = edit;
  const isText = recordedName(file) === undefined && !isAttached(file);
  const was = isText && expectedHash !== undefined ? textNow(contentDir, file) : '';
  const is = 'text' in edit ? edit.text : '';
  return {
    file,
    is: 'remove' in edit ? 'gone' : expectedHash === undefined ? 'new' : 'changed',
    before: plainWords(file, was),
    after: plainWords(file, is),
    text: file.endsWith('.mdx') ? is : '',
  };
}

function campaignChanges(parts: CentreParts, { content, edits }: Plan): readonly CampaignChange[] {
  if (!content) return [];
  const { before, after, now } = slotsOfPlan(parts, content);
  return [...content.campaigns, ...content.held].flatMap((campaign) => {
    if (!edits.some(({ file }) => file === campaign.file)) return [];
    const { id, file, title } = campaign;
    return [
      {
        ...{ file, title, when: sayWhen(campaign), isHeld: campaign.hold === true },
        becomes: becomes(before, after, { campaign: id, now }),
      },
    ];
  });
}
