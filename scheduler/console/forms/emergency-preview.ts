import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillEmergency } from '../../../content/schema/emergency-blanks.ts';
import type { Reading } from '../emergency/maker-messages.ts';
import type { Wish } from '../emergency/emergency-desk.ts';
import { titleOf } from '../emergency/ready-work.ts';
import type { Asker, FieldErrors, Fields, Form } from '../form.ts';
import { emergencyPage } from '../pages/emergency.ts';
import { emergencyView } from '../views/emergency.ts';

/** Makes what is typed, chosen or sent up into a bulletin that can be heard before it airs. */
export const emergencyPreview: Form = {
  needs: 'emergency',
  takesFile: true,
  async read(fields, asker) {
    const wish = await wishOf(fields, asker);
    if ('errors' in wish) return wish;
    const { title } = wish.order;
    return {
      facts: { title },
      own: async () => {
        const id = await asker.looking.parts.emergencies.prepare({
          ...wish,
          by: asker.seen.person.account,
        });
        return { to: `/dai/khan-cap/${id}/` };
      },
    };
  },
  again: async (seen, { parts }, typed) => emergencyPage(seen, await emergencyView(parts), typed),
};

const mostText = 3000;

/** By what the form was for. */
async function wishOf(
  fields: Fields,
  { looking }: Asker,
): Promise<Wish | { readonly errors: FieldErrors }> {
  const readings = readingsOf(fields);
  switch (fields.text('source')) {
    case 'prepared':
      return preparedWish(fields, looking.parts.emergencies, readings);
    case 'recording':
      return recordingWish(fields.text('recording'), looking.parts.config.contentDir);
    case 'file': {
      const sent = fields.file('file');
      if (!sent) return { errors: { file: 'Chưa chọn tệp âm thanh.' } };
      return { sent, order: { title: `Khẩn: ${sent.name}`, text: '', readings: [] } };
    }
    default:
      return textWish(fields.text('text'), readings, everyOf(fields.text('every')));
  }
}

function textWish(
  text: string,
  readings: readonly Reading[],
  everyMinutes: number | undefined,
): Wish | { readonly errors: FieldErrors } {
  if (!/\p{L}/u.test(text)) return { errors: { text: 'Chưa có lời nào để phát.' } };
  if (text.length > mostText)
    return { errors: { text: `Dài quá ${mostText} chữ: thông báo khẩn phải ngắn.` } };
  return {
    order: { title: titleOf(text), text, readings },
    ...(everyMinutes !== undefined && { everyMinutes }),
  };
}

async function preparedWish(
  fields: Fields,
  desk: { readonly choice: () => Promise<{ readonly texts: readonly Prepared[] } | undefined> },
  readings: readonly Reading[],
): Promise<Wish | { readonly errors: FieldErrors }> {
  const id = fields.text('prepared');
  const chosen = (await desk.choice())?.texts.find((one) => one.id === id);
  if (!chosen) return { errors: { '': 'Lời soạn sẵn này không còn. Chọn lời khác, hoặc gõ lời.' } };
  const names = fields.all('blank-name');
  const words = fields.all('blank-words');
  const filled = Object.fromEntries(names.map((name, index) => [name, words[index] ?? '']));
  const { text, missing } = fillEmergency(chosen.text, filled);
  const [first] = missing;
  if (first !== undefined) return { errors: { [`${id}/${first}`]: `Chưa điền: ${first}.` } };
  return textWish(text, readings, chosen.everyMinutes);
}

interface Prepared {
  readonly id: string;
  readonly text: string;
  readonly everyMinutes?: number | undefined;
}

/** A name that lies there, never a path that somebody sends. */
function recordingWish(name: string, contentDir: string): Wish | { readonly errors: FieldErrors } {
  const folder = join(contentDir, 'recordings');
  const found = name !== '' && readdirSync(folder).find((one) => one === name);
  if (!found) return { errors: { recording: 'Chọn một bản ghi âm.' } };
  const order = { title: `Khẩn: ${found}`, text: '', readings: [] };
  return { file: join(folder, found), order };
}

function readingsOf(fields: Fields): readonly Reading[] {
  const spoken = fields.all('reading-spoken');
  return fields
    .all('reading-written')
    .map((written, index) => ({ written, spoken: spoken[index] ?? '' }))
    .filter((reading) => reading.spoken !== '');
}

function everyOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}
