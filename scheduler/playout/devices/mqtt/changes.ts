/** Who waits for a change is woken by it. */
export function createChanges() {
  const waiting = new Set<() => void>();
  return {
    tell(): void {
      for (const wake of [...waiting]) wake();
    },
    async next(withinMs: number, signal?: AbortSignal): Promise<void> {
      if (signal?.aborted === true) return;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const wake = (): void => {
        resolve(undefined);
      };
      waiting.add(wake);
      const timer = setTimeout(wake, withinMs);
      signal?.addEventListener('abort', wake, { once: true });
      await promise;
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      waiting.delete(wake);
    },
  };
}
