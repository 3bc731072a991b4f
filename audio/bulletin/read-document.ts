import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import { AudioError } from '../error.ts';
import { buildScript } from '../script/build-script.ts';
import { readAloud, writtenInSource, type Read } from './line.ts';

/** @throws AudioError `document-missing` */
export function findDocument(content: Content, id: string): ContentDocument {
  const document = content.documents.find((candidate) => candidate.id === id);
  if (document === undefined) {
    throw new AudioError(
      'document-missing',
      `Không có bài "${id}" trong content/. Các bài có: ${content.documents.map((each) => each.id).join(', ')}.`,
    );
  }
  return document;
}

/** Content never changes once loaded: ten slots of a campaign read each document once. */
const documentsRead = new WeakMap<Content, Map<ContentDocument, readonly Read[]>>();

/** The sentences of one document through the normaliser. */
export function readDocument(content: Content, document: ContentDocument): readonly Read[] {
  const known = documentsRead.get(content) ?? new Map<ContentDocument, readonly Read[]>();
  documentsRead.set(content, known);
  const read = known.get(document) ?? readAnew(content, document);
  known.set(document, read);
  return read;
}

function readAnew(content: Content, document: ContentDocument): Read[] {
  const script = buildScript(document);
  return askOnce(
    script.sentences.map(({ kind, note, text, pauseMs, sourceMap, sourceEnds, line }) =>
      readAloud(
        {
          ...{ kind, text, pauseMs, sourceMap, sourceEnds, document: document.id },
          ...(note && kind !== 'heading' && { manner: 'note' }),
        },
        writtenInSource(script.file, document.source, sourceMap, line),
        content.lexicon,
      ),
    ),
  );
}

/** One question for a word of a document, wherever it stands in it: the row that answers is the same. */
function askOnce(reads: readonly Read[]): Read[] {
  const asked = new Set<string>();
  return reads.map((read) => ({
    ...read,
    problems: read.problems.filter(({ hint }) => {
      const first = !asked.has(hint);
      asked.add(hint);
      return first;
    }),
  }));
}
