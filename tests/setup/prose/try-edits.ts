import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { readContent } from '../../../content/read/content.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { newProse, readProse, writeProse } from '../../../content/write/prose/index.ts';
import { settled } from '../../../content/write/prose/settle.ts';
import { asFiles, smallWard } from '../../unit/content/small-ward.ts';
import { randomFrom } from '../../unit/simulator/random.ts';
import { oddFiles } from './odd-files.ts';
import { linesOfOthers } from './own-lines.ts';
import { edited } from './random-edits.ts';
import { pick } from './random-words.ts';

const root = new URL('../../../content/', import.meta.url);

/** All documents of content/, then what hands and other programs write. */
export const proseFiles: readonly (readonly [file: string, text: string])[] = [
  ...readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => [`content/${name}`, readFileSync(new URL(name, root), 'utf8')] as const),
  ...Object.entries(oddFiles).map(
    ([name, text]) => [`content/announcements/le-${name.replaceAll(' ', '-')}.mdx`, text] as const,
  ),
];

/** An entry that is written anew is indented by its sign, so that what stands in it cannot keep its tabs. */
export const editedFiles = proseFiles.filter(([file]) => !file.endsWith('le-tabs.mdx'));

export interface Outcome {
  readonly seed: number;
  readonly kinds: readonly string[];
  /** What is wrong, each said with the seed. */
  readonly wrong: readonly string[];
  readonly refused: boolean;
  /** Mistakes that load.ts finds which were not there, and would be had the same document been written as a new file. */
  readonly meant: number;
}

/** One document opened, edited and saved, by a seed; on each third the edit is of what the one before it wrote. */
export function tryEdit(seed: number): Outcome {
  const random = randomFrom(seed);
  const [file, first] = pick(editedFiles, random);
  let was = first;
  const wrong: string[] = [];
  const all: string[] = [];
  let meant = 0;
  for (let turn = 0; turn < (seed % 3 === 0 ? 3 : 1); turn++) {
    const { doc, kinds } = edited(readProse(was), random);
    all.push(...kinds);
    const tell = (what: string) => wrong.push(`seed ${seed}, ${file}, ${kinds.join(' ')}: ${what}`);
    let is: string;
    try {
      is = writeProse(was, doc);
    } catch (error) {
      if (error instanceof LoaError && (error.code === 'edit-lost' || error.code === 'not-yaml')) {
        return { seed, kinds: all, wrong, refused: true, meant };
      }
      throw error;
    }
    const wanted = settled(doc);
    if (wanted === undefined || settled(readProse(is))?.eq(wanted) !== true) {
      tell('is read as another document');
    }
    const others = linesOfOthers(was, is);
    if (others.length > 0) {
      tell(`lines of others: ${JSON.stringify(others)}`);
    }
    const { added, unmeant } = newProblems(file, was, is, anew(doc));
    meant += added - unmeant.length;
    if (unmeant.length > 0) {
      tell(`problems of the writing: ${unmeant.join(' | ')}`);
    }
    was = is;
  }
  return { seed, kinds: all, wrong, refused: false, meant };
}

/** What runs as a program comes into no new file. */
function anew(doc: Node): string | undefined {
  try {
    return newProse(doc);
  } catch (error) {
    if (error instanceof LoaError && error.message.includes('lệnh lập trình')) {
      return undefined;
    }
    throw error;
  }
}

function newProblems(file: string, was: string, is: string, fresh: string | undefined) {
  if (fresh === undefined) {
    return { added: 0, unmeant: [] };
  }
  const [before, after, meant] = [was, is, fresh].map((text) => problemsOf(file, text));
  // Whether a link leads somewhere is asked only where nothing else is wrong.
  const isOwn = (one: string) => !(before ?? new Set()).has(one) && !one.includes('Liên kết');
  const added = [...(after ?? [])].filter(isOwn);
  return { added: added.length, unmeant: added.filter((one) => !(meant ?? new Set()).has(one)) };
}

/** As load.ts says them, without the places. */
function problemsOf(file: string, text: string): ReadonlySet<string> {
  const { problems } = readContent(asFiles({ ...smallWard, [file]: text }));
  return new Set(
    problems.map((one) => `${one.file}: ${one.message}`.replaceAll(/dòng \d+|Bước \d+/g, '…')),
  );
}
