// A document as one reads it, for comparing: its words by paragraphs, without markup.
import type { Node } from 'prosemirror-model';
import { frontKeys } from '../../../content/markup/prose-schema.ts';
import { askedOf } from '../../../content/schema/field-words.ts';
import { readProse } from '../../../content/write/prose/index.ts';
import { isRecord } from '../../../content/write/render-yaml.ts';
import { askedHead } from './kinds/asked-head.ts';
import { sayValue } from './kinds/say-value.ts';

/** A part's name before its words. */
const parts: Readonly<Record<string, string>> = {
  ...{ note: 'Lưu ý', requirement: 'Điều kiện', checklist: 'Cần có', web_only: 'Chỉ trên trang' },
  ...{
    spoken_only: 'Chỉ đọc trên loa',
    read_aloud: 'Đọc to',
    sms: 'Tin nhắn',
    recipients: 'Nơi nhận',
  },
  signature: 'Ký tên',
};

/** `text`: of a file; what is no prose stays as it is. */
export function plainWords(file: string, text: string): string {
  if (!file.endsWith('.mdx') || text === '') return text;
  try {
    return wordsOfDoc(file, readProse(text));
  } catch {
    return text;
  }
}

function wordsOfDoc(file: string, doc: Node): string {
  const kind = askedHead(file);
  const front = frontKeys.flatMap((key) => {
    const value: unknown = doc.attrs[key];
    if (value === null || value === undefined) return [];
    const says = key === 'broadcast' ? sayWish(value) : sayValue(value);
    return [`${askedOf(kind, key).label}: ${says}`];
  });
  return [...front, ...blocksOf(doc, '')].join('\n');
}

/** `{"perWeek":2,"weeks":[4,5]}` → `2 lần mỗi tuần, trong 4 đến 5 tuần`. */
function sayWish(value: unknown): string {
  if (!isRecord(value) || !Array.isArray(value['weeks'])) return sayValue(value);
  const { perWeek, weeks, source } = value;
  const said = `${sayValue(perWeek)} lần mỗi tuần, trong ${weeks.map(sayValue).join(' đến ')} tuần`;
  return source === undefined ? said : `${said} (${sayValue(source)})`;
}

function blocksOf(node: Node, before: string): readonly string[] {
  const lines: string[] = [];
  node.forEach((child) => {
    lines.push(...linesOf(child, before));
  });
  return lines;
}

function linesOf(node: Node, before: string): readonly string[] {
  const { name } = node.type;
  const said = (key: string): string => String(node.attrs[key] ?? '');
  if (node.isTextblock) return [before + wordsIn(node)];
  if (name === 'step') return [`Bước: ${said('title')}`, ...blocksOf(node, before)];
  if (name === 'list_item') return blocksOf(node, `${before}- `);
  if (name === 'table_row') {
    const cells: string[] = [];
    node.forEach((cell) => cells.push(blocksOf(cell, '').join(' ')));
    return [before + cells.join(' | ')];
  }
  if (name === 'picture') return [`${before}Hình: ${said('alt')} (${said('src')})`];
  if (name === 'file') return [`${before}Tệp: ${said('title')} (${said('name')})`];
  if (node.isLeaf) return [before + leafText(node)];
  const part = parts[name];
  return blocksOf(node, part === undefined ? before : `${before}${part}: `);
}

/** With the address that a link leads to: whoever agrees to a text agrees to that too. */
function wordsIn(block: Node): string {
  const words: string[] = [];
  block.forEach((child, _, index) => {
    const href = hrefOf(child);
    const isLinksEnd = href !== undefined && hrefOf(block.maybeChild(index + 1)) !== href;
    words.push(child.isText ? (child.text ?? '') : leafText(child), isLinksEnd ? ` (${href})` : '');
  });
  return words.join('');
}

function hrefOf(node: Node | null): string | undefined {
  const href: unknown = node?.marks.find(({ type }) => type.name === 'link')?.attrs['href'];
  return typeof href === 'string' ? href : undefined;
}

function leafText(node: Node): string {
  if (node.type.name === 'hard_break') return '\n';
  const source: unknown = node.attrs['source'] ?? node.attrs['text'];
  return typeof source === 'string' ? source : '';
}
