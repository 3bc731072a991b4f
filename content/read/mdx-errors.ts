import type { Problem } from '../schema/problem.ts';
import { parseMdx } from './mdx.ts';

/** Whether this is the parser's message; told by its shape, so that no package is needed for the class alone. */
interface ParserMessage {
  readonly reason: string;
  readonly ruleId?: string;
  readonly line?: number;
}

function isParserMessage(error: unknown): error is ParserMessage {
  return typeof error === 'object' && error !== null && 'reason' in error && 'ruleId' in error;
}

const tag = /`(<\/?[^`]*>)`/u;
const place = /\((\d+):\d+-\d+:\d+\)/;

/** The problem that keeps an MDX file from being read, or undefined where it parses. */
export function mdxError(file: string, source: string): Problem | undefined {
  try {
    parseMdx(source);
    return undefined;
  } catch (error) {
    if (!isParserMessage(error)) throw error;
    return { file, severity: 'error', ...explain(error, source) };
  }
}

function explain(error: ParserMessage, source: string): Pick<Problem, 'line' | 'message' | 'hint'> {
  const { reason } = error;
  const line = Math.min(error.line ?? 1, source.trimEnd().split('\n').length);
  const opened = Number(place.exec(reason)?.[1] ?? line);
  const name = tag.exec(reason)?.[1] ?? '';
  if (reason.startsWith('Expected a closing tag'))
    return {
      line: opened,
      message: `Thẻ ${name} mở ra mà không đóng lại.`,
      hint: `Thêm ${name.replace('<', '</').replace(/\s.*>/, '>')} ở cuối phần này; nếu không phải thẻ mà là dấu nhỏ hơn, viết \\< thay cho <.`,
    };
  if (reason.startsWith('Unexpected closing tag'))
    return {
      line,
      message: `Thẻ đóng ${name} không khớp với thẻ mở ở dòng ${opened}.`,
      hint: 'Sửa cho tên thẻ đóng giống tên thẻ mở, và đóng thẻ trong trước thẻ ngoài.',
    };
  if (reason.startsWith('Unexpected closing slash'))
    return {
      line,
      message: 'Có thẻ đóng mà không có thẻ mở.',
      hint: 'Xóa thẻ đóng này, hoặc thêm thẻ mở ở phía trên.',
    };
  if (reason.includes('attribute value'))
    return {
      line,
      message: 'Giá trị sau dấu = trong thẻ không nằm trong dấu nháy.',
      hint: 'Đặt giá trị trong dấu nháy kép, ví dụ: <Step id="nhap-otp" title="Nhập mã OTP">.',
    };
  if (reason.includes('import/exports'))
    return {
      line,
      message: 'Dòng bắt đầu bằng "import" hoặc "export" bị hiểu là lệnh lập trình.',
      hint: 'Xóa dòng này, hoặc viết lại để dòng không bắt đầu bằng chữ đó.',
    };
  if (reason.includes('expression') || reason.includes('acorn') || error.ruleId === 'acorn')
    return {
      line,
      message: 'Có dấu { hoặc } bị hiểu là lệnh lập trình.',
      hint: 'Viết \\{ và \\} nếu đó là dấu ngoặc trong câu, hoặc xóa đi.',
    };
  return {
    line,
    message: 'Có dấu < bị hiểu là một thẻ viết dở.',
    hint: 'Viết \\< nếu đó là dấu nhỏ hơn trong câu; nếu là thẻ thì viết đủ, ví dụ: <Note>; địa chỉ trang thì viết không có < và >.',
  };
}
