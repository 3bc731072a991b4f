// Pictures and files are put with a draft: kept beside it, and shown at a place in it.
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Node } from 'prosemirror-model';
import {
  fileKinds,
  filesFolder,
  pictureAddress,
  picturesFolder,
} from '../../../../content/schema/attached.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { mayBeSound, recordedName } from '../../../../content/schema/recordings.ts';
import { freeSlug, slugOf } from '../../../../content/write/slug.ts';
import { proseSchema } from '../../../../content/markup/prose-schema.ts';
import type { SentFile } from '../../sent-file.ts';
import type { Draft, Who, WritingDesk } from '../desk.ts';
import { join } from 'node:path';
import { shrinkPicture } from './shrink-picture.ts';

export interface AttachPlace {
  readonly desk: WritingDesk;
  readonly contentDir: string;
  readonly draft: Draft;
  readonly who: Who;
  /** Number of the block behind which it is put; undefined: at the end. */
  readonly after?: number | undefined;
}

export const soundElsewhere =
  'Đây là tệp âm thanh, không đính vào bài được. Tiếng người đọc thì thu ở Phòng thu, hoặc chép vào content/recordings/ rồi chọn trong đợt phát.';

export function isSound(name: string): boolean {
  return recordedName(name) !== undefined && mayBeSound(name);
}

/** Rejects with LoaError where it is none. */
export async function attachPicture(
  place: AttachPlace,
  sent: SentFile,
  alt: string,
): Promise<void> {
  const { webp } = await shrinkPicture({ path: sent.path });
  const stem = slugOf(alt).slice(0, 40).replace(/-$/, '') || 'anh';
  const name = freeName(place, picturesFolder, stem, '.webp');
  put(place, { name, bytes: webp, called: sent.name }, (found) =>
    proseSchema.nodes.picture.create({ src: `${pictureAddress}${found}`, alt }),
  );
}

/** Throws LoaError for what is not offered. */
export function attachFile(
  place: AttachPlace,
  sent: { readonly name: string; readonly bytes: Uint8Array },
  title: string,
): void {
  const ending = extname(sent.name).toLowerCase();
  if (fileKinds[ending] === undefined)
    throw new LoaError('not-offered', `Tệp kiểu ${ending || 'không đuôi'} không cho tải về được.`, {
      hint: `Lưu thành một trong các kiểu: ${Object.keys(fileKinds).join(', ')}.`,
    });
  if (sent.bytes.length > 20_000_000)
    throw new LoaError('too-large', 'Tệp nặng quá 20 MB, mạng của bà con không tải nổi.', {
      hint: 'Rút gọn tệp rồi gửi lại.',
    });
  const stem = slugOf(sent.name.slice(0, -ending.length)) || 'tep';
  const name = freeName(place, filesFolder, stem, ending);
  put(place, { name, bytes: sent.bytes, called: sent.name }, (found) =>
    proseSchema.nodes.file.create({ name: found, title }),
  );
}

/** Takes a picture or a file away from the draft, wherever its text shows it. */
export function takeBack({ desk, draft: { file }, who }: AttachPlace, attached: string): void {
  const name = attached.replace(/^.*\//, '');
  desk.change(file, who, (tr) => {
    const places: (readonly [from: number, to: number])[] = [];
    tr.doc.descendants(({ type, attrs, nodeSize }, from) => {
      const isIts =
        (type.name === 'picture' && attrs['src'] === pictureAddress + name) ||
        (type.name === 'file' && attrs['name'] === name);
      if (isIts) places.push([from, from + nodeSize]);
    });
    // From the end, so that those before stay where they are.
    for (const [from, to] of places.toReversed()) tr.delete(from, to);
  });
  desk.setExtras(file, who, (was) => ({
    ...was,
    attached: was.attached.filter((one) => one.file !== attached),
  }));
}

export function bytesOf({ path }: SentFile): Uint8Array {
  return readFileSync(path);
}

function put(
  { desk, draft: { file }, who, after }: AttachPlace,
  {
    name,
    bytes,
    called,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly called: string },
  nodeOf: (name: string) => Node,
): void {
  const kept = desk.attach(file, name, bytes, who);
  const one = { file: kept.file, sha256: kept.sha256, bytes: bytes.length, name: called };
  desk.setExtras(file, who, (was) => ({ ...was, attached: [...was.attached, one] }));
  desk.change(file, who, (tr) => {
    let at = tr.doc.content.size;
    tr.doc.forEach((node, from, index) => {
      if (index === after) at = from + node.nodeSize;
    });
    tr.insert(at, nodeOf(name));
  });
}

/** A name that neither content/ nor any draft has. */
function freeName(
  { desk, contentDir }: AttachPlace,
  folder: string,
  stem: string,
  ending: string,
): string {
  const ofDrafts = desk.list().flatMap(({ extras }) => extras.attached.map(({ file }) => file));
  const taken = [
    ...namesIn(join(contentDir, folder.slice('content/'.length))),
    ...ofDrafts.map((file) => file.replace(/^.*\//, '')),
  ];
  return (
    freeSlug(
      stem,
      taken.map((name) => name.replace(/\.\w+$/, '')),
    ) + ending
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
