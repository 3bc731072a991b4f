// What the editor shows beside a text: all of it is looked at, nothing is changed.
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { tellError } from '../../../../content/schema/say-error.ts';
import type { Looking } from '../../console-parts.ts';
import type { ConsoleRoute, Shown } from '../../console-route.ts';
import { fileOfLooking, pathsFor } from '../address.ts';
import { besideDesk, type BesideDesk } from './beside-desk.ts';

type Show = (desk: BesideDesk, file: string, looking: Looking) => Promise<Response | undefined>;

export const besideRoutes: readonly ConsoleRoute[] = [
  ...routesFor('canh', async (desk, file) => Response.json(await desk.beside(file))),
  ...routesFor('nghe', async (desk, file, { query }) => {
    const wav = await desk.sound(file, query('cau'));
    return wav && new Response(Buffer.from(wav), { headers: { 'Content-Type': 'audio/wav' } });
  }),
  ...routesFor('xem', async (desk, file) => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return new Response(await desk.page(file), { headers });
  }),
];

function routesFor(page: string, show: Show): readonly ConsoleRoute[] {
  return pathsFor(page).map((path) => ({
    ...{ path, needs: 'see' },
    show: async (_, looking): Promise<Shown> => {
      const file = fileOfLooking(looking);
      if (file === undefined) return undefined;
      try {
        return await show(besideDesk(looking.parts), file, looking);
      } catch (error) {
        if (error instanceof LoaError && error.code === 'no-file') return undefined;
        if (!(error instanceof LoaError)) throw error;
        return Response.json({ refused: tellError(error) }, { status: 503 });
      }
    },
  }));
}
