import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../content.ts';
import { attachedBytes } from '../../attached-bytes.ts';

export const getStaticPaths = (() =>
  (content().files ?? []).map(({ name }) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => attachedBytes('files', params['name'] ?? '');
