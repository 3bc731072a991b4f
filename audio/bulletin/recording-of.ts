import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import { findRecording, type Recording } from '../voices/recording.ts';

/** The recording that is heard in place of the voice. What a centre rendered of other words than the document has by now is none. */
export function recordingOf(
  { centre = [] }: Pick<Content, 'centre'>,
  contentDir: string,
  document: Pick<ContentDocument, 'file' | 'hash'>,
): Recording | undefined {
  const found = findRecording(contentDir, document.file);
  if (!found) return undefined;
  const isOfOtherWords = centre
    .flatMap(({ files }) => files)
    .some(
      ({ file, sha256, reads }) =>
        file === found.file &&
        sha256 === found.hash &&
        reads !== undefined &&
        reads !== document.hash,
    );
  return isOfOtherWords ? undefined : found;
}
