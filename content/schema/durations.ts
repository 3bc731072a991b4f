// Lengths of time that many count in; it imports nothing, so that the browser can have it.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** A day without a change of the clocks. */
export const dayMs = 24 * hourMs;
