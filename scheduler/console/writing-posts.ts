// What scripts of the pages under /dai/bai/ send. One line each.
import type { JsonPost } from './json-post.ts';
import { readingPosts } from './writing/beside/reading-posts.ts';
import { editingPosts } from './writing/editing-posts.ts';
import { entryPosts } from './writing/kinds/entry-posts.ts';

export const writingPosts: readonly JsonPost[] = [...editingPosts, ...readingPosts, ...entryPosts];
