import type { Citation } from '../schema/citation.ts';
import type { Fact } from '../schema/facts.ts';
import type { Problem } from '../schema/problem.ts';
import type { GlossaryEntry } from '../schema/words.ts';
import { citedIn, citedInPlain, plainText } from './cited.ts';
import type { ReadDocument } from './document.ts';
import { standsBeside, textsOfDocument } from './document-texts.ts';
import type { Entry } from './list-file.ts';
import { oncePerFile } from './once-per-file.ts';
import type { SourceFile } from './source-file.ts';

/** A text that may cite a source, and the facts whose notice stands beside it. */
interface Text {
  readonly file: string;
  readonly line: number;
  /** As `plainText` makes it. */
  readonly plain: string;
  readonly acknowledges: (fact: Fact) => boolean;
}

/**
 * Every place that cites a source which a found fact has ended: documents, glossary, other facts, and any other YAML
 * file. A document may cite it where the fact's notice stands beside it, a glossary entry where it names the fact.
 */
export function findCitations(
  facts: readonly Entry<Fact>[],
  documents: readonly ReadDocument[],
  glossary: readonly Entry<GlossaryEntry>[],
  files: readonly SourceFile[],
): readonly Citation[] {
  const ending = facts
    .map(({ value }) => value)
    .filter(({ certainty, ends }) => certainty === 'found' && ends.length > 0);
  if (ending.length === 0) return [];
  const texts = [
    ...documents.flatMap(textsOfRead),
    ...glossary.flatMap(textsOfEntry),
    ...facts.flatMap(textsOfFact),
    ...files.flatMap(textsOfFile),
  ];
  const found = ending.flatMap((fact) =>
    texts.flatMap(({ file, line, plain, acknowledges }): Citation[] => {
      const form = firstCited(plain, fact);
      if (form === undefined) return [];
      return [{ file, line, form, fact: fact.id, acknowledged: acknowledges(fact) }];
    }),
  );
  const place = ({ file, line, fact }: Citation) => `${file}:${line} ${fact}`;
  return found.filter(
    (one, index) => found.findIndex((other) => place(other) === place(one)) === index,
  );
}

/** A problem for each place that cites an ended source as if it stood. */
export function citationProblems(
  citations: readonly Citation[],
  facts: readonly Entry<Fact>[],
): readonly Problem[] {
  return citations
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ file, line, form, fact }) => ({
      file,
      line,
      message: `"${form}" đã hết hiệu lực${replacement(facts, fact, form)}.`,
      hint: mend(file, fact),
      severity: 'error',
    }));
}

function firstCited(plain: string, fact: Fact): string | undefined {
  for (const source of fact.ends) {
    const form = citedInPlain(plain, source);
    if (form !== undefined) return form;
  }
  return undefined;
}

function replacement(facts: readonly Entry<Fact>[], id: string, form: string): string {
  const ends = facts.find(({ value }) => value.id === id)?.value.ends ?? [];
  const by = ends.find((source) => citedIn(form, source) !== undefined)?.by;
  return by === undefined ? ', chưa tìm thấy văn bản thay thế' : `, nay là ${by}`;
}

function mend(file: string, fact: string): string {
  if (file === 'content/glossary.yaml')
    return `So nghĩa với văn bản mới rồi sửa source; chưa tìm thấy nghĩa mới thì thêm endedBy: ${fact}.`;
  if (file.endsWith('.mdx'))
    return `Sửa theo văn bản mới, hoặc thêm bài này vào touches của "${fact}" trong content/facts.yaml để lời nhắc đứng bên cạnh.`;
  return 'Sửa theo văn bản mới.';
}

/** By what was read of a document: the same as long as its file is (once-per-file.ts). */
const known = new WeakMap<ReadDocument, readonly Text[]>();

function textsOfRead(read: ReadDocument): readonly Text[] {
  const { file } = read.document;
  const texts =
    known.get(read) ??
    textsOfDocument(read).map((one): Text => ({
      ...{ file, line: one.line, plain: plainText(one.text) },
      acknowledges: (fact) => standsBeside(fact, one),
    }));
  known.set(read, texts);
  return texts;
}

function textsOfEntry(entry: Entry<GlossaryEntry>): readonly Text[] {
  const { value } = entry;
  const acknowledges = (fact: Fact) => value.endedBy === fact.id;
  return (['term', 'meaning', 'source'] as const).flatMap((key) => {
    const text = value[key];
    if (text === undefined) return [];
    const line = entry.lineOf([key]);
    return [{ file: 'content/glossary.yaml', line, plain: plainText(text), acknowledges }];
  });
}

function textsOfFact(entry: Entry<Fact>): readonly Text[] {
  const { value } = entry;
  const acknowledges = (fact: Fact) => fact.id === value.id;
  return (['text', 'act', 'spoken', 'source'] as const).flatMap((key) => {
    const text = value[key];
    if (typeof text !== 'string') return [];
    const line = entry.lineOf([key]);
    return [{ file: 'content/facts.yaml', line, plain: plainText(text), acknowledges }];
  });
}

/** Line by line, comments left out: of the YAML files that are read elsewhere only the words matter here. */
const textsOfFile = oncePerFile(({ file, text }): readonly Text[] => {
  if (!/\.ya?ml$/.test(file) || /^content\/(facts|glossary)\.yaml$/.test(file)) return [];
  return text
    .split('\n')
    .map((line, index) => ({
      file,
      line: index + 1,
      plain: plainText(line.replace(/(^|\s)#.*$/, '')),
      acknowledges: () => false,
    }))
    .filter(({ plain }) => plain.trim() !== '');
});
