import { components } from '../schema/components.ts';

/** The parser's message; told by its shape, so that no package is needed for the class alone. */
export interface ParserMessage {
  readonly reason: string;
  readonly ruleId?: string;
  readonly line?: number;
}

export function isParserMessage(error: unknown): error is ParserMessage {
  return typeof error === 'object' && error !== null && 'reason' in error && 'ruleId' in error;
}

interface Explained {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
  /** Whether the mistake is inside one line, so that the rest of the file can be read without it. */
  readonly within: boolean;
}

const tag = /`(<\/?[^`]*>)`/u;
const place = /\((\d+):\d+-\d+:\d+\)/;

/** What the parser's message means to someone who writes texts, and on which line to mend it. */
export function explainMdx(error: ParserMessage, lines: readonly string[]): Explained {
  const { reason } = error;
  const line = Math.min(error.line ?? 1, lines.findLastIndex((one) => one.trim() !== '') + 1);
  const opened = Number(place.exec(reason)?.[1] ?? line);
  const name = tag.exec(reason)?.[1] ?? '';
  if (reason.startsWith('Expected a closing tag')) return unclosed(name, opened, reason);
  if (reason.startsWith('Unexpected closing tag'))
    return {
      line,
      message: `Thẻ đóng ${name} không khớp với thẻ mở ở dòng ${opened}.`,
      hint: 'Sửa cho tên thẻ đóng giống tên thẻ mở, và đóng thẻ trong trước thẻ ngoài.',
      within: false,
    };
  if (reason.startsWith('Unexpected closing slash'))
    return {
      line,
      message: 'Có thẻ đóng mà không có thẻ mở.',
      hint: 'Xóa thẻ đóng này, hoặc thêm thẻ mở ở phía trên.',
      within: true,
    };
  if (reason.includes('create a comment'))
    return {
      line,
      message: 'Lời ghi chú viết kiểu <!-- … --> không dùng được.',
      hint: 'Viết {/* lời ghi chú */}, hoặc xóa đi.',
      within: true,
    };
  if (reason.includes('attribute value'))
    return {
      line,
      message: 'Giá trị sau dấu = trong thẻ không nằm trong dấu nháy thẳng.',
      hint: 'Đặt giá trị trong dấu nháy kép thẳng, không dùng dấu nháy cong “ ”, ví dụ: <Step id="nhap-otp" title="Nhập mã OTP">.',
      within: true,
    };
  if (reason.includes('import/exports'))
    return {
      line,
      message: 'Dòng bắt đầu bằng "import" hoặc "export" bị hiểu là lệnh lập trình.',
      hint: 'Xóa dòng này, hoặc viết lại để dòng không bắt đầu bằng chữ đó.',
      within: true,
    };
  if (reason.includes('expression') || error.ruleId === 'acorn')
    return {
      line: lastLine(lines, line, /(?<!\\)\{/),
      message: 'Có dấu { hoặc } bị hiểu là lệnh lập trình.',
      hint: 'Viết \\{ và \\} nếu đó là dấu ngoặc trong câu, hoặc xóa đi.',
      within: true,
    };
  return {
    line: lastLine(lines, line, /(?<!\\)</),
    message: 'Có dấu < bị hiểu là một thẻ viết dở.',
    hint: 'Viết \\< nếu đó là dấu nhỏ hơn trong câu; nếu là thẻ thì viết đủ, ví dụ: <Note>; địa chỉ trang thì viết không có < và >.',
    within: true,
  };
}

function unclosed(name: string, line: number, reason: string): Explained {
  const element = name.replace(/[<>/]/g, '').split(/\s/)[0] ?? '';
  const known = components[element] !== undefined;
  if (/^(br|hr|img|wbr|p|li)$/i.test(element))
    return {
      line,
      message: `Thẻ HTML ${name} không dùng trong bài.`,
      hint: 'Xóa đi; muốn sang đoạn mới thì để một dòng trống.',
      within: reason.includes('`paragraph`'),
    };
  if (known && reason.includes('`paragraph`'))
    return {
      line,
      message: `Thẻ <${element}> mở ở giữa một đoạn mà đóng ở đoạn khác.`,
      hint: `Để <${element}> và </${element}> mỗi thẻ một dòng riêng, có dòng trống ở trên và ở dưới.`,
      within: false,
    };
  return {
    line,
    message: known
      ? `Thẻ <${element}> mở ra mà không đóng lại.`
      : `Chữ ${name} bị hiểu là một thẻ viết dở.`,
    hint: known
      ? `Thêm </${element}> ở cuối phần này.`
      : `Nếu là chữ trong câu, viết \\${name} (thêm dấu \\ trước dấu <).`,
    within: !known && reason.includes('`paragraph`'),
  };
}

/** What runs on to the end of the file is named where it began: the last line before with the sign that opened it. */
function lastLine(lines: readonly string[], from: number, sign: RegExp): number {
  const index = lines.slice(0, from).findLastIndex((line) => sign.test(line));
  return index < 0 ? from : index + 1;
}
