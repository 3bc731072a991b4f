/** What the process that is killed saves, in its order. */
export const savedFiles = [
  'content/files/lon.pdf',
  'content/announcements/thong-bao.mdx',
  'content/lexicon.tsv',
] as const;
