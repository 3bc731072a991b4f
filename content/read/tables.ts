import type { Root } from 'mdast';
import { childrenOf, isElement, lineOf, walk } from '../markup/nodes.ts';
import { readTable } from '../markup/table.ts';
import type { Problem } from '../schema/problem.ts';

/** In <Table> stand rows, and nothing else; each has as many cells as the first. */
export function checkTables(file: string, source: string, root: Root): readonly Problem[] {
  const tables = [...walk(root)].filter(isElement).filter(({ name }) => name === 'Table');
  return tables.flatMap(childrenOf).flatMap((node): readonly Problem[] => {
    const table = node.type === 'paragraph' ? readTable(node, source) : undefined;
    if (table === undefined) {
      return [
        {
          ...{ file, line: lineOf(node), severity: 'error' },
          message: 'Phần này trong <Table> không phải các hàng của bảng.',
          hint: 'Mỗi hàng một dòng, bắt đầu và kết thúc bằng dấu |, ví dụ: | Thứ Hai | 8 giờ | (trong ô chỉ ghi chữ thường).',
        },
      ];
    }
    const rows = [...(table.header === undefined ? [] : [table.header]), ...table.rows];
    const wanted = rows[0]?.cells.length ?? 0;
    return rows
      .filter(({ cells }) => cells.length !== wanted)
      .map(({ line, cells }) => ({
        ...{ file, line, severity: 'error' },
        message: `Hàng này của bảng có ${cells.length} ô, các hàng khác có ${wanted} ô.`,
        hint: `Thêm hoặc bớt dấu | cho đủ ${wanted} ô; ô trống thì để trống giữa hai dấu |.`,
      }));
  });
}
