import type { Transform } from 'prosemirror-transform';
import { plainConsolePage } from '../../gate/refusal.ts';
import type { WritingForm } from '../../form.ts';
import { addressOf } from '../address.ts';
import { whoAsks } from '../editing-posts.ts';
import type { Origin } from '../desk.ts';
import { draftNamed } from './desk-of.ts';
import { ownPlace } from './own-place.ts';
import { doubtsOf, leftOutOf, settledWith } from './remarks.ts';

/** A remark of bringing in was looked at, or what was left out comes back. */
export const settleRemark: WritingForm = {
  read(fields, asker) {
    const [file, key, act] = [fields.text('file'), fields.text('key'), fields.text('do')];
    const { origin } = draftNamed(asker.looking, file);
    const all = origin ? [...leftOutOf(origin), ...doubtsOf(origin)] : [];
    const remark = all.find((one) => one.key === key);
    const desk = asker.looking.parts.writing();
    const done = { to: `${addressOf(file)}doi-chieu/${key === '' ? '' : `#${key}`}` };
    if (act === 'all')
      return {
        facts: { file, act },
        own() {
          const open = all.filter(({ state }) => state === 'open').map((one) => one.key);
          desk.setOrigin(file, (was) => ({ ...was, settled: [...was.settled, ...open] }));
          return done;
        },
      };
    if (!remark) return { errors: { '': 'Chỗ này không còn trong bản đối chiếu. Mở lại trang.' } };
    const isOut = key.startsWith('ra-');
    const state =
      act === 'back' && isOut ? 'back' : act === 'seen' || act === 'out' ? 'seen' : 'open';
    return {
      facts: { file, key, act },
      own() {
        if (state === 'back' && remark.state !== 'back')
          desk.change(file, whoAsks(asker), putBack(remark.text, afterOf(origin, key)));
        if (state !== 'back' && remark.state === 'back')
          desk.change(file, whoAsks(asker), takeOut(remark.text));
        desk.setOrigin(file, (was) => ({ ...was, settled: settledWith(was, key, state) }));
        return done;
      },
    };
  },
  again: (_, __, { errors }) => plainConsolePage('Chưa làm được', Object.values(errors).join(' ')),
};

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** `ra-3`: the words before the fourth piece. */
function afterOf(origin: Origin | undefined, key: string): string | null | undefined {
  return origin?.leftOutAfter?.[Number(key.replace('ra-', ''))];
}

function putBack(text: string, after: string | null | undefined): (tr: Transform) => void {
  return (tr) => {
    const { schema } = tr.doc.type;
    const paragraph = schema.nodes['paragraph']?.create(null, schema.text(inOneLine(text)));
    if (paragraph) tr.insert(ownPlace(tr.doc, after), paragraph);
  };
}

/** Where it was changed meanwhile it is somebody's own words, and stays. */
function takeOut(text: string): (tr: Transform) => void {
  return (tr) => {
    let found: { from: number; to: number } | undefined;
    tr.doc.forEach((node, from) => {
      if (node.type.name === 'paragraph' && node.textContent === inOneLine(text))
        found = { from, to: from + node.nodeSize };
    });
    if (found && tr.doc.childCount > 1) tr.delete(found.from, found.to);
  };
}
