import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { frameWords } from './frame-words.ts';

/** A frame with its label; the label is no text of the document, and no caret comes into it. */
export const frameView: NodeViewConstructor = (node) => {
  const dom = document.createElement('div');
  dom.className = `frame ${node.type.name}`;
  const { label, isSaid } = frameWords[node.type.name] ?? { label: '' };
  const line = document.createElement('p');
  line.className = isSaid ? 'frame-label said' : 'frame-label';
  line.contentEditable = 'false';
  line.textContent = label;
  const contentDOM = document.createElement('div');
  dom.append(line, contentDOM);
  return {
    ...{ dom, contentDOM },
    ignoreMutation: (change) => change.type !== 'selection' && !contentDOM.contains(change.target),
    update: (next: Node) => next.type === node.type,
  };
};
