import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../content/schema/problem.ts';
import type { SentenceKind } from '../../content/schema/published.ts';
import type { LexiconRow } from '../../content/schema/words.ts';
import type { Spoken } from '../normalise/spoken.ts';
import { normalise } from '../normalise/index.ts';
import type { Manner } from './manners.ts';
import type { LineTake } from './line-take.ts';

/** One sentence of a bulletin, ready for the voice. */
export interface BulletinLine {
  readonly kind: SentenceKind;
  /** How it is said, where not as its kind is. */
  readonly manner?: Manner;
  readonly text: string;
  readonly spoken: Spoken;
  /** Silence after it. */
  readonly pauseMs: number;
  /** Another horn repeats all that is said so much later. */
  readonly echoMs?: number;
  readonly document?: string;
  /** A person has read it: heard in place of the voice. */
  readonly take?: LineTake;
  /** As in ScriptSentence: for each unit of `text` its range in the document's file. */
  readonly sourceMap?: readonly number[];
  readonly sourceEnds?: readonly number[];
}

/** Where a sentence was written, to name in a problem. */
export interface WrittenIn {
  /** From the repository's root, e.g. `content/facts.yaml`. */
  readonly file: string;
  /** The line of the character at `offset` of the sentence. */
  readonly lineAt: (offset: number) => number;
}

/** The place of the first line with `mark` (`title:`, `id: cmnd`, not `id: cmnd-cu`) in a file of content/; line 1 where there is none. Read only when asked. */
export function writtenBeside(contentDir: string, file: string, mark: string): WrittenIn {
  return {
    file,
    lineAt: () => {
      const path = join(contentDir, file.replace(/^content\//, ''));
      const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
      const found = lines.findIndex((line) => {
        const at = line.indexOf(mark);
        return at >= 0 && !/[\w-]/.test(line.charAt(at + mark.length));
      });
      return Math.max(0, found) + 1;
    },
  };
}

/** The place in a document's own text, by the sentence's map to it. */
export function writtenInSource(
  file: string,
  source: string,
  sourceMap: readonly number[],
  firstLine: number,
): WrittenIn {
  return {
    file,
    lineAt: (offset) => {
      const at = sourceMap.slice(offset).find((position) => position >= 0);
      return at === undefined ? firstLine : source.slice(0, at).split('\n').length;
    },
  };
}

/** How much of a sentence is shown around what is asked about. */
const shownAround = 48;

function shortened(text: string, at: number): string {
  const from = Math.max(0, at - shownAround);
  const to = Math.min(text.length, at + shownAround);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

/** A sentence as the normaliser reads it, and what is to be asked about it. */
export interface Read {
  readonly line: BulletinLine;
  readonly problems: readonly Problem[];
}

/** A sentence through the normaliser, with a problem for each form nobody can read yet and each that could be read in two ways. */
export function readAloud(
  line: Omit<BulletinLine, 'spoken'>,
  written: WrittenIn,
  lexicon: readonly LexiconRow[],
): Read {
  const spoken = normalise(line.text, { lexicon, document: line.document });
  const problems = spoken.unknown.map((unknown): Problem => ({
    file: written.file,
    line: written.lineAt(unknown.start),
    message: `Chưa biết đọc "${unknown.written}".`,
    hint: `Thêm dòng này vào content/lexicon.tsv, sửa cách đọc nếu chưa đúng: ${unknown.lexiconRow}`,
    severity: 'error',
  }));
  const guesses = spoken.guesses.map((guess): Problem => {
    const scope = line.document === undefined ? '' : `\t${line.document}`;
    const rows = guess.lexiconRows.map((row) => `\n  ${row}${scope}`).join('');
    return {
      file: written.file,
      line: written.lineAt(guess.start),
      message: `Chưa chắc cách đọc "${guess.written}" trong câu "${shortened(line.text, guess.start)}": ${guess.choices.map((choice) => `"${choice}"`).join(' hay ')}?`,
      hint: `Chọn một dòng, thêm vào content/lexicon.tsv${scope === '' ? '' : ' (xóa cột cuối thì dùng cho cả phường)'}:${rows}`,
      severity: 'error',
    };
  });
  return { line: { ...line, spoken }, problems: [...problems, ...guesses] };
}
