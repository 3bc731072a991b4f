// Somebody who writes and publishes without a pause, in a process of his own that is killed. Says what was acknowledged, a line each.
import { openWritingDesk } from '../../scheduler/console/writing/open-desk.ts';
import { hoa, sayMore } from './writing.ts';

const [contentDir = '', dataDir = '', round = '0'] = process.argv.slice(2);
const file = 'content/faq/quen-mat-khau.mdx';
const facts = 'content/facts.yaml';
const desk = openWritingDesk({ contentDir, dataDir, now: () => Date.now() });
const say = (is: string, mark: string): void => {
  process.stdout.write(`${is} ${mark}\n`);
};

for (let turn = 0; ; turn++) {
  const mark = `dau${lettersOf(Number(round) * 1000 + turn)}x`;
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(` ${mark}`));
  say('step', mark);
  const { version } = desk.open(facts, hoa);
  if (desk.put(facts, version, `${desk.text(facts)}# ${mark}\n`, hoa).ok) say('put', mark);
  desk.setExtras(file, hoa, (was) => ({
    ...was,
    lexicon: [...was.lexicon, { written: mark.toUpperCase(), spoken: 'dấu' }],
  }));
  say('row', mark);
  await desk.publish(file, hoa, mark, desk.seal(file));
  say('published', mark);
  if (turn % 2 === 1) await desk.publish(facts, hoa, mark, desk.seal(facts));
}

/** A reading is letters, and so is each mark. */
function lettersOf(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'bcdghklmnp'[Number(digit)] ?? '');
}
