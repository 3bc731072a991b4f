import type { Nodes, Root } from 'mdast';
import type { Problem } from '../schema/problem.ts';
import { pictureAddress } from '../schema/attached.ts';
import { childrenOf, isElement, lineOf, textOf, walk } from '../markup/nodes.ts';

const tableRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/m;

/** Markdown that a narrow telephone or a loudspeaker can do nothing with is refused. */
export function checkUnsuited(file: string, root: Root): readonly Problem[] {
  const inTables = new Set(
    [...walk(root)].flatMap((node) =>
      isElement(node) && node.name === 'Table' ? childrenOf(node) : [],
    ),
  );
  const alone = new Set<Nodes>([...walk(root)].flatMap((node) => aloneIn(node) ?? []));
  return [...walk(root)].flatMap((node): Problem[] => {
    const said = inTables.has(node) ? undefined : unsuited(node, alone);
    return said
      ? [{ file, line: lineOf(node), message: said[0], hint: said[1], severity: 'error' }]
      : [];
  });
}

/** The picture that is all of a paragraph. */
function aloneIn(node: Nodes): Nodes | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...more] = node.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  return only?.type === 'image' && more.length === 0 ? only : undefined;
}

function unsuited(node: Nodes, alone: ReadonlySet<Nodes>): readonly [string, string] | undefined {
  if (node.type === 'paragraph' && tableRule.test(textOf(node)))
    return [
      'Bảng phải nằm trong thẻ <Table>: có thẻ thì điện thoại hẹp hiện được, loa đọc từng hàng.',
      'Thêm ở trên bảng dòng <Table> và một dòng trống; ở dưới bảng một dòng trống và dòng </Table>.',
    ];
  if (node.type === 'imageReference' || (node.type === 'image' && !isOurs(node.url)))
    return [
      'Bài không dùng được ảnh để ở nơi khác: mạng chậm không tải nổi, mai kia ảnh mất lúc nào không hay.',
      'Để ảnh trong content/pictures/ rồi viết ![mô tả](/hinh/ten-anh.webp); hoặc chèn ảnh ở trang soạn bài, ảnh được thu nhỏ luôn.',
    ];
  if (node.type === 'image') return wrongPicture(node, alone.has(node));
  if (node.type === 'code')
    return [
      'Bài không dùng được đoạn mã giữa hai dòng ```: loa không đọc được.',
      'Viết thành đoạn thường, xóa hai dòng ```.',
    ];
  return undefined;
}

function isOurs(url: string): boolean {
  return url.startsWith(pictureAddress);
}

/** A picture is told to those who don't see it, and stands between paragraphs, as wide as the screen. */
function wrongPicture(
  { alt, title }: Extract<Nodes, { type: 'image' }>,
  isAlone: boolean,
): readonly [string, string] | undefined {
  const said = (alt ?? '').trim();
  if (said === '' || /^\S+\.(?:jpe?g|png|webp|heic)$/i.test(said))
    return [
      'Ảnh chưa có lời mô tả: người không nhìn được, hay lúc mạng chậm, không biết ảnh có gì.',
      'Viết điều ảnh cho thấy vào giữa hai dấu ngoặc vuông, ví dụ: ![Cổng trụ sở phường, bên trái là bộ phận một cửa](/hinh/tru-so.webp).',
    ];
  if (title)
    return [
      `Ảnh có thêm lời "${title.slice(0, 30)}" trong ngoặc, trên điện thoại không ai đọc được.`,
      'Đưa lời ấy vào mô tả giữa hai dấu ngoặc vuông, hoặc thành một đoạn dưới ảnh.',
    ];
  if (!isAlone)
    return [
      'Ảnh nằm chung đoạn với chữ.',
      'Để ảnh một dòng riêng, có dòng trống ở trên và ở dưới.',
    ];
  return undefined;
}
