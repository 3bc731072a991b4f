// What taking a thing of the centre would do to content/: which files would be written, what stands in their way. Nothing is
// written here.
import { fileHash } from '../../../content/centre-hash.ts';
import { isAttached } from '../../../content/schema/attached.ts';
import type { CentreThing, Placed } from '../../../content/schema/centre.ts';
import type { Content } from '../../../content/schema/content.ts';
import { formatProblem, type Problem } from '../../../content/schema/problem.ts';
import { tryEdits, type AnyEdit } from '../../../content/write/keep-edit.ts';
import { readCentreThings } from '../../../content/write/keep-centres.ts';
import type { Reason } from '../../centre/talk/order.ts';
import { withThing } from './centre-list.ts';
import { findClashes, isTheWards, type Clash } from './clashes.ts';
import { partsOf } from './read-parts.ts';
import type { SentThing } from './sent-thing.ts';
import type { PlacingNeeds, Taking } from './taking.ts';
import { editsOf } from './thing-edits.ts';

export interface Plan {
  readonly edits: readonly AnyEdit[];
  /** What it would take the place of although somebody here made or changed it. */
  readonly clashes: readonly Clash[];
  /** Names exactly what would be done, to what is there now. */
  readonly seal: string;
  /** The version that is there, the ward's own choice of hours with it. */
  readonly had: CentreThing | undefined;
  /**
   * Why it cannot be, where it cannot: `hours` means that the ward's hours do not let its campaign air as it is,
   * `changed-here` that somebody wrote there at this moment.
   */
  readonly reason?: Reason;
  /** What content/ would be; undefined with any reason but `hours`. */
  readonly content?: Content;
}

/** Throws LoaError where content/centre.yaml can't be read. */
export function planPlacing(needs: PlacingNeeds, sent: SentThing, taking: Taking): Plan {
  const things = readCentreThings(needs.contentDir);
  const had = things.find(({ thing }) => thing === sent.thing);
  const none = { edits: [], clashes: [], seal: '', had };
  // A ledger that was put back to an earlier day may give a version twice: the book has seen to which of them holds.
  const isOlder = had && had.order !== sent.id && had.version > sent.version;
  if (isOlder && needs.isOfAnother?.(had.order) !== true)
    return {
      ...none,
      reason: { code: 'older', words: `Đài đã có bản ${had.version} của bài này.` },
    };
  const parts = partsOf(needs, sent, { had, taking });
  if ('code' in parts) return { ...none, reason: parts };
  const others = things.filter((one) => one.thing !== sent.thing);
  const clashes = findClashes(needs.contentDir, parts, had, others);
  const placed = parts.filter((part) => !isTheWards(needs.contentDir, part, had, others));
  const edits = editsOf(needs.contentDir, parts, had, others);
  const { by, at } = taking;
  const hours = taking.hours ?? had?.hours;
  const days = taking.days ?? had?.days;
  const entry: CentreThing = {
    ...{ thing: sent.thing, version: sent.version, title: sent.title, centre: needs.centre },
    ...{ order: sent.id, ...(by !== undefined && { acceptedBy: by }), acceptedAt: at },
    files: placed.map((part) => ({
      file: part.file,
      ...(part.row !== undefined && { row: part.row }),
      sha256: part.sha256,
      ...(part.is === 'bytes' && part.reads !== undefined && { reads: part.reads }),
    })),
    ...(hours && { hours: [...hours] }),
    ...(days && { days: [...days] }),
  };
  const whole = [
    ...edits,
    ...withThing(needs.contentDir, handedOver(things, parts, sent.thing), sent.thing, entry),
  ];
  const plan = { edits: whole, clashes, seal: sealOf(sent.id, edits, clashes), had };
  return { ...plan, ...tried(needs, whole, new Set(campaignFiles(parts))) };
}

function campaignFiles(
  parts: readonly { readonly file: string; readonly is: string }[],
): readonly string[] {
  return parts.flatMap(({ file, is }) => (is === 'campaign' ? [file] : []));
}

/** The whole of it as it would be: first what every file says, then what the schedule does. */
function tried(
  { contentDir, check }: PlacingNeeds,
  edits: readonly AnyEdit[],
  campaigns: ReadonlySet<string>,
): Pick<Plan, 'reason' | 'content'> {
  const read = tryEdits(contentDir, edits);
  if (!read.ok) {
    if (read.why === 'problems')
      return { reason: { code: 'invalid-content', words: sayProblems(read.problems) } };
    const words = refusedWords(read.file ?? edits[0]?.file ?? '');
    return { reason: { code: read.why === 'outside' ? 'taken-here' : 'changed-here', words } };
  }
  const broken = check(read.content).filter(({ severity }) => severity === 'error');
  if (broken.length === 0) return { content: read.content };
  const isOwn = broken.every(({ file }) => campaigns.has(file));
  return isOwn
    ? { reason: { code: 'hours', words: sayProblems(broken) }, content: read.content }
    : { reason: { code: 'invalid-content', words: sayProblems(broken) } };
}

function refusedWords(file: string): string {
  return `Không ghi được ${file}: chỗ ấy không nằm trong thư mục content, hoặc vừa có người sửa.`;
}

/** As many as a message holds. */
export function sayProblems(problems: readonly Problem[]): string {
  const lines = problems.map(formatProblem);
  const kept = lines.filter((_, index) => lines.slice(0, index + 1).join('\n').length <= 1800);
  const more = lines.length - kept.length;
  return [...kept, ...(more > 0 ? [`… và ${more} chỗ nữa.`] : [])].join('\n');
}

/** What another thing of the centre brought before is this one's by now: the later word of the same centre holds. */
function handedOver(
  things: readonly CentreThing[],
  parts: readonly Placed[],
  thing: string,
): readonly CentreThing[] {
  return things.flatMap((one) => {
    if (one.thing === thing || one.own) return one;
    const files = one.files.flatMap((placed) => {
      const part = parts.find((each) => isSamePlace(each, placed));
      if (!part) return placed;
      // A picture that both show stays of both, as it is from now on.
      return isAttached(placed.file) ? { ...placed, sha256: part.sha256 } : [];
    });
    // One of which all was the ward's before has none, and stays.
    return files.length === 0 && one.files.length > 0 ? [] : { ...one, files };
  });
}

function isSamePlace(part: Placed, other: Placed): boolean {
  return part.file === other.file && part.row === other.row;
}

function sealOf(order: string, edits: readonly AnyEdit[], clashes: readonly Clash[]): string {
  const done = edits.map((edit) => [
    edit.file,
    'remove' in edit ? '' : fileHash('text' in edit ? edit.text : edit.bytes),
    edit.expectedHash ?? '',
  ]);
  return fileHash(JSON.stringify([order, done, clashes]));
}
