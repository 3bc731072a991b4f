import {
  answerAsset,
  answerListed,
  answerLive,
  answerPage,
  answerPicture,
  answerSound,
  answerWords,
} from './answer.ts';
import { install, isPutOff, removeOld } from './install.ts';
import type { Precache } from './precached.ts';
import { routeOf } from './route.ts';
import type { WorkerScope } from './scope.ts';

// Written in by site/after-build/service-worker.ts.
declare const loaPrecache: Precache;

// In a worker the global object is this scope; the "dom" types only know a window.
const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => {
  const work = isPutOff(scope)
    ? Promise.reject(new Error('Save-Data: the version on the device stays'))
    : install(loaPrecache).then(() => scope.skipWaiting());
  event.waitUntil(work);
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      removeOld(loaPrecache),
      scope.registration.navigationPreload?.enable(),
      scope.clients.claim(),
    ]),
  );
});

scope.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const route = routeOf(
    { method, mode, url: new URL(url) },
    scope.location.origin,
    loaPrecache.files,
  );
  if (route === 'page') event.respondWith(answerPage(event, loaPrecache));
  if (route === 'asset') event.respondWith(answerAsset(event));
  if (route === 'live') event.respondWith(answerLive(event));
  if (route === 'listed') event.respondWith(answerListed(event, loaPrecache));
  if (route === 'sound') event.respondWith(answerSound(event));
  if (route === 'words') event.respondWith(answerWords(event));
  if (route === 'picture') event.respondWith(answerPicture(event));
});
