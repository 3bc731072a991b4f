/**
 * A record with its keys where staff would put them: those that were there in their order, a new one behind what stands
 * before it in the shape. What has no value is left out.
 */
export function placedKeys(
  before: readonly string[],
  order: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = before.filter((key) => values[key] !== undefined);
  for (const [at, key] of order.entries()) {
    if (values[key] === undefined || keys.includes(key)) continue;
    const earlier = new Set(order.slice(0, at));
    keys.splice(keys.findLastIndex((one) => earlier.has(one)) + 1, 0, key);
  }
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
