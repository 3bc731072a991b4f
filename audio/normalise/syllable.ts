// The inventory of Vietnamese syllables: onset, rime, tone. Everything the voice is handed must be in it.

const onsets = [
  ...['ngh', 'ng', 'nh', 'ch', 'gh', 'gi', 'kh', 'ph', 'qu', 'th', 'tr'],
  ...['b', 'c', 'd', 'đ', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'x', ''],
] as const;

const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oep oet
   oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uôc uôi uôm uôn uông uôt uơ
   uy uya uych uyn uynh uyp uyt uyu uyên uyêt
   ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu`.split(/\s+/),
);

/** Rimes that `qu` takes; its u belongs to the onset. */
const afterQu = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âm ân âng ât âu ây e en eng eo ep et
   ê ên ênh êt êu i in inh it y ych ynh yt yên yêt ơ ơi ơn ơt ôc`.split(/\s+/),
);

/** Rimes spelled with y for i after a consonant, in names and Sino-Vietnamese words: hy, kỹ, lý, Mỹ, sỹ, tỷ, vỹ. */
const yAloneAfter = new Set(['h', 'k', 'l', 'm', 'n', 's', 't', 'v', '']);

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const front = /^[eêiy]/;
const stopped = /(?:c|ch|p|t)$/;

interface Syllable {
  readonly onset: string;
  readonly rime: string;
  /** Combining mark, '' for the level tone. */
  readonly tone: string;
}

/** Whether the spelling rules let this onset stand before this rime. */
function agrees(onset: string, rime: string): boolean {
  switch (onset) {
    case 'qu':
      return afterQu.has(rime);
    case 'gi':
      return rimes.has(rime) && !/^[iy]/.test(rime);
    case 'g':
      // `gì`, `gìn` are the only words with g before i; the g of `ge` is written gh.
      return rimes.has(rime) && (!front.test(rime) || rime === 'i' || rime === 'in');
    case 'c':
    case 'ng':
      return rimes.has(rime) && !front.test(rime);
    case 'k':
    case 'gh':
    case 'ngh':
      return rimes.has(rime) && front.test(rime) && (rime !== 'y' || onset === 'k');
    case '':
      return rimes.has(rime) && !/^iê/.test(rime);
    default:
      if (rime === 'y') {
        return yAloneAfter.has(onset);
      }
      return rimes.has(rime) && !rime.startsWith('y');
  }
}

/** The parts of a lower-case word that is one Vietnamese syllable, else undefined. */
export function parseSyllable(word: string): Syllable | undefined {
  if (word.length > 7) {
    return undefined;
  }
  let tone = '';
  let bare = '';
  for (const mark of word.normalize('NFD')) {
    if (!tones.includes(mark)) {
      bare += mark;
    } else if (tone === '') {
      tone = mark;
    } else {
      return undefined;
    }
  }
  bare = bare.normalize('NFC');
  for (const onset of onsets) {
    if (!bare.startsWith(onset)) {
      continue;
    }
    const rime = bare.slice(onset.length);
    if (!agrees(onset, rime)) {
      continue;
    }
    if (stopped.test(rime) && tone !== '\u0301' && tone !== '\u0323') {
      return undefined;
    }
    return { onset, rime, tone };
  }
  return undefined;
}

/** Index in the rime of the vowel that carries the tone mark, in the placement of school books (hóa, thủy). */
function toneIndex(rime: string): number {
  const marked = /[ăâêôơ]/.exec(rime);
  if (marked) {
    return marked.index;
  }
  const vowels = /^[aeiouyư]+/.exec(rime)?.[0].length ?? 1;
  if (rime.startsWith('ư') || vowels === 1) {
    return 0;
  }
  return vowels === 3 || vowels < rime.length ? 1 : 0;
}

/** One spelling for one syllable: `khoá` -> `khóa`, `hòan` -> `hoàn`, `qúy` -> `quý`; undefined if it is none. */
export function canonicalSyllable(word: string): string | undefined {
  const syllable = parseSyllable(word);
  if (!syllable) {
    return undefined;
  }
  const { onset, rime, tone } = syllable;
  if (tone === '') {
    return onset + rime;
  }
  const at = toneIndex(rime) + 1;
  return (onset + rime.slice(0, at) + tone + rime.slice(at)).normalize('NFC');
}

/**
 * Whether every word is a Vietnamese syllable, apart from pause punctuation.
 * `tê tê tê bê` -> true; `OTP` -> false; `website` -> false; `` -> false.
 */
export function isSpeakable(text: string): boolean {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,.:;?!-]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => parseSyllable(word) !== undefined);
}
