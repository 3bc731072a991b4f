import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { attrInput } from './attr-input.ts';

let count = 0;

/** The card of a step: its title is a field over its words. */
export const stepView: NodeViewConstructor = (node, view, getPos) => {
  const dom = document.createElement('section');
  dom.className = 'step';
  dom.dataset['step'] = String(node.attrs['id']);
  const title = attrInput(view, getPos, 'title', {
    label: 'Bước',
    value: String(node.attrs['title'] ?? ''),
    id: `ten-buoc-${++count}`,
  });
  const contentDOM = document.createElement('div');
  dom.append(title.dom, contentDOM);
  return {
    ...{ dom, contentDOM },
    stopEvent: ({ target }) => target instanceof globalThis.Node && title.dom.contains(target),
    ignoreMutation: (change) => change.type !== 'selection' && !contentDOM.contains(change.target),
    update(next: Node) {
      if (next.type !== node.type) return false;
      title.show(String(next.attrs['title'] ?? ''));
      dom.dataset['step'] = String(next.attrs['id']);
      return true;
    },
  };
};

/** A sample message: what the loudspeaker says instead of it is a field. */
export const smsView: NodeViewConstructor = (node, view, getPos) => {
  const dom = document.createElement(node.isInline ? 'span' : 'div');
  dom.className = 'frame sms';
  const read = attrInput(view, getPos, 'read', {
    label: 'Tin nhắn mẫu. Loa đọc là',
    value: String(node.attrs['read'] ?? ''),
    id: `loa-doc-${++count}`,
  });
  const contentDOM = document.createElement(node.isInline ? 'span' : 'div');
  dom.append(read.dom, contentDOM);
  return {
    ...{ dom, contentDOM },
    stopEvent: ({ target }) => target instanceof globalThis.Node && read.dom.contains(target),
    ignoreMutation: (change) => change.type !== 'selection' && !contentDOM.contains(change.target),
    update(next: Node) {
      if (next.type !== node.type) return false;
      read.show(String(next.attrs['read'] ?? ''));
      return true;
    },
  };
};
