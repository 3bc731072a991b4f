// Where a letter's foot begins: recipients and signature below a text, whether it is set in columns or not.
import {
  isSignature,
  letterNumber,
  motto,
  national,
  placeAndDate,
  recipientsLabel,
} from '../notice/signs.ts';
import { columnAt, type Gap, type Row } from './gaps.ts';
import type { Segment } from './segments.ts';

/** Whether a row below text in columns holds nothing but the beginning of recipients, of a signature, or of both beside each other. */
export function footBegins(row: Row, above: readonly Row[], gaps: readonly Gap[]): boolean {
  return row.segments.every((one) => {
    const column = columnAt(one, gaps);
    const last = above
      .flatMap(({ segments }) => segments)
      .findLast((other) => columnAt(other, gaps) === column);
    return isFootLine(one, last);
  });
}

/** Whether a line can only be one of a letter's head or foot. In the midst of a sentence `Trưởng phòng …`, `số 114 …` are none. */
export function isLetterPart(line: Segment, above: Segment | undefined): boolean {
  const { text } = line;
  return (
    national.test(text) ||
    motto.test(text) ||
    (letterNumber.test(text) && /^số\s*:/i.test(text)) ||
    (placeAndDate.test(text) && text.includes(',')) ||
    isFootLine(line, above)
  );
}

function isFootLine({ text }: Segment, above: Segment | undefined): boolean {
  const ended = above === undefined || /[.;:!?…/]["”’)]*$/.test(above.text);
  return recipientsLabel.test(text) || (ended && isSignature(text));
}
