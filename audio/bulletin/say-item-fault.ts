import { sayLength } from './say-recording-fault.ts';
import type { ItemFault, ItemFlaw } from './judge-item.ts';

type Said = readonly [message: string, hint: string];

/** Why a campaign's recording cannot air, and how to mend it: Vietnamese sentences. */
export function sayItemFault(fault: ItemFault): Said {
  switch (fault.code) {
    case 'empty':
      return ['Tệp ghi âm rỗng (0 byte).', 'Chép lại tệp từ máy ghi.'];
    case 'unreadable':
      return [
        'Không có tiếng nào đọc được trong tệp này: không phải tệp âm thanh, hoặc tệp đã hỏng.',
        'Lưu lại bản ghi thành .mp3 hoặc .wav rồi chép lại.',
      ];
    case 'silent':
      return [
        'Bản ghi âm im lặng từ đầu đến cuối.',
        'Xem micro có được bật và cắm đúng không, rồi ghi lại.',
      ];
    case 'too-short':
      return [
        `Bản ghi âm chỉ có ${fault.lengthMs / 1000} giây có tiếng, không ai kịp nghe.`,
        'Ghi lại dài hơn, hoặc bỏ phần này khỏi đợt phát.',
      ];
    case 'longer-than-session':
      return [
        `Bản ghi âm dài quá một buổi phát (${fault.limitMinutes} phút, theo maxSessionMinutes trong content/ward.yaml).`,
        'Cắt thành nhiều phần, mỗi phần một buổi.',
      ];
  }
}

/** What is poor about one that airs all the same. */
export function sayItemFlaw(flaw: ItemFlaw): Said {
  switch (flaw.code) {
    case 'clipped':
      return [
        'Bản ghi âm bị vỡ tiếng: ghi to quá mức máy chịu được.',
        'Vẫn phát được. Muốn nghe rõ hơn thì ghi lại, vặn nhỏ micro hoặc đứng xa hơn.',
      ];
    case 'noisy':
      return [
        'Bản ghi âm có nhiều tiếng ồn nền.',
        'Vẫn phát được. Muốn nghe rõ hơn thì ghi lại ở chỗ yên, gần micro hơn.',
      ];
    case 'low-rate':
      return [
        `Bản ghi âm có chất lượng như điện thoại (${flaw.sampleRateHz} Hz).`,
        'Vẫn phát được. Muốn nghe rõ hơn thì đặt máy ghi ở mức 22050 Hz trở lên rồi ghi lại.',
      ];
    case 'faint':
      return [
        `Bản ghi âm rất nhỏ tiếng (${flaw.levelDb} dB so với mức to nhất), phải khuếch đại cả tiếng ồn.`,
        'Vẫn phát được. Muốn nghe rõ hơn thì ghi lại gần micro hơn.',
      ];
    case 'cut-off':
      return [
        `Bản ghi âm bị mất đoạn cuối: tệp chỉ còn ${sayLength(flaw.lengthMs)}.`,
        'Phần còn lại vẫn phát được. Chép lại tệp từ máy ghi để có đủ.',
      ];
    case 'mostly-silent':
      return [
        `Bản ghi âm dài ${sayLength(flaw.lengthMs)} mà im lặng đến ${sayLength(flaw.silentMs)}.`,
        'Vẫn phát được. Nên cắt bỏ những đoạn im lặng ở giữa.',
      ];
    case 'long-silence':
      return [
        `Bản ghi âm im lặng ${sayLength(flaw.silentMs)} liền, từ ${sayLength(flaw.atMs)}: bà con tưởng loa hỏng.`,
        'Vẫn phát được. Nên cắt bỏ đoạn im lặng ấy.',
      ];
    case 'out-of-phase':
      return [
        'Hai kênh của bản ghi âm ngược pha, trộn lại thì mất tiếng nên chỉ lấy một kênh.',
        'Không phải làm gì; lần sau xem lại dây micro.',
      ];
  }
}
