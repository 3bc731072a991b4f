import type { ContentDocument } from '../../content/schema/document.ts';
import { parseMdx } from '../../content/markup/mdx.ts';
import { joined, unwritten, writtenText } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';
import { blocksOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { asSentence } from './finish.ts';
import { pausesMs } from './pauses.ts';
import type { LeftOut, Script, ScriptSentence } from './script.ts';
import { pastedLines } from './lines.ts';
import { splitSentences } from './sentences.ts';
import { tidy } from './tidy.ts';
import { LetterShapes } from './unspoken.ts';

/**
 * The ordered sentences of a document as they will be spoken, each unit with its range in the file, pauses in ms.
 * An announcement's title stands in its text; a guide's is announced first. What a resident asked is told from what is answered,
 * and by whom.
 * Throws a VFileMessage where the source does not parse; a document from `loadContent` always does.
 */
export function buildScript(document: ContentDocument): Script {
  const { source, kind, frontmatter } = document;
  const blocks = blocksOf(parseMdx(source), source, kind);
  const { spoken, leftOut } = leaveOut(blocks.flatMap(linesOfBlock), source);
  const { before, after } = frameOf(document);
  const sentences = [...before, ...spoken, ...after].flatMap((block) => speak(block, source));
  return {
    document: document.id,
    documentHash: document.hash,
    file: document.file,
    title: frontmatter.title,
    sentences: sentences.map((sentence, index) => ({ id: `s${index + 1}`, ...sentence })),
    leftOut,
  };
}

/** A pasted paragraph line by line, where its lines are headings, entries or rows. */
function linesOfBlock(block: Block): Block[] {
  return block.kind === 'heading'
    ? [block]
    : pastedLines(block.written, block.kind).map((line) => ({ ...block, ...line }));
}

/** What is to be spoken, and what is not by its shape: a letterhead, addressees, a signature. */
function leaveOut(
  blocks: readonly Block[],
  source: string,
): { readonly spoken: Block[]; readonly leftOut: LeftOut[] } {
  const lines = blocks.map(({ written }) => tidy(written).text);
  const shapes = new LetterShapes(lines);
  const spoken: Block[] = [];
  const leftOut: LeftOut[] = [];
  blocks.forEach((block, index) => {
    const text = lines[index] ?? '';
    const why = block.aloud === true ? undefined : shapes.next(text);
    if (why === undefined) {
      spoken.push(block);
    } else {
      leftOut.push({ text, why, line: lineAt(source, block.written.starts) ?? block.line });
    }
  });
  return { spoken, leftOut };
}

/** What is said before and after a document's own words. */
function frameOf({ source, kind, frontmatter, answer }: ContentDocument): {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
} {
  const head = (before: string, key: string, text: string): Written =>
    joined([unwritten(before), inHead(source, key, text)]);
  if (kind === 'announcement') return { before: [], after: [] };
  if (answer === undefined)
    return {
      before: [{ kind: 'heading', written: inHead(source, 'title', frontmatter.title), line: 2 }],
      after: [],
    };
  const { question, answeredBy } = answer;
  return {
    before: [
      { kind: 'heading', written: head('Câu hỏi: ', 'question', question), line: 2 },
      { kind: 'sentence', written: unwritten('Trả lời:'), line: 2 },
    ],
    after: [
      { kind: 'sentence', written: head('Người trả lời: ', 'answeredBy', answeredBy), line: 2 },
    ],
  };
}

/** A text of the frontmatter with its range, where YAML did not change it. */
function inHead(source: string, key: string, text: string): Written {
  const end = source.indexOf('\n---', 3);
  const at = source.indexOf(text, source.indexOf(`${key}:`));
  return at >= 0 && at < end ? writtenText(text, source, at) : unwritten(text);
}

function speak(block: Block, source: string): Omit<ScriptSentence, 'id'>[] {
  const words = tidy(block.written);
  const parts =
    block.kind === 'heading'
      ? [words]
      : splitSentences(words).map((part, index, all) =>
          index === all.length - 1 ? asSentence(part) : part,
        );
  return parts
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .map((part, index, all) => ({
      kind: block.kind,
      text: part.text,
      sourceMap: part.starts,
      sourceEnds: part.ends,
      line: lineAt(source, part.starts) ?? block.line,
      ...(block.step === undefined ? {} : { step: block.step }),
      ...(block.note && { note: block.note }),
      pauseMs: pauseAfter(block.kind, part.text, index === all.length - 1),
    }));
}

function lineAt(source: string, starts: readonly number[]): number | undefined {
  const start = starts.find((offset) => offset >= 0);
  return start === undefined ? undefined : source.slice(0, start).split('\n').length;
}

function pauseAfter(kind: Block['kind'], text: string, last: boolean): number {
  if (text.endsWith(':')) return pausesMs.lead;
  if (kind === 'heading') return pausesMs.heading;
  if (!last) return pausesMs.sentence;
  return kind === 'item' ? pausesMs.item : pausesMs.paragraph;
}
