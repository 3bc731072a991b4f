// Sends files to stations as a version of a thing, and takes a thing back.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { Failure } from '../../failure.ts';
import { keepBlob } from '../ledger/blobs.ts';
import { versionFloor } from '../ledger/made-good.ts';
import { sentOfThing, takeNumber, type VersionOfThing } from '../ledger/orders.ts';
import {
  isSafePath,
  mostParcelBytes,
  mostParts,
  parcelShape,
  thingShape,
  type Part,
  type PartKind,
} from '../talk/order.ts';
import { enterOrder, type Sending, type SendParts, type Sent } from './send-order.ts';
import type { Selection } from './selection.ts';

export interface SentFile {
  readonly what: PartKind;
  /** Below content/. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Whose act it is, and what else is written in its transaction, or nothing at all. */
type Besides = Pick<Sending, 'account' | 'place' | 'also'>;

export interface ParcelToSend extends Besides {
  readonly thing: string;
  /** Vietnamese. */
  readonly title: string;
  readonly files: readonly SentFile[];
  readonly to: Selection;
  readonly by: string;
  readonly note?: string | undefined;
  /** Epoch ms: after it nobody is given it any more. */
  readonly expiresAt?: number | undefined;
}

export interface SentParcel extends Sent {
  readonly version: number;
}

/**
 * The next version of the thing, for all that are selected: who has not fetched an earlier one gets this one alone.
 * Rejects with Failure where a file cannot be sent; nothing was sent then.
 */
export async function sendParcel(parts: SendParts, parcel: ParcelToSend): Promise<SentParcel> {
  const { thing, title, files, to, by, note, expiresAt } = parcel;
  requireThing(thing);
  requireFiles(files);
  return parts.sql.begin(async (sql) => {
    const kept: Part[] = [];
    for (const { what, path, bytes } of files) {
      const sha256 = await keepBlob(sql, bytes, parts.now());
      kept.push({ what, path, sha256, bytes: bytes.byteLength });
    }
    // From here on, so that two versions that are sent at once are two.
    const seq = await takeNumber(sql);
    const before = await sentOfThing(sql, thing);
    const floor = await versionFloor(sql);
    const version = Math.max(floor, ...before.map((one) => one.version)) + 1;
    const sent = await enterOrder(parts, sql, seq, {
      said: {
        kind: 'parcel',
        content: { thing, version, title, parts: kept },
        ...(expiresAt !== undefined && { expiresAt }),
      },
      ...{ title, to, by, note, insteadOf: idsOf(before), blobs: kept.map((one) => one.sha256) },
      ...besides(parcel),
    });
    return { ...sent, version };
  });
}

export interface Withdrawal extends Besides {
  readonly thing: string;
  readonly why: string;
  readonly by: string;
  readonly note?: string | undefined;
  /** Only from these; absent: from all that have it. */
  readonly from?: Selection;
}

/** Takes the thing back from all that it was for. Rejects with Failure where it was sent to none. */
export async function withdrawThing(parts: SendParts, withdrawal: Withdrawal): Promise<Sent> {
  const { thing, why, by, note, from } = withdrawal;
  return parts.sql.begin(async (sql) => {
    const seq = await takeNumber(sql);
    const before = await sentOfThing(sql, thing);
    const parcels = before.filter(({ kind }) => kind === 'parcel');
    const [newest] = parcels;
    if (!newest)
      throw new Failure(
        `Trung tâm chưa gửi gì mang tên ${thing}.`,
        `Xem tên của những gì đã gửi: ${loaCommand} centre sent`,
      );
    return enterOrder(parts, sql, seq, {
      said: { kind: 'withdraw', content: { thing, why } },
      ...{ title: newest.title, to: from ?? { all: true }, by, note },
      ...besides(withdrawal),
      ...{ toHoldersOf: idsOf(parcels), insteadOf: idsOf(before) },
      ...(!from && { ends: idsOf(before) }),
    });
  });
}

function besides({ account, place, also }: Besides): Besides {
  return { account, place, ...(also && { also }) };
}

function idsOf(sent: readonly VersionOfThing[]): readonly string[] {
  return sent.map(({ id }) => id);
}

/** Throws Failure where it could not be sent, whatever else is; for whoever sends many, before the first. */
export function requireParcel({
  thing,
  title,
  parts,
}: {
  readonly thing: string;
  readonly title: string;
  readonly parts: readonly Part[];
}): void {
  requireThing(thing);
  requireFiles(parts);
  const read = parcelShape.safeParse({ thing, version: 1, title, parts });
  if (read.success) return;
  const [where] = read.error.issues[0]?.path ?? [];
  throw new Failure(
    where === 'parts' && parts.length > mostParts
      ? `Bài "${title}" có ${parts.length} tệp, nhiều nhất là ${mostParts}.`
      : where === 'title'
        ? `Tên bài "${title.slice(0, 60)}…" trống, hoặc dài quá 200 chữ cái.`
        : `Bài "${title}" có tệp không gửi được (rỗng tên, hoặc quá lớn).`,
    'Sửa rồi gửi lại.',
  );
}

function requireThing(thing: string): void {
  if (thingShape.safeParse(thing).success) return;
  throw new Failure(
    `"${thing}" không làm tên của một bài gửi được.`,
    'Tên gồm chữ thường không dấu, số, gạch nối, ngăn bằng /, ví dụ: thong-bao/phong-chong-lut',
  );
}

function requireFiles(
  files: readonly { readonly path: string; readonly bytes: Uint8Array | number }[],
): void {
  if (files.length === 0) throw new Failure('Không có tệp nào để gửi.');
  const sizes = files.map((one) =>
    typeof one.bytes === 'number' ? one.bytes : one.bytes.byteLength,
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > mostParcelBytes)
    throw new Failure(
      `Một bài nặng nhất ${mostParcelBytes / 1_000_000} MB cả bản ghi âm, bài này ${Math.ceil(bytes / 1_000_000)} MB.`,
      'Chia ra gửi làm nhiều lần, hoặc nén bản ghi âm (MP3).',
    );
  if (files.length > mostParts)
    throw new Failure(
      `Một bài gửi được nhiều nhất ${mostParts} tệp, bài này có ${files.length}.`,
      'Chia ra gửi làm nhiều lần.',
    );
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!isSafePath(path))
      throw new Failure(
        `Không gửi được tệp ${path}: tên ấy không dùng được trên mọi máy của đài.`,
        'Đổi tên tệp: chữ, số, gạch nối, dấu chấm; không bắt đầu bằng dấu chấm.',
      );
    if (seen.has(path.toLowerCase())) throw new Failure(`Tệp ${path} có hai lần.`);
    seen.add(path.toLowerCase());
  }
}
