import type { Root } from 'mdast';
import { components } from '../schema/components.ts';
import type { Problem } from '../schema/problem.ts';
import { closest } from './closest.ts';
import { isExpression, isProgramLine } from '../markup/code.ts';
import { attribute, isElement, lineOf, textOf, walk } from '../markup/nodes.ts';
import type { Element } from '../markup/nodes.ts';

const vocabulary = Object.entries(components)
  .map(([name, { purpose }]) => `<${name}> (${purpose})`)
  .join('; ');

/** Problems of everything in a document that is not plain Markdown: elements, attributes, code. */
export function checkElements(file: string, root: Root): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (line: number, message: string, hint: string) => {
    problems.push({ file, line, message, hint, severity: 'error' });
  };
  for (const node of walk(root)) {
    if (isProgramLine(node))
      add(
        lineOf(node),
        'Dòng bắt đầu bằng "import" hoặc "export" là lệnh lập trình, không dùng trong bài.',
        'Xóa dòng này, hoặc viết lại để dòng không bắt đầu bằng chữ đó.',
      );
    if (isExpression(node))
      add(
        lineOf(node),
        `Phần {${node.value.slice(0, 30)}} là lệnh lập trình, không dùng trong bài.`,
        'Viết thẳng chữ cần hiện; nếu cần dấu ngoặc nhọn thì viết \\{ và \\}.',
      );
    if (isElement(node)) checkElement(node, add);
  }
  return problems;
}

function checkElement(
  element: Element,
  add: (line: number, message: string, hint: string) => void,
): void {
  const line = lineOf(element);
  const name = element.name ?? '';
  const rule = components[name];
  if (!rule) {
    const near = closest(name, Object.keys(components));
    add(
      line,
      name === '' ? 'Thẻ <> không có tên.' : `Không có thẻ nào tên là <${name}>.`,
      `${near === undefined ? '' : `Ý bạn là <${near}>? `}Các thẻ dùng được: ${vocabulary}.`,
    );
    return;
  }
  for (const found of element.attributes) {
    const plain = found.type === 'mdxJsxAttribute' && typeof found.value === 'string';
    const label = found.type === 'mdxJsxAttribute' ? found.name : '…';
    if (!plain)
      add(
        line,
        `Thẻ <${name}>: "${label}" phải là chữ trong dấu nháy kép.`,
        `Viết ${label}="…", không dùng dấu ngoặc nhọn.`,
      );
    else if (!rule.attributes.includes(label))
      add(
        line,
        `Thẻ <${name}> không có "${label}".`,
        rule.attributes.length === 0
          ? `Xóa đi, chỉ viết <${name}>.`
          : `Thẻ này chỉ có: ${rule.attributes.join(', ')}.`,
      );
  }
  for (const needed of rule.missing === undefined ? [] : rule.attributes)
    if ((attribute(element, needed) ?? '').trim() === '')
      add(line, `Thẻ <${name}> thiếu "${needed}".`, rule.missing ?? '');
  if (name === 'File' && element.type === 'mdxJsxTextElement')
    add(
      line,
      'Thẻ <File> nằm chung đoạn với chữ.',
      'Để <File name="…">…</File> một dòng riêng, có dòng trống ở trên và ở dưới.',
    );
  if (rule.label !== undefined && repeats(textOf(element), rule.label))
    add(
      line,
      `Thẻ <${name}> đã tự ghi chữ "${rule.label}", trong bài lại ghi lần nữa.`,
      `Xóa chữ "${rule.label}" ở đầu phần này.`,
    );
  if (name !== 'Step' && textOf(element).trim() === '')
    add(line, `Thẻ <${name}> không có chữ nào bên trong.`, 'Viết nội dung vào giữa, hoặc xóa thẻ.');
}

function repeats(text: string, label: string): boolean {
  const word = label.replace(':', '').toLowerCase();
  return text.trim().toLowerCase().startsWith(word);
}
