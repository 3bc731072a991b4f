/** Newer than Chrome 61 or Safari 11, by the first version of either that has it; syntax is for acorn to tell. */
export const tooNew: readonly RegExp[] = [
  /\.(flat|flatMap|at|matchAll|replaceAll|trimStart|trimEnd|toSorted|toReversed|with|findLast|findLastIndex|allSettled|any|finally)\(/,
  /\.replaceChildren\(|\.toggleAttribute\(|\.getAnimations\(|\.requestSubmit\(|\.checkVisibility\(/,
  /Object\.(fromEntries|groupBy|hasOwn)\b|structuredClone|queueMicrotask|globalThis|BigInt|WeakRef/,
  /ResizeObserver|IntersectionObserver|AbortController|\bURLPattern\b|\bimport\.meta\b|\bimport\(/,
  /hourCycle|dateStyle|timeStyle|formatRange|RelativeTimeFormat|ListFormat|PluralRules|Segmenter/,
  // In regular expressions: look-behind, named groups, property escapes (also in text for `RegExp`), the s flag.
  /\(\?<|\\\\?p\{|\/[gimuy]*s[gimuy]*\.test\(/,
];
