import type { BesideFact } from '../../../../content/schema/beside.ts';
import type { Fact } from '../../../../content/schema/facts.ts';
import { vietnameseDay } from '../../../../content/schema/vietnamese-day.ts';
import type { DraftPlaces } from './places.ts';

/** The dated facts whose notice stands at a document or at one of its steps on a day (`YYYY-MM-DD`). */
export function besideFacts(
  facts: readonly Fact[],
  id: string,
  today: string,
  places: DraftPlaces,
): readonly BesideFact[] {
  return facts
    .filter(({ validUntil }) => validUntil === undefined || validUntil >= today)
    .flatMap((fact) =>
      fact.touches.flatMap((place): BesideFact[] => {
        const [document, step] = place.split('#');
        if (document !== id) return [];
        const isSpoken = fact.certainty === 'found' && fact.spoken !== false;
        const from = step === undefined ? 0 : places.step(step);
        return [
          { id: fact.id, says: sayFact(fact), from, isSpoken, ...(step !== undefined && { step }) },
        ];
      }),
    );
}

function sayFact({ text, certainty, validFrom }: Fact): string {
  // What waits for a person's word is shown nowhere.
  if (certainty === 'to-confirm') return `Chưa ai xác nhận nên trang không ghi: ${text}`;
  const since = validFrom === undefined ? '' : ` (từ ngày ${vietnameseDay(validFrom)})`;
  const sure = certainty === 'likely' ? ' Chưa chắc.' : '';
  return `Điều đã thay đổi${since}: ${text}${sure}`;
}
