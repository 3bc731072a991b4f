import { documentPlaces } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { didYouMean } from './closest.ts';

/** The files that have a name of their own. */
export const namedFiles = [
  'content/ward.yaml',
  'content/facts.yaml',
  'content/glossary.yaml',
  'content/synonyms.yaml',
  'content/lexicon.tsv',
  'content/emergencies.yaml',
  'content/centre.yaml',
] as const;

const placed = /^content\/(?:(?:campaigns|simulator)\/[^/]+\.ya?ml|.+\.mdx)$/;
const folders = Object.values(documentPlaces).map(({ folder }) => folder);

/** Whether a file is none that anything reads: a text saved under another name would else be missed in silence. */
export function isStray({ file }: Pick<Problem, 'file'>): boolean {
  return !placed.test(file) && !namedFiles.some((name) => name === file);
}

export function strayProblem({ file }: Pick<Problem, 'file'>): Problem {
  const folder = file.split('/')[1] ?? '';
  const document = folders.some((name) => name === folder);
  return {
    file,
    line: 1,
    message: document
      ? 'Bài này không lên trang: chỉ tệp có đuôi .mdx mới được đọc.'
      : 'Không có gì đọc tệp này.',
    hint: document
      ? 'Lưu bài thành tệp chữ thường có đuôi .mdx (viết thường), hoặc chuyển tệp ra khỏi thư mục content.'
      : `${didYouMean(file, namedFiles)}Đổi lại tên tệp (đuôi viết thường), hoặc chuyển tệp ra khỏi thư mục content.`,
    severity: 'error',
  };
}
