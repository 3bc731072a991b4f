import type { Hono } from 'hono';

export type CentreApp = Hono;
