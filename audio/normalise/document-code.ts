import { sayLetters } from './letters.ts';
import { sayCardinal } from './numerals.ts';
import { sayAbbreviation } from './readers/abbreviation.ts';
import { departments, documentKinds, issuersTable } from './tables/issuers.ts';

/** What the letters of a document's number say. */
export interface DocumentCode {
  /** The kind of document; undefined where only the issuer stands (`QH15`). */
  readonly kind: string | undefined;
  /** The letters name the kind; a code that begins with its issuer is taken for a công văn. */
  readonly kindWritten: boolean;
  readonly issuers: readonly string[];
  /** Whether a table of issuers has it, rather than the abbreviations at large. */
  readonly known: boolean;
  /** The issuer's letters, where nothing has them and `issuers` holds their names. */
  readonly unknown?: string;
  /** No table has it: only the words before it tell that it is a document's number. */
  readonly doubtful?: true;
}

/** Tables are met in any case and without the stroke: `nđ`, `NĐ` and `ND` are one. */
function fold(code: string): string {
  return code.toUpperCase().replaceAll('Đ', 'D').replaceAll('Ư', 'U').replaceAll('&', '');
}
function folded(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(Array.from(table, ([code, name]) => [fold(code), name]));
}
const kinds = folded(documentKinds);
const bodies = folded(issuersTable);
const offices = folded(departments);

const legislaturePattern = /^(QH|UBTVQH|HDND)(\d{1,2})$/;

/** `BTC` -> Bộ Tài chính; `QH15` -> Quốc hội khóa mười lăm; `SYT` -> Sở Y tế; undefined if no body has the code. */
function issuerOf(code: string): string | undefined {
  const key = fold(code);
  const [, legislature = '', term = ''] = legislaturePattern.exec(key) ?? [];
  if (term !== '') {
    return `${bodies.get(legislature) ?? ''} khóa ${sayCardinal(term)}`;
  }
  const body = bodies.get(key);
  if (body !== undefined) {
    return body;
  }
  const office = key.startsWith('S') ? offices.get(key.slice(1)) : undefined;
  if (office !== undefined) {
    return `Sở ${office}`;
  }
  const ministry = offices.get(key);
  return ministry !== undefined && key.length > 2 ? `Bộ ${ministry}` : undefined;
}

function readIssuers(
  rest: readonly string[],
  joint: boolean,
  ownForm: (form: string) => string | undefined,
): Omit<DocumentCode, 'kind' | 'kindWritten'> | undefined {
  const [issuer = ''] = rest;
  const own = ownForm(issuer);
  if (own !== undefined) {
    return { issuers: [own], known: true };
  }
  const issuers = rest.map(issuerOf).filter((name) => name !== undefined);
  const together = joint || issuers.every((name) => name.startsWith('Bộ '));
  if (issuers.length > 0) {
    return { issuers: together ? issuers : issuers.slice(0, 1), known: true };
  }
  const abbreviated = sayAbbreviation(issuer);
  if (abbreviated !== undefined) {
    return { issuers: [abbreviated], known: false };
  }
  if (issuer !== issuer.toUpperCase() || issuer.length < 2) {
    return undefined;
  }
  return { issuers: [sayLetters(issuer)], known: false, unknown: issuer };
}

/** `NĐCP` -> NĐ, CP: the hyphen was lost. Undefined where the halves are not a kind and an issuer. */
function splitTogether(code: string): readonly [string, string] | undefined {
  for (let at = 2; at <= code.length - 2 && at <= 4; at += 1) {
    const [kind, issuer] = [code.slice(0, at), code.slice(at)];
    if (kinds.has(fold(kind)) && issuerOf(issuer) !== undefined) {
      return [kind, issuer];
    }
  }
  return undefined;
}

/** `LG-BCH`: the kind is in no table, the issuer is. */
function readByIssuer([second]: readonly string[]): DocumentCode | undefined {
  const issuer = second === undefined ? undefined : (issuerOf(second) ?? longForm(second));
  return issuer === undefined
    ? undefined
    : { kind: undefined, kindWritten: false, issuers: [issuer], known: false, doubtful: true };
}

/** Bodies that no table of issuers has: BCH, BCĐ, HĐND of a longer form. */
function longForm(form: string): string | undefined {
  return /^(?:BCH|BCĐ|BTV|HĐ|VP|UB|LĐ|ĐTN|HPN|HND|CCB|MTTQ)/.test(form)
    ? sayAbbreviation(form)
    : undefined;
}

/** `VP-NC`, `NHCS-TD`: an office and the unit that drafted, in no table of issuers. */
function readOffice(first: string): DocumentCode | undefined {
  if (!/^[A-ZĐƯ]{2,8}\d{0,2}$/.test(first)) {
    return undefined;
  }
  const abbreviated = sayAbbreviation(first);
  const issuers = [abbreviated ?? sayLetters(first)];
  const unknown = abbreviated === undefined ? { unknown: first } : {};
  return {
    kind: 'công văn',
    kindWritten: false,
    issuers,
    known: false,
    doubtful: true,
    ...unknown,
  };
}

/**
 * Reads `NĐ-CP`, `TTLT/BCA-BTP`, `QH15`, and `TTg-KSTT` (issuer and drafting unit, which is not said).
 * Undefined if it is no document's code. `ownForm` is the ward's lexicon, which comes first.
 */
export function readCode(
  code: string,
  ownForm: (form: string) => string | undefined,
): DocumentCode | undefined {
  const parts = code.split(/\s?[-/._]\s?|\s/);
  const [first = '', ...rest] = parts.length === 1 ? (splitTogether(code) ?? parts) : parts;
  // Who calls men up is the command, no committee: `L-BCH`, `LG-BCH`.
  if (/^L[GKN]?$/.test(first) && rest.join('-') === 'BCH') {
    const issuers = ['ban chỉ huy'];
    return { kind: 'lệnh', kindWritten: true, issuers, known: false, doubtful: true };
  }
  const kind = kinds.get(fold(first));
  if (kind !== undefined && rest.length > 0) {
    const issuers = readIssuers(rest, kind.endsWith('liên tịch'), ownForm);
    return issuers && { kind, kindWritten: true, ...issuers };
  }
  const issuer = issuerOf(first);
  if (issuer === undefined || fold(first) === 'CT') {
    return readByIssuer(rest) ?? readOffice(first);
  }
  return {
    kind: rest.length > 0 ? 'công văn' : undefined,
    kindWritten: false,
    issuers: [issuer],
    known: true,
  };
}
