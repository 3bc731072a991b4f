import { formOf, type Form } from './fold.ts';

// Words that tell how a question is put, not what it is about.
const marked =
  'là gì làm sao nào như thế tôi muốn không được của và thì bị phải ở đâu khi có cho cách để cần này đó với mà ạ nhé xin hỏi mình vậy nghĩa cái chi rồi nữa bác cháu em à hả nhỉ ấy những các đi biết giúp nó họ bây giờ nên đang';
// Of those, the ones that mean nothing else without marks: "can" may be căn cước, "the" thẻ, "de" đề án.
const unmarked =
  'la gi lam sao nao nhu toi muon khong duoc cua va thi bi phai o dau khi co cho cach nghia vay nua roi nhung biet';

const small = new Set(`${marked} ${unmarked}`.split(' ').map((word) => formOf(word).exact));

/** What a small word counts beside a telling one. */
const smallShare = 0.43;

/** How much each typed word counts: 1, less for "là gì", "làm sao"; all 1 where nothing else was typed. */
export function importanceOf(words: readonly Form[]): number[] {
  const isSmall = words.map((word) => small.has(word.exact));
  const allSmall = isSmall.every(Boolean);
  return isSmall.map((itIs) => (itIs && !allSmall ? smallShare : 1));
}
