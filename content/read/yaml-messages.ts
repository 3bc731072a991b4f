import type { ErrorCode, YAMLError } from 'yaml';

type Said = readonly [message: string, hint: string];

const byCode: Partial<Record<ErrorCode, Said>> = {
  DUPLICATE_KEY: ['Một mục được ghi hai lần.', 'Giữ lại một dòng, xóa dòng kia.'],
  TAB_AS_INDENT: ['Đầu dòng có dấu Tab.', 'Thay dấu Tab bằng dấu cách.'],
  BAD_INDENT: [
    'Dòng này thụt vào không đều với các dòng cùng nhóm.',
    'Cho đầu dòng thẳng hàng với dòng trên.',
  ],
  BAD_SCALAR_START: [
    'Đoạn chữ ở dòng này bắt đầu bằng một ký tự đặc biệt.',
    "Đặt cả đoạn chữ trong dấu nháy đơn, ví dụ: '@ là a còng'.",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'Dòng này có dấu ":" ở giữa câu nên máy hiểu nhầm.',
    "Đặt cả đoạn chữ sau tên mục trong dấu nháy đơn, ví dụ: text: 'Từ nay: nộp qua mạng'.",
  ],
};
const noColon: Said = [
  'Dòng này thiếu dấu ":" sau tên mục.',
  'Ghi tên mục, dấu hai chấm, một dấu cách rồi đến nội dung, ví dụ: title: Tiêu đề.',
];
const noDash: Said = [
  'Dòng này không thẳng hàng với mục của nó, hoặc thiếu dấu gạch ngang ở đầu.',
  'Mục mới thì thêm dấu gạch ngang; còn trong cùng mục thì cho thẳng hàng với dòng trên.',
];
const unclosedQuote: Said = [
  'Đoạn chữ mở dấu nháy mà không đóng lại.',
  "Thêm dấu nháy cùng loại ở cuối đoạn, ví dụ: 'giờ phát'.",
];
const unclosedList: Said = [
  'Danh sách mở ngoặc mà không đóng lại.',
  'Thêm dấu đóng ngoặc ở cuối, ví dụ: [tue, fri].',
];
const unread: Said = [
  'Dòng này không đúng cách viết.',
  'So với các dòng bên cạnh: tên mục, dấu hai chấm, một dấu cách rồi đến nội dung; đoạn chữ có dấu lạ thì đặt trong dấu nháy đơn.',
];

/** What a YAML error means to someone who fills in a form, and the offset in the text where to mend it. */
export function explainYaml(
  error: YAMLError,
  text: string,
): { readonly at: number; readonly message: string; readonly hint: string } {
  const at = error.pos[0];
  const say = ([message, hint]: Said, offset = at) => ({ at: offset, message, hint });
  const before = (sign: RegExp) => lastMatch(text.slice(0, at), sign) ?? at;
  if (error.message.startsWith('Missing closing'))
    return say(unclosedQuote, before(/[:\-[{,]\s+["']/g));
  if (error.message.startsWith('Flow ')) return say(unclosedList, before(/[[{]/g));
  if (error.code === 'MULTILINE_IMPLICIT_KEY' || error.message.startsWith('Implicit map keys'))
    return say(noColon);
  if (error.message.startsWith('Sequence item without')) return say(noDash);
  return say(byCode[error.code] ?? unread);
}

/** The parser stumbles on after its first error; only these are mistakes of their own. */
export function followsFromAnother(error: YAMLError): boolean {
  return error.code !== 'DUPLICATE_KEY' && error.code !== 'TAB_AS_INDENT';
}

function lastMatch(text: string, sign: RegExp): number | undefined {
  return [...text.matchAll(sign)].at(-1)?.index;
}
