const browsers: readonly (readonly [RegExp, string])[] = [
  [/coc_coc|coccoc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/OPR|Opera/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'điện thoại Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'máy Windows'],
  [/Mac OS/, 'máy Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'máy Linux'],
];

/** What a browser calls itself, roughly: `Chrome, máy Windows`. */
export function sayAgent(agent: string): string {
  const find = (table: typeof browsers): string =>
    table.find(([sign]) => sign.test(agent))?.[1] ?? '';
  return [find(browsers), find(systems)].filter(Boolean).join(', ') || 'trình duyệt lạ';
}
