/* Opens the page without a network. Conversations are never kept here: what the page may show of them lies with the server. */
'use strict';
var shelf = 'ktpbot-{{version}}', files = {{files}};

self.addEventListener('install', function (event) {
  event.waitUntil(caches.open(shelf).then(function (cache) { return cache.addAll(files); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.indexOf('ktpbot-') === 0 && name !== shelf; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate' && (url.pathname === '/chat' || url.pathname === '/chat/privasi')) {
    event.respondWith(fetch(event.request).catch(function () { return caches.match(url.pathname); }));
  } else if (files.indexOf(url.pathname + url.search) >= 0) {
    event.respondWith(caches.match(event.request).then(function (kept) { return kept || fetch(event.request); }));
  }
});
