/** Abbreviations that stand before a number: roads, wards, classes. */
export const NUMBERED_PREFIXES: Readonly<Record<string, string>> = {
  QL: 'quốc lộ',
  TL: 'tỉnh lộ',
  ĐT: 'đường tỉnh',
  HL: 'hương lộ',
  ĐH: 'đường huyện',
  P: 'phường',
  Q: 'quận',
  F: 'phường',
  KP: 'khu phố',
  TDP: 'tổ dân phố',
  KDC: 'khu dân cư',
  KV: 'khu vực',
  BĐ: 'báo động',
  CK: 'chuyên khoa',
  SN: 'số nhà',
};
