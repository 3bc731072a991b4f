import type { Root } from 'mdast';
import type { DocumentKind, Step } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { attribute, isElement, lineOf, textOf, walk, type Element } from '../markup/nodes.ts';

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Add = (line: number, message: string, hint: string) => void;

/** The `<Step>`s of a document in order, and what is wrong with them. */
export function readSteps(
  file: string,
  kind: DocumentKind,
  root: Root,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[] } {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const add: Add = (line, message, hint) => {
    problems.push({ file, line, message, hint, severity: 'error' });
  };
  const top = new Set<unknown>(root.children);
  const nodes = [...walk(root)].filter(isElement).filter(({ name }) => name === 'Step');
  for (const [index, node] of nodes.entries()) {
    const line = lineOf(node);
    const called = `Bước ${index + 1}`;
    if (!top.has(node))
      add(
        line,
        `${called} nằm bên trong một phần khác.`,
        'Đặt <Step> ở ngoài cùng, có dòng trống phía trên và phía dưới.',
      );
    const id = attribute(node, 'id');
    const title = attribute(node, 'title')?.trim();
    const earlier = steps.find((step) => step.id === id);
    checkId(node, called, earlier, add);
    checkWords(node, called, add);
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (id && title && !earlier && start !== undefined && end !== undefined)
      steps.push({ id, title, line, start, end });
  }
  if (kind === 'guide' && nodes.length === 0)
    add(
      1,
      'Bài hướng dẫn chưa có bước nào.',
      'Đặt mỗi việc trong một thẻ, ví dụ: <Step id="mo-trang-chu" title="Mở trang chủ">…</Step>.',
    );
  return { steps, problems };
}

function checkId(node: Element, called: string, earlier: Step | undefined, add: Add): void {
  const line = lineOf(node);
  const id = attribute(node, 'id');
  if (lacks(node, 'id'))
    add(line, `${called} thiếu "id".`, 'Thêm id, ví dụ: <Step id="nhap-otp">.');
  else if (id !== undefined && !idForm.test(id))
    add(
      line,
      `${called} có id "${id}" không dùng được.`,
      `Chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: <Step id="${unaccented(id)}">.`,
    );
  else if (earlier)
    add(
      line,
      `${called} có id "${id}" trùng với bước ở dòng ${earlier.line}.`,
      'Đặt cho mỗi bước một id khác nhau.',
    );
}

/** A step has a name, and says what to do. */
function checkWords(node: Element, called: string, add: Add): void {
  const line = lineOf(node);
  if (lacks(node, 'title') || attribute(node, 'title')?.trim() === '')
    add(
      line,
      `${called} thiếu "title".`,
      'Thêm tên bước, ví dụ: <Step id="nhap-otp" title="Nhập mã OTP">.',
    );
  if (textOf(node).trim() === '')
    add(
      line,
      `${called} không có chữ nào bên trong.`,
      'Viết việc cần làm vào giữa <Step …> và </Step>.',
    );
}

/** What is there but is not plain text is named by the check of elements. */
function lacks(node: Element, name: string): boolean {
  return !node.attributes.some(
    (one) => one.type === 'mdxJsxAttribute' && one.name === name && one.value !== '',
  );
}

/** `Nhập mã OTP` → `nhap-ma-otp`. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
