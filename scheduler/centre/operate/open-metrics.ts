// Figures as OpenMetrics 1.0 text. Pure.

export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

export type Labels = Readonly<Record<string, string>>;

export interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram' | 'info';
  readonly help: string;
  readonly unit?: 'seconds' | 'bytes';
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** `_total`, `_bucket`, `_count`, `_sum`, `_info`; '' for a gauge. */
  readonly suffix: string;
  readonly labels?: Labels;
  readonly value: number;
}

/** One gauge without labels. */
export function gauge(name: string, help: string, value: number, unit?: Family['unit']): Family {
  return { name, type: 'gauge', help, samples: [{ suffix: '', value }], ...(unit && { unit }) };
}

/** A gauge or counter with one label. */
export function byLabel(
  family: Pick<Family, 'name' | 'type' | 'help'>,
  label: string,
  values: Iterable<readonly [string, number]>,
): Family {
  const suffix = family.type === 'counter' ? '_total' : '';
  const samples = [...values].map(([name, value]) => ({
    suffix,
    labels: { [label]: name },
    value,
  }));
  return { ...family, samples };
}

export function openMetrics(families: readonly Family[]): string {
  const lines = families.flatMap(({ name, type, help, unit, samples }) => [
    `# TYPE ${name} ${type}`,
    ...(unit ? [`# UNIT ${name} ${unit}`] : []),
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map(
      ({ suffix, labels = {}, value }) => `${name}${suffix}${labelText(labels)} ${number(value)}`,
    ),
  ]);
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

function labelText(labels: Labels): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function number(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
