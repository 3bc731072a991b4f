import type { Entry } from './entries.ts';
import {
  addressees,
  appendix,
  isName,
  isSignature,
  itemSign,
  kindAlone,
  kindStart,
  letterNumber,
  motto,
  national,
  office,
  placeAndDate,
  recipientsLabel,
  separator,
  subject,
} from './signs.ts';

export type Role = 'head' | 'kind' | 'title' | 'more-title' | 'body' | 'recipients' | 'signature';

export interface Placed {
  readonly role: Role;
  readonly entry: Entry;
}

const longestHead = 16;
const longestLine = 150;

/** What each line of a letter is: head, kind, title, text, recipients, signature. The order stays. */
export function placeEntries(entries: readonly Entry[]): readonly Placed[] {
  const shown = entries.filter(({ text, table }) => table !== undefined || !separator.test(text));
  const roles: Role[] = shown.map(() => 'body');
  const headEnd = markHead(shown, roles);
  markTitle(shown, roles, headEnd);
  markFoot(shown, roles, headEnd);
  return shown.map((entry, at) => ({ role: roles[at] ?? 'body', entry }));
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

function allBold({ runs }: Entry): boolean {
  const words = runs.filter(({ text }) => text.trim() !== '');
  return words.length > 0 && words.every(({ bold }) => bold ?? false);
}

/** Marks the head; gives where it ends. */
function markHead(entries: readonly Entry[], roles: Role[]): number {
  let end = 0;
  for (let at = 0; at < Math.min(entries.length, longestHead); at += 1) {
    const { text = '', table, mark, side } = entries[at] ?? {};
    const isPart =
      national.test(text) ||
      motto.test(text) ||
      letterNumber.test(text) ||
      placeAndDate.test(text) ||
      (office.test(text) && isCapitals(text) && text.length < 110 && !kindIn(text));
    const besides = side !== undefined && text.length < 160 && !addressees.test(text);
    const stop =
      table !== undefined ||
      mark !== undefined ||
      text.length > 160 ||
      addressees.test(text) ||
      recipientsLabel.test(text) ||
      (kindAlone.test(text) && side === undefined);
    if (stop) {
      break;
    }
    if (isPart || besides) {
      end = at + 1;
    }
  }
  for (let at = 0; at < end; at += 1) {
    roles[at] = subject.test(entries[at]?.text ?? '') ? 'title' : 'head';
  }
  // What a letter is about may run over several lines of its half.
  return end;
}

function kindIn(text: string): boolean {
  return /THÔNG BÁO|KẾ HOẠCH|LỊCH |QUYẾT ĐỊNH|GIẤY MỜI|HƯỚNG DẪN|BÁO CÁO|CÔNG ĐIỆN|VỀ VIỆC|MỜI |KÊU GỌI|TUYÊN TRUYỀN/.test(
    text,
  );
}

function markTitle(entries: readonly Entry[], roles: Role[], headEnd: number): void {
  if (roles.includes('title')) {
    return;
  }
  const first = entries[headEnd];
  if (first?.table !== undefined || first === undefined) {
    return;
  }
  let at = headEnd;
  const alone = kindAlone.test(first.text);
  if (alone) {
    const next = entries[at + 1];
    if (next === undefined || !isTitleLine(next)) {
      roles[at] = 'title';
      return;
    }
    roles[at] = 'kind';
    at += 1;
  } else if (!isFirstTitle(first)) {
    return;
  }
  roles[at] = 'title';
  for (at += 1; at < entries.length; at += 1) {
    const next = entries[at];
    const before = entries[at - 1];
    if (next === undefined || before === undefined || !goesOnTitle(before, next)) {
      return;
    }
    roles[at] = 'more-title';
  }
}

function isFirstTitle(entry: Entry): boolean {
  const { text } = entry;
  const short =
    text.length <= 200 &&
    !/[;,]$/.test(text) &&
    !addressees.test(text) &&
    entry.mark === undefined &&
    !itemSign.test(text);
  const stands =
    entry.centred === true || entry.heading !== undefined || allBold(entry) || isCapitals(text);
  return short && (stands || (kindStart.test(text) && text.length < 140 && !/[.;:]$/.test(text)));
}

const bodyStart =
  /^(?:căn cứ|thực hiện|kính|để|nhằm|theo|trước|hiện nay|ngày|hồi|ubnd|ủy ban|uỷ ban|trạm|ban|công an|công ty|hôm nay|được|trong|tại|từ|do|trân trọng|lưu ý|thời gian|địa điểm|đối tượng)(?:\s|$)/iu;
const clause =
  /^(?:[IVX]{1,5}\s*[./)-](?!v\b)|\d{1,2}[.)/]|[a-zđ][.)]|Điều\s+\d|Phần|Chương|Mục)\s*/u;

function isTitleLine(entry: Entry): boolean {
  const { text, table, mark } = entry;
  if (
    table !== undefined ||
    mark !== undefined ||
    text.length > 260 ||
    addressees.test(text) ||
    itemSign.test(text) ||
    clause.test(text)
  ) {
    return false;
  }
  if (subject.test(text)) {
    return true;
  }
  const stands =
    entry.centred === true || entry.heading !== undefined || allBold(entry) || isCapitals(text);
  if (stands) {
    return !/[;,:]$/.test(text);
  }
  return text.length <= longestLine && !/[.;:,]$/.test(text) && !bodyStart.test(text);
}

function goesOnTitle(before: Entry, next: Entry): boolean {
  const { text, table, mark } = next;
  if (
    table !== undefined ||
    mark !== undefined ||
    text.length > longestLine ||
    addressees.test(text) ||
    itemSign.test(text) ||
    clause.test(text) ||
    /[.;:,]$/.test(text)
  ) {
    return false;
  }
  const stands = next.centred === true || (allBold(next) && allBold(before));
  const opened = /^[\p{Ll}\d(]/u.test(text) && !/[.;:]$/.test(before.text);
  return (
    opened ||
    (stands && !isCapitals(text) && before.centred === next.centred) ||
    (stands && isCapitals(text) && isCapitals(before.text))
  );
}

function markFoot(entries: readonly Entry[], roles: Role[], from: number): void {
  const labels = entries.flatMap(({ text, table }, at) =>
    at >= from &&
    table === undefined &&
    recipientsLabel.test(text) &&
    !/^nơi nhận (?:hồ sơ|trả|kết quả|tiền|lương|quà|đơn|phiếu|giấy)/i.test(text) &&
    roles[at] === 'body'
      ? [at]
      : [],
  );
  const label = labels.at(-1);
  if (label === undefined) {
    markSignature(entries, roles, from);
    return;
  }
  const end = markRecipients(entries, roles, label);
  const after = takeSignature(entries, end, 1);
  const before = takeSignature(entries, label - 1, -1);
  for (const at of [...after, ...before]) {
    roles[at] = 'signature';
  }
  if (after.length === 0 && before.length === 0) {
    markSignature(entries, roles, from);
  }
}

/** Marks the label and its entries; gives where they end. */
function markRecipients(entries: readonly Entry[], roles: Role[], label: number): number {
  roles[label] = 'recipients';
  const side = entries[label]?.side;
  const inline = (entries[label]?.text ?? '').replace(recipientsLabel, '') !== '';
  let at = label + 1;
  for (; at < entries.length; at += 1) {
    const entry = entries[at];
    const before = entries[at - 1];
    if (
      entry === undefined ||
      before === undefined ||
      entry.table !== undefined ||
      entry.text.length > 240
    ) {
      break;
    }
    const signed = itemSign.test(entry.text) || entry.mark !== undefined;
    if (side !== undefined && entry.side !== side) {
      break;
    }
    if (!signed && side === undefined && isOther(entry, before, inline && at === label + 1)) {
      break;
    }
    roles[at] = 'recipients';
  }
  return at;
}

/** Whether an entry without a sign begins something else than the list goes on. */
function isOther({ text, centred, right }: Entry, before: Entry, afterInline: boolean): boolean {
  if (isSignature(text) || appendix.test(text) || kindAlone.test(text) || centred || right) {
    return true;
  }
  const closed = /[.]\s*$/.test(before.text) || afterInline;
  const listed =
    /^(?:như|lưu|các|ubnd|ủy ban|uỷ ban|đảng|hđnd|ct|đài|ban|văn|trưởng|công|tt|bí|thường|chủ tịch|mttq|hội|đoàn|phòng|sở|trạm|[\p{Ll}\d(])/iu.test(
      text,
    );
  return closed ? !/^lưu/i.test(text) : isName(text) || !listed;
}

/** The lines of a signature from here on (or back): at least one that nothing else could be. */
function takeSignature(entries: readonly Entry[], start: number, step: 1 | -1): readonly number[] {
  const taken: number[] = [];
  let certain = false;
  for (let at = start; at >= 0 && at < entries.length; at += step) {
    const entry = entries[at];
    if (entry === undefined || entry.table !== undefined || !mayBeSigned(entry)) {
      break;
    }
    certain ||= isSignature(entry.text) || (entry.side === 'right' && step === 1);
    taken.push(at);
  }
  return certain ? [...taken, ...(step === 1 ? lastNames(entries, start + taken.length) : [])] : [];
}

const nameAlone = /^\p{Lu}[\p{L}\s.'’()-]{1,40}$/u;

/** What a letter ends with below its signature, a line or two of nothing but letters: whoever signs it, however the name is written. */
function lastNames(entries: readonly Entry[], from: number): readonly number[] {
  const last = entries.slice(from);
  const isNames =
    last.length <= 2 &&
    last.every(
      ({ text, table, mark, side }) =>
        table === undefined && mark === undefined && side !== 'left' && nameAlone.test(text),
    );
  return isNames ? last.map((_, at) => from + at) : [];
}

function mayBeSigned(entry: Entry): boolean {
  const { text, side, mark, right } = entry;
  const other = appendix.test(text) || kindAlone.test(text);
  if (
    mark !== undefined ||
    other ||
    itemSign.test(text) ||
    text.length > 110 ||
    clause.test(text)
  ) {
    return false;
  }
  return (
    isSignature(text) ||
    isName(text) ||
    placeAndDate.test(text) ||
    side === 'right' ||
    (right === true && text.length < 70) ||
    (isCapitals(text) && office.test(text) && text.length < 90 && !kindIn(text))
  );
}

/** A letter without recipients: the last lines that sign it. */
function markSignature(entries: readonly Entry[], roles: Role[], from: number): void {
  for (let at = entries.length - 1; at > from && at >= entries.length / 3; at -= 1) {
    const text = entries[at]?.text ?? '';
    if (
      roles[at] !== 'body' ||
      !isSignature(text) ||
      !mayBeSigned(entries[at] ?? { runs: [], text: '' })
    ) {
      continue;
    }
    const run = [...takeSignature(entries, at, -1), ...takeSignature(entries, at, 1)];
    for (const one of run) {
      if (roles[one] === 'body' && one > from) {
        roles[one] = 'signature';
      }
    }
    return;
  }
}
