// The console as one function from request to answer: everything that comes in passes the gate here, and nowhere else.
import { Hono } from 'hono';
import { sayError } from '../../content/schema/say-error.ts';
import type { ConsoleParts } from './console-parts.ts';
import { forms } from './forms.ts';
import { takeAct } from './gate/act-gate.ts';
import { takeJson } from './gate/json-gate.ts';
import type { ConsoleEnv } from './gate/console-env.ts';
import { secureHeaders } from './gate/headers.ts';
import { noSuchPage, showPage } from './gate/pages-gate.ts';
import {
  createRates,
  networkOf,
  rateOfPerson,
  rateOfScripts,
  rateOfStranger,
  rateOfStrangersForms,
} from './gate/rates.ts';
import { plainConsolePage } from './gate/refusal.ts';
import { refuse } from './gate/refuse.ts';
import { isSameOrigin } from './gate/same-origin.ts';
import { whoIsSignedIn } from './gate/signed-in.ts';
import { livePost } from './live/live-post.ts';
import { openRoutes } from './open-routes.ts';
import { consoleAsset } from './pages/console-assets.ts';
import { routes } from './routes.ts';
import { writingPosts } from './writing-posts.ts';

export type ConsoleApp = Hono<ConsoleEnv>;

export function createConsole(parts: ConsoleParts): ConsoleApp {
  const app: ConsoleApp = new Hono<ConsoleEnv>();
  const rates = createRates();
  app.use(secureHeaders);
  app.use(async (context, next) => {
    const asset = context.req.method === 'GET' ? consoleAsset(context.req.path) : undefined;
    if (!asset) return next();
    return context.body(asset.body, 200, { 'Content-Type': asset.type });
  });
  app.use(whoIsSignedIn(parts));
  app.use(async (context, next) => {
    const person = context.get('person');
    const now = performance.now();
    const network = networkOf(context.env.from.address);
    const isForm = context.req.method === 'POST';
    // What scripts send while somebody types is no form: it has a measure of its own.
    const isScripts = isForm && !context.req.path.startsWith('/dai/viec/');
    const [kind, rate] = isScripts ? [' script', rateOfScripts] : ['', rateOfPerson];
    const allowed = person
      ? rates.allows(person.session + kind, rate, now)
      : rates.allows(network, rateOfStranger, now) &&
        (!isForm || rates.allows(`${network} POST`, rateOfStrangersForms, now));
    return allowed ? next() : refuse(context, parts.audit, 'too-many');
  });
  app.use(async (context, next) => {
    const { method } = context.req;
    if (method === 'GET' || method === 'HEAD') return next();
    if (method !== 'POST') return refuse(context, parts.audit, 'no-such-act', method);
    const own = isSameOrigin(context.req.raw.headers, context.env.from.origin);
    return own ? next() : refuse(context, parts.audit, 'origin', context.req.path);
  });
  app.post('/dai/viec/:name', (context) => {
    const name = context.req.param('name');
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    return form
      ? takeAct(context, parts, name, form)
      : refuse(context, parts.audit, 'no-such-act', name);
  });
  app.get('/dai/viec/:name', (context) => {
    const name = context.req.param('name');
    return Object.hasOwn(forms, name)
      ? refuse(context, parts.audit, 'by-get', name)
      : noSuchPage(context);
  });
  for (const post of [livePost, ...writingPosts])
    app.post(post.path, (context) => takeJson(context, parts, post));
  for (const add of openRoutes) add(app, parts);
  for (const route of routes) app.get(route.path, (context) => showPage(context, parts, route));
  app.notFound(noSuchPage);
  app.onError((error, context) => {
    // What was thrown on purpose says how to mend it; of a fault of ours the person learns that nothing was done,
    // a stranger nothing else.
    const what = context.get('person') ? `: ${sayError(error)}` : '';
    const says = `Việc này chưa làm được${what}. Loa vẫn phát theo lịch. Tải lại trang; nếu vẫn thế, xem nhật ký máy.`;
    return context.html(plainConsolePage('Bàn điều khiển gặp lỗi', says), 500);
  });
  return app;
}
