/** One bulletin, clip, handover or backup in LOA_DATA. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  readonly usedAt: number;
}

export interface Retention {
  readonly now: number;
  /** Files that must stay: of slots that wait, sound, or aired lately. */
  readonly needed: ReadonlySet<string>;
  /** What nobody needed for this long goes. */
  readonly keepMs: number;
  /** And of the rest the oldest, until this much is left. */
  readonly budgetBytes: number;
}

/** The files that may go, oldest first. What is needed never goes, whatever the budget. */
export function chooseToRemove<File extends KeptFile>(
  files: readonly File[],
  { now, needed, keepMs, budgetBytes }: Retention,
): readonly File[] {
  const oldestFirst = files
    .filter(({ name }) => !needed.has(name))
    .toSorted((a, b) => a.usedAt - b.usedAt);
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return oldestFirst.filter(({ bytes, usedAt }) => {
    const goes = now - usedAt > keepMs || total > budgetBytes;
    if (goes) total -= bytes;
    return goes;
  });
}
