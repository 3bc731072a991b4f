import { join } from 'node:path';
import type { Content } from '../../content/schema/content.ts';
import type { ContentDocument } from '../../content/schema/document.ts';
import type { Fact } from '../../content/schema/facts.ts';
import type { Problem } from '../../content/schema/problem.ts';
import { AudioError } from '../error.ts';
import { buildScript } from '../script/build-script.ts';
import { findRecording, type Recording } from '../voices/recording.ts';
import {
  closingText,
  factsHeadingText,
  factText,
  helpText,
  openingText,
  warningText,
} from '../wording.ts';
import { spokenFacts } from './facts.ts';
import { sentencesOf } from './sentences-of.ts';
import {
  readAloud,
  writtenBeside,
  writtenInSource,
  type BulletinLine,
  type WrittenIn,
} from './line.ts';

/** Which documents are heard together, under which name. */
export interface BulletinRequest {
  readonly title: string;
  /** Document ids, in the order they are heard. */
  readonly documents: readonly string[];
}

/** What plans read besides the content: the day, and the folder where recordings lie. */
export interface PlanSettings {
  /** ISO day in the ward's time zone: decides which facts hold. */
  readonly today: string;
  /** The folder `content/`; default: the repository's. */
  readonly contentDir?: string | undefined;
}

/** Everything a bulletin is made of, before any sound. */
export interface BulletinPlan {
  readonly title: string;
  readonly station: string;
  readonly documents: readonly { readonly id: string; readonly hash: string }[];
  /** ISO day for the MP3's tag; absent where nothing in the bulletin is dated. */
  readonly date?: string;
  /** What is heard before and after the words. */
  readonly signal: 'chime' | 'emergency';
  readonly lines: readonly BulletinLine[];
  /** A person's recording in place of the voice, for all lines of that document; '' names the whole bulletin. */
  readonly recordings: readonly (Recording & { readonly document: string })[];
  /** Written forms nobody can read yet; a bulletin with any is not made. */
  readonly problems: readonly Problem[];
}

export const defaultContentDir = join(import.meta.dirname, '..', '..', 'content');

/** Between the parts of a bulletin, and between sentences of what no script paces; inside a body the script says how long. */
export const framePauseMs = 900;
export const sentencePauseMs = 450;

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

type Read = ReturnType<typeof readAloud>;

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
    script.sentences.map(({ kind, text, pauseMs, sourceMap, sourceEnds, line }) =>
      readAloud(
        { kind, text, pauseMs, sourceMap, sourceEnds, document: document.id },
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

/** The sentences of one fact through the normaliser. */
export function readFact(content: Content, contentDir: string, fact: Fact): Read[] {
  const written = writtenBeside(contentDir, 'content/facts.yaml', `id: ${fact.id}`);
  return readSentences(factText(fact), written, content);
}

function readSentences(text: string, written: WrittenIn, { lexicon }: Content): Read[] {
  return sentencesOf(text).map((sentence) =>
    readAloud({ kind: 'fact', text: sentence, pauseMs: sentencePauseMs }, written, lexicon),
  );
}

/** What is said after the body: as of when, what no longer works and what to do instead, where help is. */
function readCorrection(
  content: Content,
  contentDir: string,
  facts: readonly Fact[],
  frame: (kind: 'warning', text: string) => Read,
): Read[] {
  const asOf = latestCheck(facts);
  if (asOf === undefined) return [];
  const help = helpText(content.ward);
  const inContacts = writtenBeside(contentDir, 'content/ward.yaml', 'contacts:');
  return [
    frame('warning', factsHeadingText(asOf)),
    ...facts.flatMap((fact) => readFact(content, contentDir, fact)),
    ...(help === undefined ? [] : readSentences(help, inContacts, content)),
  ];
}

/** The latest day on which one of the facts was compared with its source. */
function latestCheck(facts: readonly Fact[]): string | undefined {
  return facts
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
}

interface Body {
  readonly document: ContentDocument;
  /** Whether a person has read it. */
  readonly recorded: boolean;
  readonly read: readonly Read[];
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
  const without = bodies.filter(({ recorded }) => !recorded);
  if (without.length === 0) return;
  throw new AudioError(
    'voice-missing',
    `ward.yaml chọn giọng "recording" nhưng chưa có bản ghi âm cho: ${filesOf(without)}. Đặt tệp .mp3 hoặc .wav cùng tên bên cạnh bài, hoặc đổi voice.kind.`,
  );
}

/**
 * What will be said, in order: opening, warning, bodies, dated facts, closing.
 * @throws AudioError `document-missing`
 */
export function planBulletin(
  content: Content,
  request: BulletinRequest,
  settings: PlanSettings,
): BulletinPlan {
  const { lexicon, ward } = content;
  const contentDir = settings.contentDir ?? defaultContentDir;
  const documents = request.documents.map((id) => findDocument(content, id));
  const facts = spokenFacts(content.facts, request.documents, settings.today);
  const closed = documents.flatMap(({ frontmatter }) => frontmatter.closed?.way ?? []);
  const recordings = documents.flatMap((document) => {
    const recording = findRecording(contentDir, document.file);
    return recording === undefined ? [] : [{ ...recording, document: document.id }];
  });
  const campaign = content.campaigns.find(({ title }) => title === request.title);
  const inWard = writtenBeside(contentDir, 'content/ward.yaml', 'station:');
  const inTitle =
    campaign === undefined ? inWard : writtenBeside(contentDir, campaign.file, 'title:');
  const frame = (
    kind: 'opening' | 'warning' | 'closing',
    text: string,
    where: WrittenIn = inWard,
  ) => readAloud({ kind, text, pauseMs: framePauseMs }, where, lexicon);
  const bodies = documents.map((document) => ({
    document,
    recorded: recordings.some((recording) => recording.document === document.id),
    read: readDocument(content, document),
  }));
  refuseWordless(bodies);
  if (ward.voice.kind === 'recording') refuseUnrecorded(bodies);
  const read = [
    frame('opening', openingText(ward.station, request.title), inTitle),
    ...(facts.length > 0 || closed.length > 0
      ? [frame('warning', warningText(facts.length, closed))]
      : []),
    // A person has read it already: what the normaliser does not know is no hindrance.
    ...bodies.flatMap(({ recorded, read: lines }) =>
      recorded ? lines.map(({ line }) => ({ line, problems: [] })) : lines,
    ),
    ...readCorrection(content, contentDir, facts, frame),
    frame('closing', closingText(ward.station)),
  ];
  const date = latestCheck(facts);
  return {
    title: request.title,
    station: ward.station,
    documents: documents.map(({ id, hash }) => ({ id, hash })),
    ...(date === undefined ? {} : { date }),
    signal: 'chime',
    lines: read.map(({ line }) => line),
    recordings,
    problems: read.flatMap(({ problems }) => problems),
  };
}
