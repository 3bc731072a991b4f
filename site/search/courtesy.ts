import type { Form } from './fold.ts';

// How a question is opened and closed among people who know each other, in folded letters: "cháu ơi cho bác hỏi …", "… hả cháu".
const person = '(chau|co|chu|anh|chi|em|bac|ong|ba|con|toi|tui|minh|ad|moi nguoi)';
const opening = new RegExp(
  `^((a|a a|o|oi|ui|e|da|alo|thoi chet|chet roi) )*(${person} (oi|a) )*((lam on )?(cho|xin) (${person} )?(xin )?hoi (thu |voi |chut |ti |la )*)?((nguoi ta|ho|no|nghe|toi|minh|bac) (cu )?(loa )?(noi|bao|keu) (la |lam )*)?`,
);
const closing = new RegExp(
  `(( (co|chu|anh|chi|em|bac))? (ha|a|nhi|nhe|nha|vay|day2|the2|oi)( ${person})?)+$`,
);

/** The words without what is said out of courtesy; all of them where nothing else was said. */
export function withoutCourtesy(words: readonly Form[]): readonly Form[] {
  // "the" may be thẻ and "day" đây: only with their marks are they no more than a tone of voice.
  const text = words
    .map(({ exact, fold }) => (/^(the|đay)2$/.test(exact) ? `${fold}2` : fold))
    .join(' ');
  const opened = opening.exec(`${text} `)?.[0].length || 0;
  const rest = text.slice(opened);
  const closed = closing.exec(rest)?.[0] || '';
  const count = (part: string) => part.split(' ').length - 1;
  const kept = words.slice(count(text.slice(0, opened)), words.length - count(closed));
  return kept.length === 0 ? words : kept;
}
