import type { Root } from 'mdast';
import { filesFolder, pictureAddress, picturesFolder } from '../schema/attached.ts';
import type { OfferedFile, Picture } from '../schema/attached.ts';
import type { Problem } from '../schema/problem.ts';
import { attribute, isElement, lineOf, walk } from '../markup/nodes.ts';
import type { Attached } from './attached.ts';
import { didYouMean } from './closest.ts';
import type { ReadDocument } from './document.ts';

/**
 * Of what is there, that which a text shows: nothing else is published. And problems: what a text shows and is not there,
 * what is there and no text shows. `attached`: the paths of all that lies there, good or bad.
 */
export function checkShown(
  documents: readonly ReadDocument[],
  attached: readonly string[],
  { pictures, files }: Attached,
): Attached {
  const there = new Set(attached);
  const known = { [picturesFolder]: pictures, [filesFolder]: files };
  const used = documents.flatMap(({ document, root }) =>
    shownIn(root).map((shown) => ({ ...shown, from: document.file })),
  );
  const missing = used
    // What lies there and is wrong is named by itself.
    .filter(({ folder, name }) => !there.has(folder + name))
    .map(({ folder, name, from, line }): Problem => {
      const names = known[folder].map((one) => one.name);
      const what = folder === picturesFolder ? 'ảnh' : 'tệp';
      const message = `Không có ${what} "${name}" trong ${folder}.`;
      const hint = `${didYouMean(name, names)}Chép ${what} vào thư mục ấy, hoặc sửa tên cho đúng.`;
      return { ...{ file: from, line, message, hint }, severity: 'error' };
    });
  const shown = new Set(used.map(({ folder, name }) => folder + name));
  const isShown = (file: string): boolean => shown.has(file);
  const paths = [...pictures.map(pathOfPicture), ...files.map(pathOfFile)];
  return {
    pictures: pictures.filter((one) => isShown(pathOfPicture(one))),
    files: files.filter((one) => isShown(pathOfFile(one))),
    problems: [...missing, ...paths.filter((file) => !isShown(file)).map(unshown)],
  };
}

interface Shown {
  readonly folder: Folder;
  readonly name: string;
  readonly line: number;
}

/** What a text shows and offers, in its order; whether it is there is another question. */
export function shownIn(root: Root): readonly Shown[] {
  return [...walk(root)].flatMap((node) => {
    const shown = shownBy(node);
    return shown === undefined ? [] : [{ ...shown, line: lineOf(node) }];
  });
}

const pathOfPicture = ({ name }: Picture): string => picturesFolder + name;
const pathOfFile = ({ name }: OfferedFile): string => filesFolder + name;

type Folder = typeof picturesFolder | typeof filesFolder;

function shownBy(
  node: Parameters<typeof isElement>[0],
): { readonly folder: Folder; readonly name: string } | undefined {
  if (node.type === 'image' && node.url.startsWith(pictureAddress))
    return { folder: picturesFolder, name: node.url.slice(pictureAddress.length) };
  const name =
    isElement(node) && node.name === 'File' ? attribute(node, 'name')?.trim() : undefined;
  return name === undefined || name === '' ? undefined : { folder: filesFolder, name };
}

function unshown(file: string): Problem {
  const isPicture = file.startsWith(picturesFolder);
  return {
    file,
    line: 1,
    severity: 'warning',
    message: `Chưa bài nào dùng ${isPicture ? 'ảnh' : 'tệp'} này, nên không lên trang.`,
    hint: isPicture
      ? `Viết ![mô tả](${pictureAddress}${file.replace(/^content\/[^/]+\//, '')}) vào bài, hoặc xóa tệp.`
      : `Viết <File name="${file.replace(/^content\/[^/]+\//, '')}">…</File> vào bài, hoặc xóa tệp.`,
  };
}
