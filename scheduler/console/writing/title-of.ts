import type { Node } from 'prosemirror-model';
import { lexiconFile } from './lexicon-rows.ts';

const known: Readonly<Record<string, string>> = {
  [lexiconFile]: 'Cách đọc',
  'content/facts.yaml': 'Mốc và số liệu',
  'content/glossary.yaml': 'Giải thích từ',
  'content/synonyms.yaml': 'Từ cùng nghĩa',
  'content/emergencies.yaml': 'Lời khẩn soạn sẵn',
  'content/ward.yaml': 'Thông tin phường',
};

/** What a file is called in lists: its title, or the question it answers, or its name. */
export function titleOf(file: string, made: Node | string): string {
  const said: unknown =
    typeof made === 'string'
      ? (known[file] ?? /^title:[ \t]*(['"]?)(.+?)\1[ \t]*(?:#.*)?$/m.exec(made)?.[2])
      : (made.attrs['title'] ?? made.attrs['question']);
  const title = typeof said === 'string' ? said.trim() : '';
  return title === '' ? (file.split('/').at(-1) ?? file).replace(/\.[a-z]+$/, '') : title;
}
