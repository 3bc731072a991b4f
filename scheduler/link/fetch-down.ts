// What the centre says down: fetched from where this station stands, proven, kept, carried out, and told how it went.
// What counts is the cursor; what was pushed before is in the book already, and comes again without doing anything.
import { downAnswerShape, mostStates, type HandedOrder, type Part } from '../centre/talk/order.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { carryOut } from './carry-out.ts';
import type { CarryParts } from './carry-parts.ts';
import type { Post } from './post.ts';
import { checkOrder, type Checked, type Whose } from './received/check-order.ts';
import { enterOrder } from './received/enter-order.ts';
import { fetchParts, isThereWhole } from './received/fetch-parts.ts';
import { heldAfter, type Held } from './received/held.ts';
import type { ReceivedOrder } from './received/book.ts';

export interface DownParts extends CarryParts {
  readonly post: Post;
  readonly member: Whose;
  /** Orders that are being carried out just now: nobody begins with one twice. */
  readonly busy: Set<string>;
  /** Something is more urgent than files: they are gone on with afterwards. */
  readonly isHurried?: () => boolean;
  /** The centre gives no piece now, since too many fetch: it is to be asked again soon. */
  readonly crowded?: () => void;
}

/**
 * One round: all that is new, then the files, then what is to be done, then what came of it. Rejects with PostError or
 * KeepError; what came before is kept, and nothing is lost.
 */
export async function fetchDown(parts: DownParts): Promise<void> {
  await pull(parts);
  await workOff(parts);
  if (parts.book.untold(1).length > 0) await pull(parts);
}

/** Carries out what is there; files that are missing are fetched. */
async function workOff(parts: DownParts): Promise<void> {
  const { book, post, signal, now, isHurried, crowded: isCrowded } = parts;
  expireOld(parts);
  // What needs no file goes first: an emergency waits for no recording.
  await carryOutAll(parts);
  for (const one of comingFrom(parts)) {
    const files = filesOf(one);
    const { wrong, crowded } = await fetchParts(post, book, files, {
      signal,
      ...(isHurried && { isHurried }),
    });
    if (wrong) book.setState(one.id, { state: 'failed', reason: wrongFile, at: now() });
    else if (isThereWhole(book, files)) book.markWhole(one.id, now());
    if (isHurried?.() === true) return;
    if (crowded !== true) continue;
    isCrowded?.();
    break;
  }
  await carryOutAll(parts);
}

const wrongFile = {
  code: 'unproven',
  words: 'Tệp tải về hai lần đều khác tệp trung tâm đã ký: đã bỏ, không dùng.',
} as const;

/** Whether there is something to do that no beat tells of. */
export function hasWork(parts: DownParts): boolean {
  return parts.book.untold(1).length > 0 || comingFrom(parts).length > 0;
}

/** An order that came by itself, on the open line: kept and begun with at once. False where it is none, or is there. */
export async function takePushed(parts: DownParts, handed: HandedOrder): Promise<boolean> {
  // The line itself is not signed: what nobody proved is told nobody. If it is the centre's, the pull brings it.
  const checked = checkOrder(handed, parts.member);
  if (!checked.order) {
    parts.say(`Trên đường báo tin có một lời không dùng được. ${checked.reason.words}`);
    return false;
  }
  if (!enter(parts, checked)) return false;
  await carryOutAll(parts);
  return true;
}

/** Of this centre: what another began to send comes no more. */
function comingFrom({ book, member }: DownParts): readonly ReceivedOrder[] {
  return book.coming().filter(({ order }) => order.centre === member.centre);
}

async function pull(parts: DownParts): Promise<void> {
  const { book, member, post, signal } = parts;
  let held: Held | undefined;
  for (;;) {
    const states = book.untold(mostStates);
    const cursor = book.cursor(member);
    const answer = await post.send(
      'down',
      {
        after: cursor.seq,
        ...(cursor.order !== undefined && { order: cursor.order }),
        states: states.map(({ order, state, at, reason }) => ({
          ...{ order, state, at },
          ...(reason && { reason }),
        })),
        ...(held && { held: { orders: held.orders, isAll: held.isAll } }),
      },
      downAnswerShape,
      signal,
    );
    book.markTold(states.map(({ number }) => number));
    for (const handed of answer.orders) enter(parts, checkOrder(handed, member));
    if (answer.upTo !== cursor.seq || answer.order !== cursor.order)
      book.moveCursor(member, { seq: answer.upTo, order: answer.order });
    // A centre that came out of a backup asks what was sent since; it is told all, part by part.
    held = answer.again === true && held?.isAll !== true ? heldAfter(parts, held) : undefined;
    if (!held && !answer.more && states.length < mostStates) return;
  }
}

function enter({ book, now, post, say }: DownParts, checked: Checked): boolean {
  const at = now();
  if (checked.order) return enterOrder(book, { ...checked, at }, post.centreNow());
  const { id, reason } = checked;
  say(
    `Trung tâm gửi xuống một lời không dùng được${id === undefined ? '' : ` (${id})`}. ${reason.words}`,
  );
  // The centre must learn that this station will never do it. What it cannot read it has not refused: nobody said no.
  const state = reason.code === 'not-understood' ? 'failed' : 'refused';
  if (id !== undefined) book.tellOnly(id, { state, reason, at });
  return false;
}

function expireOld({ book, post, now }: DownParts): void {
  const at = now();
  const isOver = ({ order: { expiresAt } }: ReceivedOrder): boolean =>
    expiresAt !== undefined && expiresAt <= post.centreNow();
  for (const { id } of [...book.orders({ states: ['received'] }), ...book.coming()].filter(isOver))
    book.setState(id, {
      state: 'expired',
      reason: { code: 'expired', words: 'Hết hạn trước khi đài dùng.' },
      at,
    });
}

async function carryOutAll(parts: DownParts): Promise<void> {
  const { book, busy, say } = parts;
  for (const received of book.orders({ states: ['received'] })) {
    const { id } = received;
    // One that was done meanwhile, by another or with it.
    if (busy.has(id) || book.order(id)?.state !== 'received') continue;
    busy.add(id);
    try {
      await carryOut(parts, received);
    } catch (error) {
      say(`Chưa làm được theo lời của trung tâm (${id}): ${sayError(error)}.`);
    } finally {
      busy.delete(id);
    }
  }
}

function filesOf({ order }: ReceivedOrder): readonly Part[] {
  return order.kind === 'parcel' ? order.content.parts : [];
}
