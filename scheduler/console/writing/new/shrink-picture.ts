import { LoaError } from '../../../../content/schema/loa-error.ts';
import { runApart } from './apart.ts';

export interface ShrinkOrder {
  readonly path: string;
}

export interface SmallPicture {
  readonly webp: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type ShrinkAnswer = SmallPicture | { readonly refused: keyof typeof refusals };

const refusals = {
  'not-picture': [
    'Tệp này không phải ảnh, hoặc ảnh đã hỏng.',
    'Gửi được: ảnh chụp của điện thoại (.jpg, .heic thì đổi sang .jpg), .png, .webp.',
  ],
  drawing: [
    'Ảnh vẽ kiểu SVG, PDF không nhận: trong tệp có thể có lệnh chạy.',
    'Mở bằng chương trình của nó, xuất ra .png rồi gửi lại.',
  ],
  bomb: [
    'Ảnh rộng bất thường (quá 60 triệu điểm ảnh), giống tệp cố ý làm treo máy.',
    'Thu nhỏ ảnh dưới 8000 điểm mỗi cạnh rồi gửi lại.',
  ],
  'too-long': [
    'Thu nhỏ ảnh quá lâu nên đã dừng, để máy không bị treo.',
    'Mở ảnh bằng chương trình xem ảnh, lưu nhỏ lại rồi gửi.',
  ],
} as const;

/** A picture as it may be published: at most 1,600 px, WebP, nothing in it but what is seen. Rejects with LoaError. */
export async function shrinkPicture(order: ShrinkOrder): Promise<SmallPicture> {
  const came = await runApart<ShrinkAnswer>({
    ...{ process: 'shrink-picture-process.ts', order, longestMs: 30_000, heapMb: 200 },
  });
  if ('failed' in came) throw refused(came.failed === 'died' ? 'not-picture' : 'too-long');
  if ('refused' in came.answer) throw refused(came.answer.refused);
  return came.answer;
}

function refused(code: keyof typeof refusals): LoaError {
  const [message, hint] = refusals[code];
  return new LoaError(code, message, { hint });
}
