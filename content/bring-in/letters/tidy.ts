import type { Run } from '../blocks.ts';

/** Letters composed, spaces plain, invisible signs gone; words stay what they are. Tabs and breaks are kept for whoever sets out lines. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF\u202A-\u202E\u0000-\u0008\u000E-\u001F\uFFFC]/g, '')
    .replace(/[\u000B\u0085\u2028]/g, '\n')
    .replace(/\u2011/g, '-')
    .normalize('NFC');
}

/** Runs side by side that look alike are one; a mark composed over their border is too. */
export function tidyRuns(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const loose = /^\p{M}/u.test(run.text);
    if (last !== undefined && (loose || (last.bold ?? false) === (run.bold ?? false))) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else if (run.text !== '') {
      merged.push(run);
    }
  }
  return merged.map((run) => ({ ...run, text: tidy(run.text) }));
}
