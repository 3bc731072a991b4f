import type { APIRoute, GetStaticPaths } from 'astro';
import { readManifest, publishedBulletins } from '../../../published.ts';
import { transcriptText } from '../../../transcript.ts';

export const getStaticPaths = (() =>
  publishedBulletins().map((sha256) => ({ params: { sha256 } }))) satisfies GetStaticPaths;

/** The transcript of a bulletin as plain text. */
export const GET: APIRoute = ({ params }) => {
  const manifest = readManifest(params['sha256'] ?? '');
  const text = manifest === undefined ? '' : transcriptText(manifest.title, manifest.sentences);
  // A byte order mark, so that old phones and Notepad show the accents.
  return new Response(`\uFEFF${text}`);
};
