import { LoaError } from '../../../../content/schema/loa-error.ts';
import { tellError } from '../../../../content/schema/say-error.ts';
import type { Looking } from '../../console-parts.ts';
import type { Shown } from '../../console-route.ts';
import { plainText } from '../../gate/plain-text.ts';
import type { Seen } from '../../seen.ts';
import { besideDesk } from '../beside/beside-desk.ts';

/** Nobody reads a word in more letters than that. */
const longest = 200;

/** `/dai/tu-dien/nghe?cau=ban quản lý`: how a reading sounds. */
export async function hearReading(_: Seen, { parts, query }: Looking): Promise<Shown> {
  const spoken = plainText(query('cau')).slice(0, longest);
  if (!/\p{L}/u.test(spoken)) return undefined;
  try {
    const wav = await besideDesk(parts).say(spoken);
    return new Response(Buffer.from(wav), { headers: { 'Content-Type': 'audio/wav' } });
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return Response.json({ refused: tellError(error) }, { status: 503 });
  }
}
