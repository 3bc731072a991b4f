import type { Staged } from '../../audio/index.ts';
import { table } from './print.ts';

/** All that is known of a voice before anybody accepts it, the paper that came with it last. */
export function describeStaged(staged: Staged): string {
  const rows: readonly (readonly [string, string])[] = [
    [
      'Mô hình',
      `${staged.modelName} (${(staged.modelBytes / 1e6).toFixed(1).replace('.', ',')} MB)`,
    ],
    ['SHA-256', staged.sha256],
    [
      'Mã nơi phát hành ghi',
      staged.publishedSha256 === ''
        ? 'chưa ai ở đây kiểm được; gõ mã sha256 do nơi phát hành ghi'
        : staged.publishedSha256,
    ],
    [
      'Tần số',
      `${staged.sampleRateHz} Hz, ${staged.speakers} người đọc${staged.speakers > 1 ? ' (dùng người thứ nhất)' : ''}`,
    ],
    [
      'Nhịp',
      `${staged.syllablesPerMinute} tiếng một phút; ${staged.tookPerSecond.toFixed(2).replace('.', ',')} giây máy cho mỗi giây tiếng`,
    ],
    [
      'Lời theo chữ',
      staged.isTimed ? 'theo độ dài âm vị của giọng (ước lượng)' : 'chia theo số chữ (ước lượng)',
    ],
    ['Giấy phép', staged.licence],
    ['Nguồn', [staged.from, staged.origin].filter(Boolean).join(' · ') || 'không ghi'],
    ['Chỗ ngờ', staged.doubt || 'không thấy ghi'],
  ];
  return `${table(rows)}\nGiấy tờ kèm theo:\n${staged.card.trim().replace(/^/gm, '  ')}\n\n`;
}
