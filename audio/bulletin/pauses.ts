/** Between the parts of a bulletin; inside a body the script says how long. */
export const framePauseMs = 900;

/** Between sentences of what no script paces. */
export const sentencePauseMs = 450;
