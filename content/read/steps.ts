import type { Root } from 'mdast';
import type { DocumentKind, Step } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { attribute, isElement, lineOf, textOf, walk } from '../markup/nodes.ts';

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The `<Step>`s of a document in order, and what is wrong with them. */
export function readSteps(
  file: string,
  kind: DocumentKind,
  root: Root,
): { readonly steps: readonly Step[]; readonly problems: readonly Problem[] } {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const add = (line: number, message: string, hint: string) => {
    problems.push({ file, line, message, hint, severity: 'error' });
  };
  const top = new Set<unknown>(root.children);
  let number = 0;
  for (const node of walk(root)) {
    if (!isElement(node) || node.name !== 'Step') continue;
    number++;
    const line = lineOf(node);
    if (!top.has(node))
      add(
        line,
        `Bước ${number} nằm bên trong một phần khác.`,
        'Đặt <Step> ở ngoài cùng, có dòng trống phía trên và phía dưới.',
      );
    const id = attribute(node, 'id');
    const title = attribute(node, 'title')?.trim();
    // What is there but is not plain text is named by the check of elements.
    const lacks = (name: string) =>
      !node.attributes.some(
        (one) => one.type === 'mdxJsxAttribute' && one.name === name && one.value !== '',
      );
    const earlier = steps.find((step) => step.id === id);
    if (lacks('id'))
      add(line, `Bước ${number} thiếu "id".`, 'Thêm id, ví dụ: <Step id="nhap-otp">.');
    else if (id !== undefined && !idForm.test(id))
      add(
        line,
        `Bước ${number} có id "${id}" không dùng được.`,
        `Chỉ dùng chữ thường không dấu, số và dấu gạch nối, ví dụ: <Step id="${unaccented(id)}">.`,
      );
    else if (earlier)
      add(
        line,
        `Bước ${number} có id "${id}" trùng với bước ở dòng ${earlier.line}.`,
        'Đặt cho mỗi bước một id khác nhau.',
      );
    if (lacks('title') || title === '')
      add(
        line,
        `Bước ${number} thiếu "title".`,
        'Thêm tên bước, ví dụ: <Step id="nhap-otp" title="Nhập mã OTP">.',
      );
    if (textOf(node).trim() === '')
      add(
        line,
        `Bước ${number} không có chữ nào bên trong.`,
        'Viết việc cần làm vào giữa <Step …> và </Step>.',
      );
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (id && title && !earlier && start !== undefined && end !== undefined)
      steps.push({ id, title, line, start, end });
  }
  if (kind === 'guide' && number === 0)
    add(
      1,
      'Bài hướng dẫn chưa có bước nào.',
      'Đặt mỗi việc trong một thẻ, ví dụ: <Step id="mo-trang-chu" title="Mở trang chủ">…</Step>.',
    );
  return { steps, problems };
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
