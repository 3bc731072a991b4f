import type { Clash } from '../../link/placing/clashes.ts';

const words: Readonly<Record<Clash['is'], string>> = {
  changed: 'bài trung tâm gửi trước đây đã bị sửa tay',
  own: 'đã tách thành bài của phường',
  taken: 'là bài của phường',
};

/** `content/faq/x.mdx: là bài của phường` */
export function sayClash({ is, file, row }: Clash): string {
  return `${row === undefined ? file : `mục ${row} của ${file}`}: ${words[is]}`;
}

export function sayClashes(clashes: readonly Clash[]): string {
  return `${clashes.map(sayClash).join('; ')}.`.slice(0, 1900);
}
