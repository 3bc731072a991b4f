/** Silence after a sentence by what follows it, in ms. Chosen by ear for an outdoor loudspeaker, whose echo eats short gaps. */
export const pausesMs = {
  /** Between sentences of one paragraph. */
  sentence: 350,
  /** After what leads to the next words, be it a heading: "Lưu ý:". */
  lead: 300,
  item: 450,
  paragraph: 600,
  heading: 700,
} as const;
