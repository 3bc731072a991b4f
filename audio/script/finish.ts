import { cut, joined, unwritten } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';

/** `./.` is how an official text says that it ends here; it is not spoken. */
const officialEnd = /(?<=[.!?])\/\.$/;
const closed = /[.?!:…]["'”’»)\]]*$/;

/**
 * An item or a paragraph as a sentence of its own: without the `;` or `,` that led to the next line, with a full stop.
 * `thời gian giao dịch;` → `thời gian giao dịch.` What is added was not written and has no range.
 */
export function asSentence(written: Written): Written {
  const ended = cut(written, 0, written.text.replace(officialEnd, '').length);
  const bare = cut(ended, 0, ended.text.replace(/[;,\s]+$/, '').length);
  return closed.test(bare.text) ? bare : joined([bare, unwritten('.')]);
}
