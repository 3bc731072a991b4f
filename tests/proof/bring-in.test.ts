// Notices in many shapes of every kind of file, PDFs by a real browser: what comes of them against what was meant.
import { expect, test } from 'vitest';
import { bringInHere } from '../../content/bring-in/bring-in-here.ts';
import { madeFiles, type Made } from '../setup/notices/made.ts';
import { measure, totalOf, type Score } from '../setup/notices/measure.ts';
import { openBrowser } from '../setup/open-browser.ts';

const rounds = 4;

async function scoresOf(files: readonly Made[]): Promise<readonly Score[]> {
  const browser = await openBrowser();
  const page = await (await browser.newContext()).newPage();
  const scores: Score[] = [];
  for (const [at, made] of files.entries()) {
    let { bytes } = made;
    if (made.page !== undefined) {
      await page.setContent(made.page);
      bytes = await page.pdf({
        preferCSSPageSize: true,
        displayHeaderFooter: at % 2 === 0,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<div style="font-size:10pt;width:100%;text-align:center"><span class="pageNumber"></span></div>',
      });
    }
    if (bytes !== undefined) {
      scores.push(measure(made.notice, await bringInHere(bytes), made.extra));
    }
  }
  await browser.close();
  return scores;
}

test.each(['docx', 'odt', 'html', 'txt', 'pdf'])('%s', async (kind) => {
  const files = madeFiles(7, rounds).filter(({ title }) => title.includes(` ${kind} `));
  const total = totalOf(await scoresOf(files));
  expect(total.wrongWords).toBe(0);
  expect(total.precision).toBeGreaterThanOrEqual(0.95);
  expect(total.recall).toBeGreaterThanOrEqual(0.95);
  expect(total.recipients).toBeGreaterThanOrEqual(0.95);
  expect(total.signatures).toBeGreaterThanOrEqual(0.95);
});
