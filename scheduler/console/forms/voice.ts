// Voices of this machine from a browser: one is looked at, accepted or declined, chosen, removed.
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  acceptVoice,
  declineVoice,
  removeVoice,
  stagedVoice,
  voicesHere,
} from '../../../audio/index.ts';
import { espeakVoices } from '../../../content/schema/names.ts';
import type { Asker, Fields, Read, WritingForm } from '../form.ts';
import { voicesPage, type doneWords } from '../pages/voices.ts';
import { contentNow } from '../views/content-now.ts';
import { settingsEdit } from '../views/settings-view.ts';
import { settingGroups } from '../views/ward-settings.ts';
import { foundVoices } from '../voices/found-voices.ts';
import { beginLook, latestLook } from '../voices/voice-work.ts';
import { voicesView } from '../voices/voices-view.ts';
import { keptBy } from './kept-by.ts';

const page = '/dai/may/giong-doc/';
const donePath = (done: keyof typeof doneWords): string => `${page}?xong=${done}`;
const refused = (errors: Readonly<Record<string, string>>): Read => ({ errors });

const steps: Readonly<Record<string, (fields: Fields, asker: Asker) => Read | Promise<Read>>> = {
  ...{ upload, take, accept, decline, remove, use },
};

export const voice: WritingForm = {
  read(fields, asker) {
    const step = fields.text('step');
    const act = Object.hasOwn(steps, step) ? steps[step] : undefined;
    return act ? act(fields, asker) : refused({ '': 'Chưa rõ làm gì. Bấm một trong các nút.' });
  },
  again: async (seen, looking, typed) => voicesPage(seen, await voicesView(looking, typed)),
};

const busy = 'Đang xem một gói khác: chờ xong rồi gửi lại.';

function upload(fields: Fields, { looking: { parts } }: Asker): Read {
  const sent = fields.file('file');
  if (!sent) return refused({ file: 'Chọn một gói giọng (.tar.bz2, .tar.gz, .zip) rồi gửi lại.' });
  if (latestLook()?.isAtWork) return refused({ file: busy });
  const { name, bytes } = sent;
  return {
    facts: { step: 'upload', name, bytes },
    own() {
      const folder = join(parts.config.dataDir, 'voices');
      mkdirSync(folder, { recursive: true });
      // What was sent up goes when this is answered; looking at it takes longer.
      const kept = join(folder, `.den-${randomBytes(4).toString('hex')}`);
      renameSync(sent.path, kept);
      // Without a fragment: to one a page that comes anew by itself only scrolls.
      if (beginLook(parts.config, kept, { name, isOurs: true })) return { to: page };
      // Somebody else was sooner by a moment.
      rmSync(kept, { force: true });
      return { to: donePath('busy') };
    },
  };
}

function take(fields: Fields, { looking: { parts } }: Asker): Read {
  const path = fields.text('path');
  if (!foundVoices(parts.config.dataDir).includes(path))
    return refused({ path: 'Không còn thấy gói ấy. Cắm lại ổ, tải lại trang rồi chọn lại.' });
  if (latestLook()?.isAtWork) return refused({ path: busy });
  return {
    facts: { step: 'take', path },
    own() {
      const isBegun = beginLook(parts.config, path, { name: path, isOurs: false });
      return { to: isBegun ? page : donePath('busy') };
    },
  };
}

async function accept(fields: Fields, { seen, looking: { parts } }: Asker): Promise<Read> {
  const { dataDir } = parts.config;
  const staged = await stagedVoice(dataDir, fields.text('id'));
  if (!staged) return refused({ '': 'Gói này không còn chờ nữa. Gửi lại.' });
  const [name, sha256] = [fields.text('name'), fields.text('sha256')];
  const licence = fields.text('licence');
  if (sha256 === '')
    return refused({ sha256: 'Dán mã SHA-256 do nơi phát hành ghi, hoặc mã đã đọc ở trên.' });
  if (licence === '') return refused({ licence: `Đánh dấu nếu chấp nhận ${staged.licence}.` });
  return {
    facts: { step: 'accept', name, sha256, licence },
    async own() {
      const by = seen.person.name;
      await acceptVoice(dataDir, staged, { name, sha256, licence, by, at: Date.now() });
      return { to: donePath('accepted') };
    },
  };
}

function decline(fields: Fields, { looking: { parts } }: Asker): Read {
  const id = fields.text('id');
  return {
    facts: { step: 'decline' },
    async own() {
      const staged = await stagedVoice(parts.config.dataDir, id);
      if (staged) await declineVoice(parts.config.dataDir, staged);
      return { to: donePath('declined') };
    },
  };
}

function remove(fields: Fields, { looking: { parts } }: Asker): Read {
  const { dataDir, contentDir } = parts.config;
  const name = fields.text('name');
  return {
    facts: { step: 'remove', name },
    async own() {
      await removeVoice(dataDir, name, contentNow(contentDir).content?.ward);
      return { to: donePath('removed') };
    },
  };
}

async function use(fields: Fields, { seen, looking: { parts } }: Asker): Promise<Read> {
  const name = fields.text('name');
  const { installed } = await voicesHere(parts.config.dataDir);
  const isOwn = espeakVoices.some((own) => own === name);
  const group = settingGroups.find(({ id }) => id === 'giong');
  if (!group || (!isOwn && !installed.some((one) => one.name === name)))
    return refused({ '': `Máy này không có giọng "${name}".` });
  const rate = contentNow(parts.config.contentDir).content?.ward.voice.rate ?? 150;
  const values: Readonly<Record<string, string>> = {
    ...{ 'voice.kind': isOwn ? 'espeak' : 'neural', 'voice.name': name },
    'voice.rate': String(rate),
  };
  const made = settingsEdit(parts, group, fields.text('hash'), (field) => values[field] ?? '');
  if (!('edit' in made)) return made;
  return keptBy(parts, made.edit, `${page}?dung=${encodeURIComponent(name)}`, seen.person);
}
