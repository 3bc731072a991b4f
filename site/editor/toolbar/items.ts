// What the toolbar offers, in its order. An item without `run` opens the list of its own.
import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { type Command, type EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeaderRow,
} from 'prosemirror-tables';
import { proseSchema } from '../../../content/markup/prose-schema.ts';
import {
  around,
  outOfIt,
  toggleFrame,
  toggleList,
  toHeading,
  toParagraph,
} from '../acts/blocks.ts';
import { insertTable } from '../acts/tables.ts';
import { askReading } from '../beside/index.ts';
import { askLink } from '../dialogs/link-dialog.ts';
import { askStep } from '../dialogs/step-dialog.ts';
import { askPicture } from '../dialogs/picture-dialog.ts';

export interface Item {
  readonly words: string;
  /** How it is done by keys: `Control+B`, as aria-keyshortcuts has it. */
  readonly keys?: string;
  readonly run: Command;
  /** Whether what is selected is so already. */
  readonly isOn?: (state: EditorState) => boolean;
}

export interface Menu {
  readonly words: string;
  readonly items: readonly Item[];
  /** Only where it has a sense. */
  readonly isThere?: (state: EditorState) => boolean;
}

const { marks } = proseSchema;

const mark = (words: string, name: 'strong' | 'em', keys: string): Item => {
  const type = marks[name];
  return {
    ...{ words, keys },
    run: toggleMark(type),
    isOn({ selection: { empty, $from, from, to }, storedMarks, doc }) {
      if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
      return doc.rangeHasMark(from, to, type);
    },
  };
};

const isKind = (kind: string, level?: number) => (state: EditorState) => {
  const { parent } = state.selection.$from;
  return parent.type.name === kind && (level === undefined || parent.attrs['level'] === level);
};

const frame = (kind: string, words: string): Item => ({
  words,
  run: toggleFrame(kind),
  isOn: (state) => around(state, [kind]) !== undefined,
});

const list = (kind: 'bullet_list' | 'ordered_list', words: string): Item => ({
  words,
  run: toggleList(kind),
  isOn: (state) => around(state, ['bullet_list', 'ordered_list'])?.node.type.name === kind,
});

const heading = (level: number, words: string): Item => ({
  words,
  run: toHeading(level),
  isOn: isKind('heading', level),
});

export const tools: readonly (Item | Menu)[] = [
  {
    words: 'Kiểu đoạn',
    items: [
      { words: 'Đoạn văn', run: toParagraph, isOn: isKind('paragraph') },
      heading(1, 'Tên văn bản'),
      heading(2, 'Mục lớn'),
      heading(3, 'Mục nhỏ'),
    ],
  },
  mark('Đậm', 'strong', 'Control+B'),
  mark('Nghiêng', 'em', 'Control+I'),
  {
    words: 'Liên kết',
    keys: 'Control+K',
    run: askLink,
    isOn: ({ selection: { $from, from, to }, doc }) =>
      marks.link.isInSet($from.marks()) !== undefined || doc.rangeHasMark(from, to, marks.link),
  },
  {
    words: 'Danh sách',
    items: [
      list('bullet_list', 'Gạch đầu dòng'),
      list('ordered_list', 'Đánh số'),
      { words: 'Ra khỏi danh sách hay khung', run: outOfIt },
    ],
  },
  {
    words: 'Chèn',
    items: [
      frame('note', 'Lưu ý'),
      { words: 'Bước…', run: askStep },
      frame('requirement', 'Yêu cầu'),
      { words: 'Bảng', run: insertTable },
      { words: 'Hình…', run: askPicture },
      frame('web_only', 'Chỉ hiện trên trang'),
      frame('spoken_only', 'Chỉ loa đọc'),
      frame('read_aloud', 'Loa vẫn đọc'),
      frame('checklist', 'Việc đánh dấu'),
      frame('recipients', 'Nơi nhận'),
      frame('signature', 'Chữ ký'),
    ],
  },
  {
    words: 'Bảng',
    isThere: isInTable,
    items: [
      { words: 'Thêm hàng', run: addRowAfter },
      { words: 'Thêm cột', run: addColumnAfter },
      { words: 'Bỏ hàng', run: deleteRow },
      { words: 'Bỏ cột', run: deleteColumn },
      { words: 'Hàng đầu là tên cột', run: toggleHeaderRow },
      { words: 'Bỏ cả bảng', run: deleteTable },
    ],
  },
  { words: 'Cách đọc…', keys: 'Control+.', run: askReading },
  { words: 'Hoàn tác', keys: 'Control+Z', run: undo },
  { words: 'Làm lại', keys: 'Control+Y', run: redo },
];
