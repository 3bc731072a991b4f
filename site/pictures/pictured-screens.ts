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
  'huong-dan/dang-nhap-vneid': {
    'can-co-gi': { screens: ['can-co-gi'] },
    'mo-cong': { screens: ['trang-chu'], points: 'Đăng nhập' },
    'chon-vneid': {
      screens: ['chon-tai-khoan'],
      points: 'Tài khoản định danh điện tử cấp bởi Bộ Công an dành cho công dân',
    },
    'quet-ma-qr': { screens: ['qr-hien'], points: 'Quét mã QR' },
    'so-dinh-danh-mat-khau': { screens: ['so-mat-khau', 'ma-xac-nhan'] },
    'nhap-passcode': { screens: ['passcode'], points: 'Nhập passcode' },
    'dong-y-chia-se': { screens: ['dong-y'], points: 'Xác nhận chia sẻ' },
    'dang-xuat': { screens: ['dang-xuat'], points: 'Đăng xuất' },
    'khong-co-dien-thoai': { screens: ['khong-co-dien-thoai'] },
    'chua-co-muc-2': { screens: ['chua-co-muc-2'] },
    'mat-dien-thoai': { screens: ['mat-dien-thoai'] },
  },
  'huong-dan/nop-ho-so-hien-nay': {
    'tim-thu-tuc': { screens: ['tim-thu-tuc'] },
    'xem-chi-tiet': { screens: ['ks-chi-tiet'] },
    'chon-co-quan': { screens: ['chon-co-quan'], points: 'Nộp trực tuyến' },
    'thong-tin-chung': { screens: ['thong-tin-chung'], points: 'Xác nhận' },
    'chu-ho-so': { screens: ['chu-ho-so'], points: 'Bước tiếp theo' },
    'ke-khai': { screens: ['ks-ke-khai'] },
    'thanh-phan-ho-so': { screens: ['chon-tep'] },
    'nhan-ket-qua': { screens: ['nhan-ket-qua'] },
    'nop-le-phi': { screens: ['le-phi'] },
    'ma-ho-so': { screens: ['ma-ho-so'] },
    'theo-doi': { screens: ['theo-doi'] },
    'bo-sung': { screens: ['can-bo-sung'] },
    'ket-qua': { screens: ['ket-qua'] },
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
