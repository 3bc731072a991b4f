import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { openWritingDesk } from '../../scheduler/console/writing/open-desk.ts';
import { hasIntent } from '../../scheduler/console/writing/asked-texts.ts';
import { seeded } from './schedule.ts';
import { readOf, writingFolders } from './writing.ts';

export interface WriterReport {
  readonly kills: number;
  /** Steps, texts and rows that were acknowledged and are nowhere any more. */
  readonly lost: readonly string[];
  /** Published in one file and not in the other. */
  readonly half: readonly string[];
  /** Kills in the midst of publishing. */
  readonly inPublishing: number;
  readonly acknowledged: number;
}

const file = 'content/faq/quen-mat-khau.mdx';
const facts = 'content/facts.yaml';
const lexicon = 'content/lexicon.tsv';

/** Kills the writer again and again, each time after a while that the seed decides, and looks at what is left. */
export async function killWriter(kills: number, seed: number): Promise<WriterReport> {
  const { contentDir, dataDir } = writingFolders();
  const random = seeded(seed);
  const acknowledged: (readonly [is: string, mark: string])[] = [];
  const lost = new Set<string>();
  const half = new Set<string>();
  let inPublishing = 0;
  for (let round = 0; round < kills; round++) {
    const args = [contentDir, dataDir, String(round)] as const;
    acknowledged.push(...(await writeAndDie(args, random, round % 2 === 1)));
    if (hasIntent(dataDir)) inPublishing += 1;
    const desk = openWritingDesk({ contentDir, dataDir, now: () => Date.now() });
    const words = desk.draft(file) ? desk.text(file) : readOf(contentDir, file);
    const list = desk.draft(facts) ? desk.text(facts) : readOf(contentDir, facts);
    const rows =
      JSON.stringify(desk.draft(file)?.extras.lexicon ?? []) + readOf(contentDir, lexicon);
    for (const [is, mark] of acknowledged) {
      const [published, row] = [readOf(contentDir, file), mark.toUpperCase()];
      if (is === 'step' && !words.includes(mark)) lost.add(`${is} ${mark}`);
      if (is === 'put' && !list.includes(mark)) lost.add(`${is} ${mark}`);
      if (is === 'row' && !rows.includes(row)) lost.add(`${is} ${mark}`);
      if (is === 'published' && !published.includes(mark)) lost.add(`${is} ${mark}`);
      const isInLexicon = readOf(contentDir, lexicon).includes(row);
      if (is === 'row' && published.includes(mark) !== isInLexicon) half.add(mark);
    }
    desk.close();
  }
  const count = acknowledged.length;
  return { kills, lost: [...lost], half: [...half], inPublishing, acknowledged: count };
}

/** Whatever was said before the end. `isWriting`: it comes as soon as a file of content/ is touched. */
async function writeAndDie(
  args: readonly [contentDir: string, dataDir: string, round: string],
  random: () => number,
  isWriting: boolean,
) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer-process.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let isDying = false;
  const dieWithin = (ms: number): void => {
    if (!isDying) setTimeout(() => child.kill('SIGKILL'), random() * ms);
    isDying = true;
  };
  const watcher = isWriting
    ? watch(args[0], { recursive: true }, () => {
        dieWithin(12);
      })
    : undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    // The while begins with the first word: a busy machine takes long to start.
    if (!isWriting) dieWithin(3000);
  });
  await new Promise((resolve) => child.once('close', resolve));
  watcher?.close();
  const lines = said.split('\n').slice(0, -1);
  return lines.map((line) => line.split(' ')).map(([is = '', mark = '']) => [is, mark] as const);
}
