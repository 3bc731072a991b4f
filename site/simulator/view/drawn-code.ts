/** Where and how each character of a code stands in its picture; the same code is always drawn alike. */
export interface DrawnCharacter {
  readonly character: string;
  /** SVG transform. */
  readonly transform: string;
}

const turns = [-14, 9, -6, 16, -10, 12];

/** The characters of a code set apart and turned a little, in a box 200 × 70. */
export function drawCode(code: string): readonly DrawnCharacter[] {
  return Array.from(code, (character, index) => {
    const turn = turns[(index + code.charCodeAt(0)) % turns.length] ?? 0;
    const x = 34 + index * 44;
    return { character, transform: `translate(${x} ${48 + (turn % 5)}) rotate(${turn})` };
  });
}
