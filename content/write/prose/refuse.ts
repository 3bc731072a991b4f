import type { Node } from 'prosemirror-model';
import { LoaError } from '../../schema/loa-error.ts';

/** What an editor holds and a file cannot: `edit-lost`, with the words it stands at. */
export function refuse(what: string, node: Node, mend: string): LoaError {
  const words = node.textContent.trim().slice(0, 60);
  const where = words === '' ? '' : ` Chỗ ấy: “${words}${words.length === 60 ? '…' : ''}”.`;
  return new LoaError('edit-lost', `${what}${where}`, { hint: mend });
}

const notProse = /import|export/;

/** A file that does not parse. `line` is 1-based. */
export class NotProse extends LoaError<'not-prose'> {
  readonly line: number;

  constructor(line: number, cause: unknown) {
    super('not-prose', `Bài này viết sai cách ở dòng ${line}, chưa mở ra sửa ở đây được.`, {
      hint: hintOf(cause),
      cause,
    });
    this.line = line;
  }
}

function hintOf(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : '';
  return notProse.test(reason)
    ? 'Dòng bắt đầu bằng "import" hoặc "export" bị hiểu là lệnh lập trình: mở tệp, xóa hoặc viết lại dòng ấy.'
    : 'Mở tệp sửa tay dòng ấy (npm run check nói rõ sai gì), hoặc lấy lại bản trước của bài.';
}
