import type { Nodes, Root } from 'mdast';
import type { Problem } from '../schema/problem.ts';
import { childrenOf, isElement, lineOf, textOf, walk } from '../markup/nodes.ts';

const tableRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/m;

/** Markdown that a narrow telephone or a loudspeaker can do nothing with is refused. */
export function checkUnsuited(file: string, root: Root): readonly Problem[] {
  const inTables = new Set(
    [...walk(root)].flatMap((node) =>
      isElement(node) && node.name === 'Table' ? childrenOf(node) : [],
    ),
  );
  return [...walk(root)].flatMap((node): Problem[] => {
    const said = inTables.has(node) ? undefined : unsuited(node);
    return said
      ? [{ file, line: lineOf(node), message: said[0], hint: said[1], severity: 'error' }]
      : [];
  });
}

function unsuited(node: Nodes): readonly [string, string] | undefined {
  if (node.type === 'paragraph' && tableRule.test(textOf(node)))
    return [
      'Bảng phải nằm trong thẻ <Table>: có thẻ thì điện thoại hẹp hiện được, loa đọc từng hàng.',
      'Thêm ở trên bảng dòng <Table> và một dòng trống; ở dưới bảng một dòng trống và dòng </Table>.',
    ];
  if (node.type === 'image' || node.type === 'imageReference')
    return [
      'Bài không dùng được ảnh chèn tay: mạng chậm không tải nổi, loa không đọc được.',
      'Viết bằng lời; hình minh họa các bước được vẽ sẵn theo trang thực hành.',
    ];
  if (node.type === 'code')
    return [
      'Bài không dùng được đoạn mã giữa hai dòng ```: loa không đọc được.',
      'Viết thành đoạn thường, xóa hai dòng ```.',
    ];
  return undefined;
}
