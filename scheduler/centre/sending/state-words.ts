// What people read of how far a thing is at a station.
export const progressStates = [
  ...['', 'received', 'waiting', 'accepted', 'refused', 'failed', 'withdrawn'],
] as const;

const names: Readonly<Record<string, string>> = {
  '': 'chưa nghe gì',
  received: 'đã nhận',
  waiting: 'chờ phường duyệt',
  accepted: 'đã nhận dùng',
  refused: 'từ chối',
  failed: 'không dùng được',
  withdrawn: 'đã rút',
};

export function sayProgress(state: string | null): string {
  return names[state ?? ''] ?? state ?? '';
}

/** `2 đài đã nhận dùng, 1 đài từ chối`, the order of the way down. */
export function sayStates(states: Readonly<Record<string, number>>): string {
  const order: readonly string[] = progressStates;
  return Object.entries(states)
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([state, many]) => `${many} ${sayProgress(state)}`)
    .join(', ');
}
