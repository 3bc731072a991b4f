import type { Screen, Simulator } from '../../content/schema/simulator.ts';

/** What is drawn beside a guide's step. */
export interface Picture {
  readonly simulator: Simulator;
  /** Drawn as one, below each other. */
  readonly screens: readonly Screen[];
  /** What the finger points at: the words on a button, an option or above a field. */
  readonly points?: string;
}

interface Chosen {
  readonly screens: readonly string[];
  /** Only what the step's own text tells the reader to press, fill in or copy. */
  readonly points?: string;
}

// Which practised screens show a step best, by guide and step id. A step that is not named gets its first screen of the
// portal, without a finger: nobody has said yet what its text points at.
export const chosen: Readonly<Record<string, Readonly<Record<string, Chosen>>>> = {
  'huong-dan/dang-ky-tai-khoan': {
    'mo-trang-chu': { screens: ['trang-chu'], points: 'Đăng ký' },
    'chon-phuong-thuc': { screens: ['phuong-thuc'], points: 'Thuê bao di động' },
    // The text speaks of one table with everything; the practice asks for it on two screens.
    'nhap-thong-tin': { screens: ['thong-tin-ca-nhan', 'lien-lac'], points: 'Đăng ký' },
    'nhap-otp': { screens: ['nhap-otp'], points: 'Mã OTP' },
    'dat-mat-khau': { screens: ['mat-khau'], points: 'Xác nhận' },
  },
  'huong-dan/nop-ho-so-truc-tuyen': {
    'dang-nhap': { screens: ['dang-nhap'], points: 'Đăng nhập' },
    'chon-thu-tuc': { screens: ['chon-thu-tuc'], points: 'Đăng ký khai sinh' },
    'dien-to-khai': { screens: ['ks-tre'] },
    'xem-lai': { screens: ['xem-lai'] },
    'gui-ho-so': { screens: ['ma-xac-nhan'], points: 'Gửi thông tin' },
    'luu-ma-ho-so': { screens: ['gui-thanh-cong'], points: 'Mã hồ sơ của bác' },
    'nhan-thu-dien-tu': { screens: ['doc-thu'] },
  },
};

/** What is drawn beside a guide's step, or undefined where nothing is practised for it. */
export function pictureOf(
  simulators: readonly Simulator[],
  guide: string,
  step: string,
): Picture | undefined {
  const simulator = simulators.find((each) => each.guide === guide);
  if (simulator === undefined) return undefined;
  const ofStep = simulator.screens.filter((screen) => screen.step === step);
  const { screens: ids = [], points } = chosen[guide]?.[step] ?? {};
  const named = ofStep.filter(({ id }) => ids.includes(id));
  if (named.length > 0) {
    return { simulator, screens: named, ...(points === undefined ? {} : { points }) };
  }
  const first = ofStep.find(
    ({ look, actions }) => (look === 'portal' || look === 'phone') && actions.length > 0,
  );
  return first && { simulator, screens: [first] };
}
