// A short reading that goes wrong in every way; hundreds of sentences by many persons are tests/proof/reading.test.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEspeak } from '../../../../audio/voices/espeak.ts';
import type { Speech } from '../../../../audio/voices/voice.ts';
import { measureAlignment, within } from '../../../setup/measure-alignment.ts';
import { readAloudBy, type Person, type Slip } from '../../../setup/reading-person.ts';

const texts = [
  'Kính thưa bà con trong phường.',
  'Sáng thứ bảy, tổ dân phố tổng vệ sinh đường làng ngõ xóm.',
  'Mời bà con mang theo chổi và cuốc.',
  'Nhà nào có cây gãy thì báo tổ trưởng trước chiều thứ sáu.',
  'Rác cồng kềnh để trước cổng, xe của phường sẽ đến chở.',
  'Ai có việc bận xin cử người khác đi thay.',
  'Trẻ em không nên ra đường khi xe đang chở rác.',
  'Xin cảm ơn bà con đã lắng nghe.',
];
const slips = new Map<number, Slip>([
  [2, 'skipped'],
  [3, 'misread'],
  [4, 'broken-off'],
  [6, 'repeated'],
]);
const person: Person = {
  ...{ voice: 'vi+f2', wordsPerMinute: 125, pitch: 60, quietDb: 40 },
  ...{ pausesMs: [250, 700], echo: 0.3, seed: 3 },
};

const voice = openEspeak({ name: 'vi', rate: 150 });
const clips: Speech[] = [];
beforeAll(async () => {
  for (const text of texts) clips.push(await voice.speak(text));
});
afterAll(() => voice.close());

test('what was left out, misread, broken off and said again is found; the rest is cut where it is said', async () => {
  const reading = await readAloudBy(person, texts, slips);
  const { ends, syllables, inTakes, verdicts } = measureAlignment(reading, clips, texts);
  expect(verdicts).toEqual([
    ['good', ''],
    ['good', ''],
    ['skipped', 'skipped'],
    ['misread', 'misread'],
    ['broken-off', 'repeated'],
    ['good', ''],
    ['repeated', 'repeated'],
    ['good', ''],
  ]);
  expect(within(ends, 200)).toBe(1);
  expect(within(syllables, 100)).toBeGreaterThan(0.9);
  expect(within(inTakes, 100)).toBeGreaterThan(0.9);
});

test('the reading of another text: nothing of it is taken without a doubt', async () => {
  const others = [
    'Hồ sơ nộp ở bộ phận một cửa vào giờ hành chính.',
    'Lệ phí là mười lăm nghìn đồng một bản.',
    'Kết quả trả sau ba ngày làm việc.',
    'Số điện thoại hỏi đáp ghi ở cuối trang.',
    'Người cao tuổi được ưu tiên làm trước.',
    'Giấy tờ cũ vẫn dùng được đến hết năm.',
    'Mạng yếu thì gửi lại vào buổi tối.',
  ];
  const reading = await readAloudBy(person, others, new Map());
  const { aligned } = measureAlignment({ ...reading, sentences: [] }, clips, texts);
  const taken = aligned.sentences.filter(({ doubts }) => doubts.length === 0);
  expect(taken).toEqual([]);
});
