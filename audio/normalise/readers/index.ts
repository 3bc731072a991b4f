import type { Reader } from '../place.ts';
import { abbreviationReader } from './abbreviation.ts';
import { alphanumericReader } from './alphanumeric.ts';
import { dateReader, mungReader } from './date.ts';
import { definitionReader } from './definition.ts';
import { electronicReader } from './electronic.ts';
import { foreignReader } from './foreign.ts';
import { fractionReader } from './fraction.ts';
import { initialsReader } from './initials.ts';
import { kmPostReader } from './km-post.ts';
import { legalReader } from './legal.ts';
import { listMarkReader } from './list-mark.ts';
import { lettersReader, typedReader } from './letters.ts';
import { measureReader } from './measure.ts';
import { moneyReader } from './money.ts';
import { numberReader } from './number.ts';
import { ordinalReader } from './ordinal.ts';
import { phoneReader } from './phone.ts';
import { plateReader } from './plate.ts';
import { prefixedReader } from './prefixed.ts';
import { rangeReader } from './range.ts';
import { romanReader } from './roman.ts';
import { slashReader } from './slash.ts';
import { arrowReader, pauseReader, percentReader, symbolReader } from './symbol.ts';
import { minuteReader, timeReader } from './time.ts';
import { timesReader } from './times.ts';

/** Precedence is the order of this list: the first reader that gives a reading wins. */
export const readersTable: readonly Reader[] = [
  definitionReader,
  listMarkReader,
  electronicReader,
  typedReader,
  initialsReader,
  legalReader,
  phoneReader,
  timeReader,
  dateReader,
  ordinalReader,
  fractionReader,
  mungReader,
  timesReader,
  moneyReader,
  kmPostReader,
  measureReader,
  romanReader,
  plateReader,
  prefixedReader,
  alphanumericReader,
  numberReader,
  abbreviationReader,
  foreignReader,
  percentReader,
  minuteReader,
  arrowReader,
  rangeReader,
  slashReader,
  symbolReader,
  pauseReader,
  lettersReader,
];
