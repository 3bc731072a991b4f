// Long capitals that are made of known forms.
import { byForm, sayAbbreviation } from './abbreviation.ts';

/** Plain forms without their strokes, for what was typed without: `HDND`. */
const byBare = new Map<string, string>();
for (const [form, rows] of byForm) {
  const [row] = rows;
  const bare = form.replaceAll('Đ', 'D').replaceAll('Ư', 'U').replaceAll('Ơ', 'O');
  if (
    row !== undefined &&
    rows.length === 1 &&
    form.length > 3 &&
    /^[A-ZĐƯƠ]+$/.test(form) &&
    !byForm.has(bare)
  ) {
    byBare.set(bare, row.spoken);
  }
}

/** What long capitals are made of, where two or three known forms make them up: `BCHLĐLĐ`; undefined if none do. */
export function sayComposed(form: string): string | undefined {
  const bare = byBare.get(form);
  if (bare !== undefined || form.length < 4 || !/^[A-ZĐƯƠ]{4,16}$/.test(form)) {
    return bare;
  }
  for (let at = form.length - 2; at >= 2; at -= 1) {
    const head = plainForm(form.slice(0, at));
    const tail = head && (plainForm(form.slice(at)) ?? splitOnce(form.slice(at)));
    if (head !== undefined && tail !== undefined) {
      return `${head} ${tail}`;
    }
  }
  return undefined;
}

function splitOnce(form: string): string | undefined {
  for (let at = form.length - 2; at >= 2; at -= 1) {
    const head = plainForm(form.slice(0, at));
    const tail = plainForm(form.slice(at));
    if (head !== undefined && tail !== undefined) {
      return `${head} ${tail}`;
    }
  }
  return undefined;
}

/** What a form of at least two letters says wherever it stands. */
function plainForm(form: string): string | undefined {
  return form.length < 2 ? undefined : sayAbbreviation(form);
}
