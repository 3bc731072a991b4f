// One entry sent: kept, shown once more with a part more or less, or with what is wrong beside its fields.
import { LoaError } from '../../../../content/schema/loa-error.ts';
import type { ActName } from '../../../acts/roles.ts';
import type { Asker, Fields, Read, Typed, WritingForm } from '../../form.ts';
import { plainConsolePage } from '../../gate/refusal.ts';
import { kindNamed } from './document-kind.ts';
import { newKey } from './entries.ts';
import { entryPage } from './entry-page.ts';
import { entryPath, kindPath } from './entry-paths.ts';
import { refusedErrors, typedEntryView, type EntryView } from './entry-view.ts';
import { keepEntry, type SentEntry } from './keep-entry.ts';
import type { FormKind } from './kinds.ts';
import { moved, partMove } from './part-moves.ts';
import { shelfOf } from './shelf-of.ts';
import type { Shelf } from './shelf.ts';

/** `needs`: a form takes the kinds that ask for this and no others. */
export function entryForm(needs: ActName): WritingForm {
  return {
    async read(fields, asker) {
      const kind = kindOf(asker, fields.text('kind'), needs);
      if (!kind) return { errors: { '': 'Không có mục này. Mở lại trang.' } };
      // A form that was cut off on its way would take out what it did not bring.
      if (fields.text('whole') === '')
        return { errors: { '': 'Trang gửi lên chưa đủ nên chưa ghi gì. Gửi lại một lần nữa.' } };
      const move = partMove(fields.text('do'));
      return move
        ? {
            question: entryPage(
              asker.seen,
              viewOf(asker, kind, { values: moved(fields.typed(), move), errors: {} }),
            ),
          }
        : keep(kind, fields, asker);
    },
    again(seen, looking, typed) {
      const asker = { seen, looking };
      const kind = kindOf(asker, typed.values['kind'] ?? '', needs);
      return kind
        ? entryPage(seen, viewOf(asker, kind, typed))
        : plainConsolePage('Chưa làm được', Object.values(typed.errors).join(' '));
    },
  };
}

function kindOf({ looking }: Asker, name: string, needs: ActName): FormKind | undefined {
  const kind = kindNamed(looking.parts, name);
  return kind?.needs === needs && kind.elsewhere === undefined ? kind : undefined;
}

/** Of an entry that is gone meanwhile, what was typed as a new one: no words are lost. Throws LoaError where none can be added. */
function viewOf({ seen, looking }: Asker, kind: FormKind, typed: Typed): EntryView {
  const { contentDir } = looking.parts.config;
  const of = (key: string, said: Typed): EntryView | undefined =>
    typedEntryView({ kind, key, shelf: shelfOf(looking, seen, kind), contentDir }, said);
  const { values, errors } = typed;
  const view =
    of(values['entry'] ?? '', typed) ??
    of(newKey, { values, errors: { ...errors, '': goneWords } });
  if (view) return view;
  throw new LoaError('no-entry', 'Mục này không còn: có người vừa bỏ hoặc đổi tên nó.', {
    hint: 'Chép lại những gì đã viết, rồi mở lại danh sách.',
  });
}

const goneWords =
  'Mục này không còn: có người vừa bỏ hoặc đổi tên nó, nên chưa ghi gì. Chữ đã viết còn nguyên ở dưới: bấm giữ lại để thêm thành mục mới, hoặc mở danh sách xem mục ấy nay tên gì.';

async function keep(kind: FormKind, fields: Fields, { seen, looking }: Asker): Promise<Read> {
  const asked: SentEntry = {
    ...{ key: fields.text('entry'), shown: fields.text('shown'), sent: fields.text },
    isRemoved: fields.text('removed') !== '',
  };
  // Tried first: what is wrong stands beside the fields, and the log has only what was done.
  const tried = await keepEntry(kind, shelfOf(looking, seen, kind, true), asked);
  if (tried.is === 'refused') return { errors: refusedErrors({ kind, key: asked.key }, tried.why) };
  const shelf = shelfOf(looking, seen, kind);
  if (tried.is === 'changed') return { errors: { '': changedWords(shelf) } };
  if (tried.key === newKey) return { errors: { '': 'Chưa ghi gì vào ô nào.' } };
  return {
    facts: { file: kind.file, entry: asked.key },
    own: async () => {
      const kept = await keepEntry(kind, shelf, asked);
      if (kept.is !== 'kept') throw new LoaError('not-kept', changedWords(shelf));
      return { to: `${asked.isRemoved ? kindPath(kind) : entryPath(kind, kept.key)}?giu=1` };
    },
  };
}

function changedWords(shelf: Shelf): string {
  return `${shelf.last()?.name ?? 'Người khác'} vừa sửa mục này.`;
}
