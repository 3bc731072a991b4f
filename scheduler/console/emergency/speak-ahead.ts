/** One text at a time: of those that come while one is being spoken the last alone is spoken next, since it is what stands there now. */
export function createSpeakAhead(
  speak: (text: string) => Promise<unknown>,
): (text: string) => void {
  let isSpeaking = false;
  let next: string | undefined;
  const begin = (text: string): void => {
    isSpeaking = true;
    // It only saves time: what cannot be spoken says why when the bulletin is made.
    void speak(text)
      .catch(() => undefined)
      .then(() => {
        isSpeaking = false;
        const waiting = next;
        next = undefined;
        if (waiting !== undefined) begin(waiting);
      });
  };
  return (text) => {
    if (isSpeaking) next = text;
    else begin(text);
  };
}
