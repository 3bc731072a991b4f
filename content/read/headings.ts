import type { Root } from 'mdast';
import type { DocumentKind } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { lineOf, walk } from '../markup/nodes.ts';

/** An announcement carries its own title in its text; a guide's and an answer's page title is the frontmatter's. */
export function checkHeadings(file: string, kind: DocumentKind, root: Root): readonly Problem[] {
  const problems: Problem[] = [];
  const titles: number[] = [];
  let deepest = kind === 'announcement' ? 0 : 1;
  for (const node of walk(root)) {
    if (node.type !== 'heading') continue;
    if (node.depth === 1) titles.push(lineOf(node));
    else if (node.depth > deepest + 1)
      problems.push({
        file,
        line: lineOf(node),
        message: `Tiêu đề có ${node.depth} dấu # đứng ngay dưới tiêu đề có ${deepest} dấu #.`,
        hint: `Dùng ${deepest + 1} dấu #.`,
        severity: 'error',
      });
    deepest = node.depth;
  }
  const surplus = kind === 'announcement' ? titles.slice(1) : titles;
  for (const line of surplus)
    problems.push({
      file,
      line,
      message: 'Bài chỉ có một tiêu đề lớn nhất (một dấu #).',
      hint:
        kind === 'announcement'
          ? 'Dùng hai dấu # cho tiêu đề này.'
          : `Tiêu đề lớn đã ghi ở ${kind === 'answer' ? 'question' : 'title'}: đầu tệp; dùng hai dấu # cho tiêu đề này.`,
      severity: 'error',
    });
  if (kind === 'announcement' && titles.length === 0)
    problems.push({
      file,
      line: 1,
      message: 'Thông báo chưa có tiêu đề lớn.',
      hint: 'Thêm một dòng bắt đầu bằng một dấu #, ví dụ: # Tuyên truyền về dịch vụ công.',
      severity: 'error',
    });
  return problems;
}
