import { cut, joined } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

/** White space collapsed and trimmed, what cannot be seen left out, letters composed (NFC); every unit keeps its range. */
export function tidy(written: Written): Written {
  const clusters = written.text.matchAll(/\s+|\P{M}\p{M}*|\p{M}+/gu);
  const parts: Written[] = [];
  for (const { 0: cluster, index } of clusters) {
    if (invisible.test(cluster)) continue;
    const range = cut(written, index, index + cluster.length);
    parts.push(/^\s/.test(cluster) ? over(' ', range) : over(cluster.normalize('NFC'), range));
  }
  return trimmed(collapsed(joined(parts)));
}

/** The same range for every unit of a text that stands for the whole of another; unit for unit where nothing changed. */
function over(text: string, range: Written): Written {
  if (text === range.text) return range;
  const start = range.starts.find((offset) => offset >= 0) ?? -1;
  const end = range.ends.findLast((offset) => offset >= 0) ?? -1;
  return {
    text,
    starts: Array<number>(text.length).fill(start),
    ends: Array<number>(text.length).fill(end),
  };
}

/** Spaces that came to stand side by side when something invisible between them was left out. */
function collapsed(written: Written): Written {
  const keep = [...written.text.matchAll(/ +|[^ ]+/g)].map(({ 0: run, index }) =>
    cut(written, index, index + (run.startsWith(' ') ? 1 : run.length)),
  );
  return joined(keep);
}

export function trimmed(written: Written): Written {
  const { text } = written;
  return cut(written, text.length - text.trimStart().length, text.trimEnd().length);
}
