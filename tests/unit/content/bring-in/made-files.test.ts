import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { madeFiles } from '../../../setup/notices/made.ts';
import { measure, totalOf, type Score } from '../../../setup/notices/measure.ts';

/** Of a seed; the proof has many, and PDFs. */
test.each(['docx', 'odt', 'html', 'txt'] as const)(
  '%s: no word is lost or added, paragraphs, recipients and signatures are found',
  async (kind) => {
    const scores: Score[] = [];
    for (const { title, notice, bytes, extra } of madeFiles(1, 1)) {
      if (bytes !== undefined && title.includes(` ${kind} `)) {
        scores.push(measure(notice, await bringInHere(bytes), extra));
      }
    }
    const total = totalOf(scores);
    expect(total.files).toBe(30);
    expect(total.wrongWords).toBe(0);
    for (const share of ['precision', 'recall', 'recipients', 'signatures'] as const) {
      expect(total[share], share).toBeGreaterThanOrEqual(0.95);
    }
  },
);
