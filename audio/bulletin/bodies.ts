import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import { AudioError } from '../error.ts';
import type { Recording } from '../voices/recording.ts';
import type { Read } from './line.ts';
import { findDocument, readDocument } from './read-document.ts';
import { recordingOf } from './recording-of.ts';

/** What a bulletin is about: one document, in the voice's words or as a person has read it. */
export interface Body {
  readonly document: ContentDocument;
  readonly recording: Recording | undefined;
  readonly read: readonly Read[];
}

/**
 * The bodies of a bulletin, in the order of `ids`.
 * @throws AudioError `document-missing`; `nothing-to-say` for one without words; `voice-missing` where the ward has no voice but recordings
 */
export function findBodies(
  content: Content,
  ids: readonly string[],
  contentDir: string,
): readonly Body[] {
  const bodies = ids
    .map((id) => findDocument(content, id))
    .map((document) => ({
      document,
      recording: recordingOf(content, contentDir, document),
      read: readDocument(content, document),
    }));
  refuseWordless(bodies);
  if (content.ward.voice.kind === 'recording') refuseUnrecorded(bodies);
  return bodies;
}

const filesOf = (bodies: readonly Body[]): string =>
  bodies.map(({ document }) => document.file).join(', ');

function refuseWordless(bodies: readonly Body[]): void {
  const wordless = bodies.filter(({ read }) => read.length === 0);
  if (wordless.length === 0) return;
  throw new AudioError(
    'nothing-to-say',
    `Không có câu nào để đọc lên loa trong: ${filesOf(wordless)}. Viết nội dung ngoài thẻ <WebOnly>, hoặc bỏ bài khỏi đợt phát (documents, items) và bỏ listen: true.`,
  );
}

function refuseUnrecorded(bodies: readonly Body[]): void {
  const without = bodies.filter(({ recording }) => recording === undefined);
  if (without.length === 0) return;
  throw new AudioError(
    'voice-missing',
    `ward.yaml chọn giọng "recording" nhưng chưa có bản ghi âm cho: ${filesOf(without)}. Đặt tệp .mp3 hoặc .wav cùng tên bên cạnh bài, hoặc đổi voice.kind.`,
  );
}

/** What is heard of a body. A person has read it already: what the normaliser does not know is no hindrance. */
export function heardOf({ recording, read }: Body): readonly Read[] {
  return recording === undefined ? read : read.map(({ line }) => ({ line, problems: [] }));
}
