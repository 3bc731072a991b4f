/** How sums of money are written -> the currency's name. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  đ: 'đồng',
  Đ: 'đồng',
  đồng: 'đồng',
  vnđ: 'đồng',
  vnd: 'đồng',
  'vn đồng': 'đồng',
  usd: 'đô la Mỹ',
  eur: 'ơ rô',
  euro: 'ơ rô',
  gbp: 'bảng Anh',
  jpy: 'yên Nhật',
  cny: 'nhân dân tệ',
  ndt: 'nhân dân tệ',
  krw: 'uôn',
  aud: 'đô la Úc',
  sgd: 'đô la Xinh ga po',
  cad: 'đô la Ca na đa',
  hkd: 'đô la Hồng Công',
  thb: 'bạt Thái',
  chf: 'phờ răng Thụy Sĩ',
};

export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  $: 'đô la',
  US$: 'đô la Mỹ',
  '€': 'ơ rô',
  '£': 'bảng Anh',
  '¥': 'yên',
};

/** Magnitudes that stand right after a number. */
export const SCALES: Readonly<Record<string, string>> = {
  k: 'nghìn',
  K: 'nghìn',
  tr: 'triệu',
  Tr: 'triệu',
  TR: 'triệu',
  trđ: 'triệu đồng',
  tỷ: 'tỷ',
  kđ: 'nghìn đồng',
};
