// `/gui/nhap/…/tieng/`: what a person does about a draft that is rendered.
import { oneLine, readForm } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { beginRendering, draftNamed, endRendering, removeDraft } from '../ledger/drafts.ts';
import { showNoPage } from '../pages/show.ts';
import { renderJob } from './send-draft.ts';

export function addRenderingRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, jobs, now } = parts;
  app.post(
    '/gui/nhap/:id/tieng/',
    asPerson('send', async (context, person) => {
      const id = oneLine(context.req.param('id') ?? '', 40);
      const form = await readForm(context);
      const draft = await draftNamed(sql, id, person);
      if (!form || !draft) return showNoPage(context);
      const { rendering } = draft;
      const act = form.raw('lam');
      if (act === 'bo') await removeDraft(sql, id);
      if (act === 'sua') {
        await endRendering(sql, id);
        return context.redirect(`/gui/nhap/${id}/`, 303);
      }
      // Pressed twice it is rendered once: by then nothing has failed.
      if (act === 'lai' && rendering?.failed !== undefined)
        await sql.begin(async (step) => {
          const { to, place, total } = rendering;
          const again = { ...{ to, place, total, done: 0 }, since: now() };
          if (await beginRendering(step, id, again))
            await jobs.send(renderJob, { draft: id }, { sql: step });
        });
      return context.redirect('/gui/', 303);
    }),
  );
}
