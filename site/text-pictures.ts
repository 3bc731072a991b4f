import type { Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { pictureAddress } from '../content/schema/attached.ts';
import { content } from './content.ts';

/**
 * Remark plugin: a picture in a text says how large it is, so that the words below it stay where they are while it comes, and
 * comes once it is scrolled to.
 */
export function textPictures() {
  return (tree: Root): void => {
    visit(tree, 'image', (node: Image) => {
      const name = node.url.startsWith(pictureAddress) ? node.url.slice(pictureAddress.length) : '';
      const picture = content().pictures?.find((one) => one.name === name);
      if (picture === undefined) return;
      const { width, height } = picture;
      node.data = {
        ...node.data,
        hProperties: { width, height, loading: 'lazy', decoding: 'async' },
      };
    });
  };
}
