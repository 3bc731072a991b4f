import { freeSlug, slugOf } from '../slug.ts';

const longest = 40;

/** An id for a step of this name: `Nhập mã OTP` → `nhap-ma-otp`. `taken`: all ids of the document, now and ever. */
export function freshStepId(title: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(title);
  const short = slug.length > longest ? slug.slice(0, longest + 1).replace(/-[^-]*$/, '') : slug;
  return freeSlug(short === '' ? 'buoc' : short.slice(0, longest), [...taken]);
}
