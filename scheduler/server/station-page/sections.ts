import { doctorSection } from './doctor-section.ts';
import { emergencySection } from './emergency-section.ts';
import { comingSection, nextSection, nextSlot, todaySection } from './slot-sections.ts';
import type { StationView } from './station-view.ts';
import { troubleSection } from './trouble-section.ts';
import { troubles } from './troubles.ts';

/** The page's changing parts by element id: the page holds them, and the browser asks for them again. */
export type Sections = Readonly<Record<SectionId, string>>;
export const sectionIds = [
  'trang-thai',
  'khan-cap',
  'buoi-toi',
  'can-sua',
  'hom-nay',
  'sap-toi',
  'kham-may',
] as const;
export type SectionId = (typeof sectionIds)[number];

export function sections(view: StationView): Sections {
  return {
    'trang-thai': stateSection(view),
    'khan-cap': emergencySection(view),
    'buoi-toi': nextSection(view),
    'can-sua': troubleSection(view),
    'hom-nay': todaySection(view),
    'sap-toi': comingSection(view),
    'kham-may': doctorSection(view),
  };
}

function stateSection(view: StationView): string {
  const { airing } = view;
  const wrong = troubles(view).length;
  if (airing) return `<p class="state on-air">Đang phát</p>`;
  if (wrong > 0) return `<p class="state bad">${wrong} việc cần sửa</p>`;
  return nextSlot(view)
    ? '<p class="state good">Mọi thứ sẵn sàng</p>'
    : '<p class="state idle">Không còn buổi nào chờ phát</p>';
}
