// What the arrays of newer browsers do themselves: Chrome 61 and Safari 11 know neither `flat` nor `at`.

/** The lists as one. */
export function flat<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const none: Item[] = [];
  return none.concat(...lists);
}

export function last<Item>(list: readonly Item[]): Item | undefined {
  return list[list.length - 1];
}
