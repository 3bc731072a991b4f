import type { Simulator } from '../../../content/schema/simulator.ts';
import { slips } from './slip.ts';
import { letters, plainText } from './typed.ts';

/**
 * Identity, telephone, insurance, passport and card numbers of Vietnam have 9 digits (CMND), 10 (telephone, BHXH), 12 (căn cước) or more;
 * a day has 8. So 9 digits that nothing but separators parts look real.
 */
const fewestDigits = 9;
/** So many mistyped characters still count as a slip of an example, and get the field's own error instead. */
const mostSlips = 2;

const digitRun = new RegExp(`\\d(?:[^\\d${letters}]{0,3}\\d)*`, 'g');
/** `O912…`, `09l2…`: letters that stand for digits. */
const ohForZero = new RegExp(`(^|[^${letters}])[oO](?=[\\d.\\s-]*\\d)`, 'g');
const passport = new RegExp(`(^|[^${letters}])[A-Za-z][\\s.-]?\\d{7,8}(?!\\d)`);
const address = /[^\s@,;<>]*@([^\s@,;<>]+)/g;
/** Names that RFC 2606 and RFC 6761 keep free for examples: nobody has a mailbox there. */
const freeDomain = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/;
const knownProvider = /(gmail|yahoo|hotmail|outlook|icloud|zoho|proton(mail)?)(\.|$)/;

/** Read with suspicion: an `O` among digits is a zero. */
function tidy(value: string): string {
  return plainText(value)
    .replace(ohForZero, '$10')
    .replace(/(\d)[oO](?=\d)/g, '$10');
}

function isExample(found: string, examples: readonly string[]): boolean {
  return examples.some(
    (example) => example.startsWith(found) || slips(found, example) <= mostSlips,
  );
}

function hasRealNumber(value: string, examples: readonly string[]): boolean {
  const numbers = examples.map((example) => example.replace(/\D/g, ''));
  const runs = (value.match(digitRun) ?? []).map((run) => run.replace(/\D/g, ''));
  return (
    passport.test(value) ||
    runs.some(
      (run) =>
        run.length >= fewestDigits &&
        !isExample(
          run,
          numbers.filter((number) => number.length >= fewestDigits),
        ),
    )
  );
}

function hasRealAddress(value: string, examples: readonly string[]): boolean {
  const found = value.toLowerCase().match(address) ?? [];
  return (
    /\b(gmail|yahoo|hotmail|outlook|icloud)\.(com|vn)\b/i.test(value) ||
    found.some((mail) => {
      const domain = mail.slice(mail.indexOf('@') + 1).replace(/[.]+$/, '');
      if (freeDomain.test(domain) || isExample(mail, examples)) return false;
      return /\.[a-z]{2,}$/.test(domain) || knownProvider.test(domain);
    })
  );
}

/**
 * Which real thing a typed text seems to hold, or undefined for an innocent one.
 * `0912 345 678` → `number`, `mai@gmail.com` → `email`, `Số 12, ngõ 5` → undefined; the examples and slips of them → undefined.
 */
export function looksReal(simulator: Simulator, value: string): 'number' | 'email' | undefined {
  const examples: string[] = [];
  for (const { values } of simulator.identities) {
    for (const key of Object.keys(values)) examples.push((values[key] || '').toLowerCase());
  }
  const typed = tidy(value);
  if (hasRealNumber(typed, examples)) return 'number';
  return hasRealAddress(typed, examples) ? 'email' : undefined;
}
