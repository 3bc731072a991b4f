// Sentences that a person has read, in place of the voice's.
import type { Content } from '../../content/schema/content.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { keyOfSentence } from '../studio/sentence-key.ts';
import { writtenInSource, type Read } from './line.ts';
import type { LineTake } from './line-take.ts';

/** The takes that may be heard, as planning asks for them. */
export interface TakesToAir {
  /** `document`: undefined for what stands in none. */
  readonly find: (document: string | undefined, key: string) => LineTake | undefined;
  /** Whether a person has read any of it. */
  readonly isRead: (document: string) => boolean;
}

/** The lines with their takes, save those that a recording of the whole document reads. What nobody can pronounce a person has read already. */
export function useTakes(
  read: readonly Read[],
  takes: TakesToAir | undefined,
  recorded: readonly { readonly document: string }[],
): readonly Read[] {
  if (!takes) return read;
  return read.map((one) => {
    const { document, text } = one.line;
    if (recorded.some((recording) => recording.document === document)) return one;
    const take = takes.find(document, keyOfSentence(text));
    return take ? { line: { ...one.line, take }, problems: [] } : one;
  });
}

/** Sentences that are still to be read, of documents of which a person has read others. */
export function unreadOf(
  content: Content,
  read: readonly Read[],
  takes: TakesToAir | undefined,
  recorded: readonly { readonly document: string }[],
): readonly Problem[] {
  return read.flatMap(({ line }) => {
    const { document: id, take, text, sourceMap = [] } = line;
    if (id === undefined || take || takes?.isRead(id) !== true) return [];
    if (recorded.some((recording) => recording.document === id)) return [];
    const document = content.documents.find((one) => one.id === id);
    if (!document) return [];
    const { file, source } = document;
    const problem: Problem = {
      file,
      line: writtenInSource(file, source, sourceMap, 1).lineAt(0),
      message: `Chưa có người đọc câu: "${text}"`,
      hint: 'Đọc câu này ở Phòng thu (/dai/phong-thu/), hoặc để giọng máy đọc thay: đặt studio: { unread: voice } trong content/ward.yaml.',
      severity: 'error',
    };
    return [problem];
  });
}
