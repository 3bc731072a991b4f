/** A day without a change of the clocks. */
export const dayMs = 86_400_000;
