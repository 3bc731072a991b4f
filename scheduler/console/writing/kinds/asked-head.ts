import { documentPlaces } from '../../../../content/schema/document.ts';

/** By which words the head of a document is asked: `content/errands/…` → `errand`. */
export function askedHead(file: string): 'document' | 'errand' | 'answer' {
  const isIn = (kind: 'errand' | 'answer'): boolean =>
    file.startsWith(`content/${documentPlaces[kind].folder}/`);
  if (isIn('errand')) return 'errand';
  return isIn('answer') ? 'answer' : 'document';
}
