import { readTable } from '../../tables/read-table.ts';

type Kind = 'name' | 'sign' | 'scale';

function currenciesOf(kind: Kind): ReadonlyMap<string, string> {
  const rows = readTable('currencies').filter(([, , what]) => what === kind);
  return new Map(rows.map(([written = '', spoken = '']) => [written, spoken]));
}

/** How sums of money are written -> the currency's name. */
export const currencies = currenciesOf('name');
export const currencySigns = currenciesOf('sign');
/** Currencies whose letters are also an abbreviation: hộ kinh doanh beside đô la Hồng Công. */
export const countedCurrencies: ReadonlySet<string> = new Set(
  readTable('currencies').flatMap(([written = '', , , counted]) =>
    counted === 'counted' ? [written] : [],
  ),
);
/** Magnitudes that stand right after a number. */
export const scales = currenciesOf('scale');
