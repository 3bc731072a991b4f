// A ward whose announcement has twelve sentences, and people who read them before the studio's own forms.
import { loadContent } from '../../../content/load.ts';
import type { Content } from '../../../content/schema/content.ts';
import { promptOf, toWav, type PromptSentence } from '../../../audio/studio/index.ts';
import { readAloudBy, type Person } from '../../setup/reading-person.ts';
import { fileOf, sendForm } from '../../setup/send-file.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';

export const document = 'thong-bao/thong-bao';
export const file = 'content/announcements/thong-bao.mdx';
export const today = '2026-11-30';

export const twelve: readonly string[] = [
  'Kính thưa toàn thể bà con nhân dân trong phường.',
  'Sáng thứ bảy tuần này trạm y tế tổ chức tiêm phòng cho trẻ em.',
  'Địa điểm tiêm là nhà văn hóa khu phố Ba.',
  'Bà con đưa các cháu đến từ bảy giờ đến mười một giờ.',
  'Khi đi nhớ mang theo sổ tiêm chủng của cháu.',
  'Cháu nào đang sốt thì để buổi sau hãy tiêm.',
  'Tiêm xong cháu ngồi lại nửa tiếng cho y tá theo dõi.',
  'Vắc xin do nhà nước cấp nên bà con không phải trả tiền.',
  'Ai chưa rõ thì hỏi cô Hạnh ở trạm y tế.',
  'Chiều cùng ngày khu phố dọn vệ sinh đường hẻm.',
  'Mỗi nhà cử một người mang chổi và bao đựng rác.',
  'Rất mong bà con tham gia thật đông đủ.',
];

/** The announcement with these sentences. */
export function announcementOf(sentences: readonly string[]): string {
  return [
    ...['---', 'title: Thông báo', 'description: Một thông báo.', '---', '', '# Thông báo', ''],
    ...['<Step id="mot" title="Lịch tiêm phòng">', ''],
    ...sentences.flatMap((sentence) => [sentence, '']),
    ...['</Step>', ''],
  ].join('\n');
}

export const chiLan: Person = {
  ...{ voice: 'vi+f2', wordsPerMinute: 165, pitch: 62, quietDb: 46 },
  ...{ pausesMs: [400, 500], echo: 0.1, seed: 7 },
};
export const chuTu: Person = {
  ...{ voice: 'vi-vn-x-south+m3', wordsPerMinute: 140, pitch: 30, quietDb: 46 },
  ...{ pausesMs: [400, 500], echo: 0.15, seed: 8 },
};

export interface BulletinWard extends WardOnDisk {
  readonly dataDir: string;
  readonly content: () => Content;
  readonly prompt: () => Promise<readonly PromptSentence[]>;
  /** He agrees; from now on he reads. */
  readonly agree: (reader: string) => Promise<void>;
  /** Read aloud before the studio's form. Throws where it is not kept. */
  readonly readAloud: (person: Person, sentence: PromptSentence) => Promise<void>;
}

export function bulletinWard(): BulletinWard {
  const ward = wardOnDisk();
  ward.put(file, announcementOf(twelve));
  const cookie = ward.console.signIn('editor');
  const content = (): Content => {
    const { content: loaded, problems } = loadContent(ward.contentDir);
    if (!loaded) throw new Error(JSON.stringify(problems));
    return loaded;
  };
  const send = async (
    form: string,
    fields: Readonly<Record<string, string | File>>,
  ): Promise<void> => {
    const answer = await sendForm(ward.console, form, cookie, { document, ...fields });
    if (answer.status !== 303) throw new Error(`${form}: ${answer.status} ${await answer.text()}`);
  };
  return {
    ...{ ...ward, content },
    dataDir: ward.console.parts.config.dataDir,
    prompt: () => promptOf(content(), document, { today, contentDir: ward.contentDir }),
    agree: (reader) => send('studio-consent', { reader, agree: 'yes' }),
    async readAloud(person, { key, spoken }) {
      const sound = await readAloudBy(person, [spoken], new Map());
      await send('keep-take', { key, file: fileOf(toWav(sound), 'cau.wav') });
    },
  };
}
