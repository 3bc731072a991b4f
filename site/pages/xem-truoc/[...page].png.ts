import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../content.ts';
import { previewPages } from '../../preview-pages.ts';
import { previewImage } from '../../preview-image.ts';

export const getStaticPaths = (() =>
  previewPages().map(({ page }) => ({ params: { page } }))) satisfies GetStaticPaths;

/** The picture that a shared link to the page shows. */
export const GET: APIRoute = async ({ params }) => {
  const { title, kind } = previewPages().find(({ page }) => page === params['page']) ?? {
    title: 'Loa Phường',
    kind: '',
  };
  const image = await previewImage({ title, kind, ward: content().ward.name });
  return new Response(new Uint8Array(image));
};
