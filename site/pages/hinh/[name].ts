import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../content.ts';
import { attachedBytes } from '../../attached-bytes.ts';

export const getStaticPaths = (() =>
  (content().pictures ?? []).map(({ name }) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => attachedBytes('pictures', params['name'] ?? '');
