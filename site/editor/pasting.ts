// What comes in by pasting, once it is in the shape of a text of ours.
import { Fragment, Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { Notices } from './notices.ts';
import { bytesOf } from './sent-at-once.ts';

/** What a text can grow by at once and still be typed in: two hundred pages. The station would take 1 MB. */
const mostPastedBytes = 400_000;
/** Letters that are a whole document rather than a part of one. */
const long = 6000;
const way = { href: '/dai/bai/moi/', words: 'Mở trang Bài mới' };

export function takesPasted(notices: Notices): (slice: Slice, view: EditorView) => Slice {
  return (slice, view) => {
    const pasted = isInCell(view) ? oneLine(slice, view) : slice;
    const bytes = bytesOf(pasted.toJSON());
    if (bytes > mostPastedBytes) {
      notices.say('long-paste', tooLong(bytes), way);
      return Slice.empty;
    }
    if (pasted.size > long) notices.say('long-paste', better, way);
    else notices.unsay('long-paste');
    return pasted;
  };
}

const tooLong = (bytes: number): string =>
  `Chưa dán: đoạn này ${inMegabytes(bytes)} MB, ở đây mỗi lần dán tối đa ${inMegabytes(mostPastedBytes)} MB. Trang Bài mới nhận chữ dán đến 5 MB, tệp đến 60 MB.`;

const better =
  'Đã dán cả một văn bản dài. Nếu là văn bản mới thì đưa vào ở trang Bài mới: máy nhận ra số, nơi nhận, chữ ký và đếm cho đủ chữ.';

function inMegabytes(bytes: number): string {
  return (Math.ceil(bytes / 100_000) / 10).toLocaleString('vi-VN');
}

function isInCell({ state }: EditorView): boolean {
  return state.selection.$from.parent.type.name === 'cell_text';
}

/** A cell holds one line of plain words. */
function oneLine({ content }: Slice, { state }: EditorView): Slice {
  const words = content.textBetween(0, content.size, ' ', ' ').replace(/\s+/g, ' ');
  return words === '' ? Slice.empty : new Slice(Fragment.from(state.schema.text(words)), 0, 0);
}
