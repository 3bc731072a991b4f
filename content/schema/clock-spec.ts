/** LOA_CLOCK taken apart: virtual now = virtualAt + (real now − realAt) × speed. Epoch ms. */
export interface ClockSpec {
  readonly virtualAt: number;
  readonly realAt: number;
  readonly speed: number;
}

/** `"<virtual ISO>|<real ISO>|<speed>"` → its parts; undefined where it is not that, or speed is not in (0, 60]. */
export function parseClockSpec(text: string): ClockSpec | undefined {
  const [virtual = '', real = '', speedText = '', ...rest] = text.split('|');
  const spec = {
    virtualAt: Date.parse(virtual),
    realAt: Date.parse(real),
    speed: Number(speedText),
  };
  const valid =
    rest.length === 0 &&
    Number.isFinite(spec.virtualAt) &&
    Number.isFinite(spec.realAt) &&
    spec.speed > 0 &&
    spec.speed <= 60;
  return valid ? spec : undefined;
}

/** The virtual instant at a real one. Epoch ms. */
export function virtualNow({ virtualAt, realAt, speed }: ClockSpec, realNow: number): number {
  return virtualAt + (realNow - realAt) * speed;
}
