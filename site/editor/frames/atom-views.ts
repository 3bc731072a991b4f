// What is shown and not typed into: it is chosen, moved and removed as a whole.
import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';

function atom(
  className: string,
  fill: (dom: HTMLElement, node: Node) => void,
): NodeViewConstructor {
  return (node) => {
    const dom = document.createElement(node.isInline ? 'span' : 'div');
    dom.className = `atom ${className}`;
    dom.contentEditable = 'false';
    fill(dom, node);
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        dom.replaceChildren();
        fill(dom, next);
        return true;
      },
    };
  };
}

const line = (tag: string, text: string, className = ''): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** `bai`: the document whose draft may have the picture. */
export const pictureView = (id: string): NodeViewConstructor =>
  atom('picture', (dom, { attrs }) => {
    const image = document.createElement('img');
    const name = String(attrs['src']).replace(/^\/hinh\//, '');
    image.src = `/dai/bai/hinh/${encodeURIComponent(name)}?bai=${encodeURIComponent(id)}`;
    image.alt = String(attrs['alt'] ?? '');
    dom.append(image, line('p', `Hình: ${image.alt}`, 'small'));
  });

export const fileView: NodeViewConstructor = atom('file', (dom, { attrs }) => {
  const name = String(attrs['name'] ?? attrs['href'] ?? '');
  dom.append(line('p', `Tệp tải về: ${String(attrs['title'] ?? '')} (${name})`));
});

export const commentView: NodeViewConstructor = atom('comment', (dom, { attrs }) => {
  dom.append(line('p', `Ghi chú cho người soạn: ${String(attrs['text'] ?? '').trim()}`));
});

export const opaqueView: NodeViewConstructor = atom('opaque', (dom, { attrs, isInline }) => {
  if (!isInline) dom.append(line('p', 'Phần viết tay, giữ nguyên như trong tệp:', 'small'));
  dom.append(line('code', String(attrs['source'] ?? '')));
});
