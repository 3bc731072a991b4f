// What goes to the station in one request: a day without a way there is more than it takes at once.

/** It takes 1 MB, with what stands around the steps. */
const mostBytes = 900_000;
const mostSteps = 500;

interface Written {
  toJSON(): unknown;
}

/** The first of the steps, as they are sent; never none. */
export function sentAtOnce(steps: readonly Written[]): readonly unknown[] {
  const json: unknown[] = [];
  let bytes = 0;
  for (const step of steps.slice(0, mostSteps)) {
    const one = step.toJSON();
    bytes += bytesOf(one);
    if (json.length > 0 && bytes > mostBytes) break;
    json.push(one);
  }
  return json;
}

/** Of it on the way. */
export function bytesOf(json: unknown): number {
  return new Blob([JSON.stringify(json)]).size;
}
