/** Part of a text; `href` where it is the address of something that can be opened or called. */
export interface WordsPart {
  readonly text: string;
  readonly href?: string;
}

const notBefore = String.raw`(?<![\p{L}\p{N}@._/\-])`;
const notBeforeNumber = String.raw`(?<![\p{L}\p{N}_\-+]|\d[., ])`;
// A document's number goes on with letters, a longer number with digits; another telephone may follow a stroke.
const notAfterNumber = String.raw`(?![\p{L}\p{N}_]|[\-.,]\d|[\-/]\p{L}|\/(?!0)\d)`;
const host = String.raw`(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+[a-z]{2,}`;
const path = String.raw`(?::\d{2,5})?(?:[/?#][^\s<>"“”‘’«»()]*)?`;

/** What can be opened as it is written, in order; a name without `https://` only where it is asked for. */
const mail = new RegExp(String.raw`${notBefore}[a-z0-9._%+\-]+@${host}`, 'iu');
const full = new RegExp(String.raw`${notBefore}(?:https?:\/\/|www\.)${host}${path}`, 'iu');
const bare = new RegExp(
  String.raw`${notBefore}(?:[a-z0-9][a-z0-9\-]*\.)+(?:vn|com|net|org)(?![\p{L}\p{N}@]|\.[\p{L}\p{N}])${path}`,
  'iu',
);
/** Mobile (10 digits), fixed lines since 2017 (11 digits), service lines 1800 and 1900. */
const telephone = new RegExp(
  String.raw`${notBeforeNumber}(?:\(?(?:0|\+84[ .\-]?\(?0?\)?)(?:2\d{1,2}\)?(?:[ .\-]?\d){6,9}|[35789]\d\)?(?:[ .\-]?\d){7})|1[89]00(?:[ .]?\d){4}(?:[ .]?\d\d)?)${notAfterNumber}`,
  'u',
);

/** Words before a number that say it is no telephone's; a fax answers nobody. */
const otherNumber =
  /(?:tài khoản|stk|mã|mst|cccd|cmnd|căn cước|định danh|số thẻ|biển số|fax)(?:(?!đt|điện thoại|gọi|liên hệ)[^\d,;]){0,24}$/iu;
const otherUnit = /^[\s]*(?:đồng|đ|vnđ|vnd|người|hộ|m2|m²|kg|%)(?![\p{L}])/iu;

/** `ĐT: 0912.345.678` → `ĐT: ` and `0912.345.678` with `tel:0912345678`; the parts are the text, to the letter. */
export function placesIn(text: string, bareNames = true): readonly WordsPart[] {
  const parts: WordsPart[] = [];
  let from = 0;
  while (from < text.length) {
    const found = firstPlace(text, from, bareNames);
    if (found === undefined) {
      break;
    }
    if (found.at > from) {
      parts.push({ text: text.slice(from, found.at) });
    }
    parts.push(found.part);
    from = found.at + found.part.text.length;
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts;
}

interface Place {
  readonly at: number;
  readonly part: WordsPart;
}

function firstPlace(text: string, from: number, bareNames: boolean): Place | undefined {
  const found = [
    next(mail, text, from, (written) => `mailto:${written}`),
    next(full, text, from, (written) => (/^http/i.test(written) ? written : `https://${written}`)),
    ...(bareNames ? [next(bare, text, from, (written) => `https://${written}`)] : []),
    next(telephone, text, from, callOf),
  ];
  return found
    .filter((place) => place !== undefined)
    .toSorted((a, b) => a.at - b.at)
    .at(0);
}

function next(
  shape: RegExp,
  text: string,
  from: number,
  hrefOf: (written: string) => string,
): Place | undefined {
  const everywhere = new RegExp(shape.source, `${shape.flags}g`);
  everywhere.lastIndex = from;
  for (let match = everywhere.exec(text); match !== null; match = everywhere.exec(text)) {
    const written = match[0].replace(/[.,;:!?'*_…/]+$/u, (end) => (end.startsWith('/') ? '/' : ''));
    const isCall = shape === telephone;
    if (!isCall || isTelephone(text, match.index, written)) {
      return { at: match.index, part: { text: written, href: hrefOf(written) } };
    }
  }
  return undefined;
}

function isTelephone(text: string, at: number, written: string): boolean {
  const digits = written.replace(/\D/g, '').replace(/^840?/, '0');
  const long = digits.startsWith('02') ? 11 : digits.startsWith('0') ? 10 : digits.length;
  return (
    digits.length === long &&
    written.includes('(') === written.includes(')') &&
    !otherNumber.test(text.slice(Math.max(0, at - 30), at)) &&
    !otherUnit.test(text.slice(at + written.length))
  );
}

function callOf(written: string): string {
  const digits = written.replace(/\D/g, '');
  return written.startsWith('+') ? `tel:+${digits.replace(/^840/, '84')}` : `tel:${digits}`;
}
