import { isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, ErrorCode } from 'yaml';
import type { Problem } from '../schema/problem.ts';

/** One YAML text, parsed as far as it can be. */
export interface YamlText {
  readonly file: string;
  /** undefined where the text is not YAML. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** 1-based line, in the file, of what stands at this path, or of the nearest thing above it. */
  lineOf(path: readonly PropertyKey[]): number;
  /** 1-based line of this key of the mapping at the path. */
  lineOfKey(path: readonly PropertyKey[], key: string): number;
  has(path: readonly PropertyKey[]): boolean;
}

const mends: Partial<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  DUPLICATE_KEY: ['Một mục được ghi hai lần.', 'Giữ lại một dòng, xóa dòng kia.'],
  TAB_AS_INDENT: ['Đầu dòng có dấu Tab.', 'Thay dấu Tab bằng dấu cách.'],
  BAD_INDENT: [
    'Dòng này thụt vào không đều với các dòng cùng nhóm.',
    'Cho đầu dòng thẳng hàng với dòng trên.',
  ],
  MISSING_CHAR: [
    'Thiếu dấu đóng ngoặc hoặc dấu nháy.',
    "Thêm dấu còn thiếu, ví dụ: 'giờ phát' hoặc [tue, fri].",
  ],
  BAD_SCALAR_START: [
    'Dòng này bắt đầu bằng một ký tự đặc biệt.',
    "Đặt cả đoạn chữ trong dấu nháy, ví dụ: '@ là a còng'.",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'Dòng này có dấu ":" ở giữa câu nên máy hiểu nhầm.',
    "Đặt cả đoạn chữ sau tên mục trong dấu nháy đơn, ví dụ: text: 'Từ nay: nộp qua mạng'.",
  ],
  MULTILINE_IMPLICIT_KEY: [
    'Dòng này thiếu dấu ":" sau tên mục.',
    'Ghi tên mục, dấu hai chấm, một dấu cách rồi đến nội dung, ví dụ: title: Tiêu đề.',
  ],
};
const unread: readonly [string, string] = [
  'Dòng này không đúng cách viết YAML.',
  'So với các dòng bên cạnh: tên mục, dấu hai chấm, một dấu cách rồi đến nội dung; đoạn chữ có dấu lạ thì đặt trong dấu nháy đơn.',
];

/** Reads YAML that starts on `firstLine` of the file (frontmatter does not start on line 1). Never throws. */
export function readYaml(file: string, text: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  const problems = document.errors.map((error): Problem => {
    const [message, hint] = mends[error.code] ?? unread;
    return { file, line: lineAt(error.pos[0]), message, hint, severity: 'error' };
  });

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const above = document.getIn(path.slice(0, depth - 1), true);
      const step = path[depth - 1];
      const key = isMap(above) ? keyNode(above, String(step)) : undefined;
      const node: unknown = key ?? document.getIn(path.slice(0, depth), true);
      const range = isScalar(node) || isCollection(node) ? node.range : undefined;
      if (range) return lineAt(range[0]);
    }
    return document.contents?.range ? lineAt(document.contents.range[0]) : firstLine;
  };

  return {
    file,
    value: document.errors.length > 0 ? undefined : document.toJS(),
    problems,
    lineOf,
    lineOfKey: (path, key) => lineOf([...path, key]),
    has: (path) => path.length === 0 || document.hasIn(path),
  };
}

function keyNode(map: { items: readonly { key: unknown }[] }, key: string) {
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? pair.key : undefined;
}
