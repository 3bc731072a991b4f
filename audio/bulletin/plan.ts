import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { SentenceKind } from '../../content/schema/published.ts';
import { AudioError } from '../error.ts';
import type { Spoken } from '../normalise/spoken.ts';
import { buildScript, normalise } from '../stages.ts';
import { closingText, factsHeadingText, factText, openingText, warningText } from '../wording.ts';
import { spokenFacts } from './facts.ts';

/** Which documents are heard together, under which name. */
export interface BulletinRequest {
  readonly title: string;
  /** Document ids, in the order they are heard. */
  readonly documents: readonly string[];
}

/** One sentence of a bulletin, ready for the voice. */
export interface BulletinLine {
  readonly kind: SentenceKind;
  readonly text: string;
  readonly spoken: Spoken;
  /** Silence after it. */
  readonly pauseMs: number;
  readonly document?: string;
  /** As in ScriptSentence: offsets in the document's file. */
  readonly sourceMap?: readonly number[];
}

/** Everything a bulletin is made of, before any sound. */
export interface BulletinPlan {
  readonly title: string;
  readonly station: string;
  readonly documents: readonly { readonly id: string; readonly hash: string }[];
  /** Latest day on which a person compared one of its facts with the source; absent without facts. */
  readonly checkedOn?: string;
  readonly lines: readonly BulletinLine[];
  /** Written forms nobody can read yet; a bulletin with any is not made. */
  readonly problems: readonly Problem[];
}

const framePauseMs = 900;

function findDocument(content: Content, id: string): ContentDocument {
  const document = content.documents.find((candidate) => candidate.id === id);
  if (document === undefined) {
    throw new AudioError(
      'document-missing',
      `Không có bài "${id}" trong content/. Các bài có: ${content.documents.map((each) => each.id).join(', ')}.`,
    );
  }
  return document;
}

function unknownProblems(spoken: Spoken, file: string, line: number): Problem[] {
  return spoken.unknown.map((unknown) => ({
    file,
    line,
    message: `Chưa biết đọc "${unknown.written}".`,
    hint: `Thêm dòng này vào content/lexicon.tsv rồi sửa cách đọc cho đúng: ${unknown.lexiconRow}`,
    severity: 'error',
  }));
}

/**
 * What will be said, in order: opening, warning, bodies, dated facts, closing.
 * @param today ISO day that decides which facts hold.
 * @throws AudioError `document-missing`
 */
export function planBulletin(
  content: Content,
  request: BulletinRequest,
  today: string,
): BulletinPlan {
  const documents = request.documents.map((id) => findDocument(content, id));
  const facts: readonly Fact[] = spokenFacts(content.facts, request.documents, today);
  const problems: Problem[] = [];
  const lines: BulletinLine[] = [];
  const say = (
    kind: SentenceKind,
    text: string,
    pauseMs: number,
    where: { file: string; line: number; document?: string; sourceMap?: readonly number[] },
  ): void => {
    const spoken = normalise(text, { lexicon: content.lexicon });
    const { file, line, ...source } = where;
    problems.push(...unknownProblems(spoken, file, line));
    lines.push({ kind, text, spoken, pauseMs, ...source });
  };
  const ward = { file: 'content/ward.yaml', line: 1 };
  const station = content.ward.station;
  say('opening', openingText(station, request.title), framePauseMs, ward);
  if (facts.length > 0) {
    say('warning', warningText(facts.length), framePauseMs, ward);
  }
  for (const document of documents) {
    const script = buildScript(document);
    for (const { kind, text, pauseMs, line, sourceMap } of script.sentences) {
      say(kind, text, pauseMs, { file: script.file, line, document: document.id, sourceMap });
    }
  }
  if (facts.length > 0) {
    say('warning', factsHeadingText(facts.length), framePauseMs, ward);
    for (const [index, fact] of facts.entries()) {
      say('fact', factText(index + 1, fact), framePauseMs, { file: 'content/facts.yaml', line: 1 });
    }
  }
  say('closing', closingText(station), framePauseMs, ward);
  const checkedOn = facts
    .map((fact) => fact.checkedOn)
    .sort()
    .at(-1);
  return {
    title: request.title,
    station,
    documents: documents.map(({ id, hash }) => ({ id, hash })),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    lines,
    problems,
  };
}
