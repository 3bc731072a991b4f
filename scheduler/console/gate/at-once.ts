/** So much of one kind at once, for each who does it. */
export interface AtOnce {
  /** What `work` gives; undefined where he has so much at work already: nothing was begun. */
  within<T>(who: string, work: () => Promise<T>): Promise<T | undefined>;
}

export function createAtOnce(most: number): AtOnce {
  const atWork = new Map<string, number>();
  return {
    async within(who, work) {
      const now = atWork.get(who) ?? 0;
      if (now >= most) return undefined;
      atWork.set(who, now + 1);
      try {
        return await work();
      } finally {
        const left = (atWork.get(who) ?? 1) - 1;
        if (left > 0) atWork.set(who, left);
        else atWork.delete(who);
      }
    },
  };
}
