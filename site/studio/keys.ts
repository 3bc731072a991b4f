// Keys of the prompter: what a key means, by what has the focus and what is being done.

export type RoomState = 'idle' | 'opening' | 'recording' | 'recorded' | 'hearing' | 'sending';
export type RoomAct = 'record' | 'stop' | 'keep' | 'hear' | 'drop' | 'previous' | 'next';

/** What has the focus: the room itself or its record button, another button or a link, or what takes keys itself. */
export type Focus = 'room' | 'button' | 'field';

/** Undefined: the key keeps the meaning that the browser gives it. */
export function actOfKey(key: string, focus: Focus, state: RoomState): RoomAct | undefined {
  if (focus === 'field') return undefined;
  if (key === 'ArrowLeft') return 'previous';
  if (key === 'ArrowRight') return 'next';
  if (focus === 'button') return undefined;
  const hasTake = state === 'recorded' || state === 'hearing';
  switch (key) {
    case ' ':
      return state === 'recording' ? 'stop' : 'record';
    case 'Enter':
      if (state === 'recording') return 'stop';
      return hasTake ? 'keep' : undefined;
    case 'n':
    case 'N':
      return hasTake ? 'hear' : undefined;
    case 'Escape':
      return state === 'recording' ? 'drop' : undefined;
    default:
      return undefined;
  }
}

/** `field`: arrows and letters are its own. */
export function focusOf(element: Element | null): Focus {
  if (element?.matches('input, select, textarea, audio, summary, [contenteditable]'))
    return 'field';
  if (element?.matches('a, button:not([data-do="record"])')) return 'button';
  return 'room';
}
