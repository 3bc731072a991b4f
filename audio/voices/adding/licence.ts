// What a voice's own papers say of its licence. Found by signs, never judged: a person reads the card and accepts by name.

export interface Papers {
  /** As people call it: `CC BY 4.0`, `MIT`; of several, joined by ` + `. undefined where nothing says so. */
  readonly licence: string | undefined;
  /** Lines that say where it comes from. */
  readonly origin: string;
  /** What gives pause, Vietnamese; '' for nothing. */
  readonly doubt: string;
}

/** From the first lines of a licence's own text. */
const titles: readonly (readonly [RegExp, string])[] = [
  [/apache license/i, 'Apache-2.0'],
  [/\bmit license\b/i, 'MIT'],
  [/gnu general public license/i, 'GPL'],
  [/creative commons attribution-noncommercial-sharealike/i, 'CC BY-NC-SA'],
  [/creative commons attribution-noncommercial/i, 'CC BY-NC'],
  [/creative commons attribution-sharealike/i, 'CC BY-SA'],
  [/creative commons attribution/i, 'CC BY'],
  [/cc0|public domain dedication/i, 'CC0'],
  [/bsd/i, 'BSD'],
];

const restricted = /\bnc\b|non-?commercial|research|nghiên cứu|phi thương mại/i;
const unclear = /unknown|see url|n\/a|không rõ|chưa rõ/i;

/** `card`: MODEL_CARD or README; `licenceText`: LICENSE or COPYING; '' for what is not there. */
export function readPapers(card: string, licenceText: string): Papers {
  const named = valuesOf(card, /licen[cs]e|giấy phép/i);
  const titled = titles.find(([sign]) => sign.test(licenceText.slice(0, 600)))?.[1];
  const all = [...new Set([...named, ...(titled === undefined ? [] : [titled])])].slice(0, 4);
  const origin = valuesOf(card, /url|dataset|nguồn|source|finetuned|fine-tuned/i);
  const tuned = /fine-?tuned from[^\n]*/i.exec(card)?.[0];
  const doubts = [
    ...(restricted.test(`${all.join(' ')} ${tuned ?? ''}`)
      ? ['Giấy phép có chỗ không cho dùng vào việc thương mại hoặc chỉ để nghiên cứu.']
      : []),
    ...(all.some((one) => unclear.test(one)) ? ['Giấy phép không ghi rõ.'] : []),
    ...(tuned === undefined
      ? []
      : [
          `Tinh chỉnh từ một giọng khác ("${tuned.slice(0, 120).trim()}"): giấy phép của giọng ấy cũng phải xem.`,
        ]),
  ];
  return {
    licence: all.length === 0 ? undefined : all.join(' + ').slice(0, 200),
    origin: [...new Set(origin)].join(' · ').slice(0, 500),
    doubt: doubts.join(' '),
  };
}

/** What stands behind `* Key: value` in lines whose key is of that kind. */
function valuesOf(card: string, key: RegExp): string[] {
  return card.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^[\s*#>-]*([^:]{1,40}):\s*(.+)$/.exec(line) ?? [];
    return key.test(name) && value.trim() !== '' ? [value.trim().replace(/[*_`]+/g, '')] : [];
  });
}
