/** The part of the browser's CacheStorage that the worker uses, in memory; addresses count by their path. */
export function fakeCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const pathOf = (asked: RequestInfo | URL) =>
    new URL(asked instanceof Request ? asked.url : asked, 'https://phuong.example').pathname;
  const match = (store: Map<string, Response>, asked: RequestInfo | URL) =>
    Promise.resolve(store.get(pathOf(asked))?.clone());
  const open = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return Promise.resolve({
      match: (asked: RequestInfo | URL) => match(store, asked),
      put: (asked: RequestInfo | URL, response: Response) => {
        store.set(pathOf(asked), response);
        return Promise.resolve();
      },
      delete: (asked: RequestInfo | URL) => Promise.resolve(store.delete(pathOf(asked))),
      keys: () =>
        Promise.resolve(
          [...store.keys()].map((path) => new Request(`https://phuong.example${path}`)),
        ),
    });
  };
  return {
    open,
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    match: async (asked: RequestInfo | URL) => {
      for (const store of stores.values()) {
        const found = await match(store, asked);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
