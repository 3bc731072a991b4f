// Whole readings by six "persons", 45 sentences each of what the ward really says, one in five gone wrong: how well they are cut,
// timed and doubted. They are espeak's other voices; nobody has measured real people with it.
import { afterAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { spokenScript } from '../../audio/check-speech.ts';
import { openEspeak } from '../../audio/voices/espeak.ts';
import type { Speech } from '../../audio/voices/voice.ts';
import { loadContent } from '../../content/load.ts';
import {
  measureAlignment,
  scoreDoubts,
  slipsOf,
  within,
  type Measured,
} from '../setup/measure-alignment.ts';
import { readAloudBy, type Person } from '../setup/reading-person.ts';

const plain = { pausesMs: [180, 900], echo: 0.3 } as const;
const persons: readonly Person[] = [
  { voice: 'vi+f2', wordsPerMinute: 120, pitch: 40, quietDb: 40, seed: 5, ...plain },
  { voice: 'vi-vn-x-south+f4', wordsPerMinute: 110, pitch: 50, quietDb: 38, seed: 6, ...plain },
  { voice: 'vi-vn-x-central+m3', wordsPerMinute: 130, pitch: 60, quietDb: 36, seed: 7, ...plain },
  { voice: 'vi+klatt2', wordsPerMinute: 140, pitch: 70, quietDb: 34, seed: 8, ...plain },
  { voice: 'vi+Annie', wordsPerMinute: 100, pitch: 80, quietDb: 45, seed: 9, ...plain },
  // Fast, in a room with a fan, hardly a pause between sentences.
  {
    ...{ voice: 'vi+m7', wordsPerMinute: 165, pitch: 45, quietDb: 26, seed: 10 },
    ...{ pausesMs: [130, 400], echo: 0.5 },
  },
];
const sentencesEach = 45;

const voice = openEspeak({ name: 'vi', rate: 150 });
afterAll(() => voice.close());

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

function say(name: string, { ends, syllables, inTakes, verdicts, tookMs }: Measured): string {
  const { precision, recall } = scoreDoubts(verdicts);
  const parts = [
    `${name}: ${verdicts.length} sentences in ${(tookMs / 1000).toFixed(1)} s`,
    `ends within 100 ms ${percent(within(ends, 100))}, 200 ms ${percent(within(ends, 200))}`,
    `syllables ${percent(within(syllables, 100))}, ${percent(within(syllables, 200))}`,
    `in takes ${percent(within(inTakes, 100))}, ${percent(within(inTakes, 200))}`,
    `doubts: precision ${percent(precision)}, recall ${percent(recall)}`,
  ];
  return parts.join(' · ');
}

test(
  '270 sentences by six persons are cut, timed and doubted',
  { timeout: 3_600_000 },
  async () => {
    const { content } = loadContent(join(import.meta.dirname, '../../content'));
    if (!content) throw new Error('content/ does not load');
    const all = content.documents.flatMap(({ id }) =>
      spokenScript(content, id).map(({ spoken }) => spoken.text),
    );
    const texts = [...new Set(all)];
    const measured: Measured[] = [];
    for (const [index, person] of persons.entries()) {
      const own = texts.slice(index * sentencesEach, (index + 1) * sentencesEach);
      const reading = await readAloudBy(person, own, slipsOf(own, 100 + index));
      const clips: Speech[] = [];
      for (const text of own) clips.push(await voice.speak(text));
      const one = measureAlignment(reading, clips, own);
      console.info(say(person.voice, one));
      measured.push(one);
    }
    const together: Measured = {
      ends: measured.flatMap(({ ends }) => ends),
      syllables: measured.flatMap(({ syllables }) => syllables),
      inTakes: measured.flatMap(({ inTakes }) => inTakes),
      verdicts: measured.flatMap(({ verdicts }) => verdicts),
      tookMs: measured.reduce((sum, { tookMs }) => sum + tookMs, 0),
    };
    console.info(say('all', together));
    const counts = Map.groupBy(
      together.verdicts,
      ([slip, doubts]) => `${slip}: ${doubts || 'none'}`,
    );
    for (const [what, those] of counts) console.info(`  ${what} ${those.length}`);
    const { precision, recall } = scoreDoubts(together.verdicts);
    expect(together.verdicts.length).toBeGreaterThanOrEqual(200);
    expect(within(together.ends, 200)).toBeGreaterThan(0.97);
    expect(within(together.ends, 100)).toBeGreaterThan(0.9);
    expect(within(together.syllables, 200)).toBeGreaterThan(0.95);
    expect(within(together.syllables, 100)).toBeGreaterThan(0.9);
    expect(within(together.inTakes, 100)).toBeGreaterThan(0.9);
    expect(precision).toBeGreaterThan(0.85);
    expect(recall).toBeGreaterThan(0.85);
  },
);
