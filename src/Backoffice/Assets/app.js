// What every page does: keyboard, live refresh, forms that are sent once. Works without: pages are plain forms.
(() => {
  'use strict';

  const typing = (e) => e.target.closest('input, select, textarea, [contenteditable]') || e.ctrlKey || e.metaKey || e.altKey;

  // "/" puts the cursor into the search; j and k walk the rows of a list, Enter opens the link that has the focus.
  document.addEventListener('keydown', (e) => {
    if (typing(e)) return;
    const focusTarget = document.querySelector(`[data-focus-key="${CSS.escape(e.key)}"]`);
    if (focusTarget) { e.preventDefault(); focusTarget.focus(); focusTarget.select?.(); return; }
    const table = document.querySelector('[data-keys]');
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[e.key];
    if (!table || !step) return;
    const links = [...table.querySelectorAll('.row-link')];
    const at = links.indexOf(document.activeElement);
    const next = links[Math.min(links.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step))];
    if (!next) return;
    e.preventDefault();
    next.focus({ preventScroll: true });
    next.closest('tr, li')?.scrollIntoView({ block: 'nearest' });
    for (const row of table.querySelectorAll('.at')) row.classList.remove('at');
    next.closest('tr, li')?.classList.add('at');
  });

  // A form is sent once; going back makes it whole again.
  document.addEventListener('submit', (e) => {
    if (e.defaultPrevented) return;
    const form = e.target;
    if (form.dataset.sent) { e.preventDefault(); return; }
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) { e.preventDefault(); return; }
    form.dataset.sent = '1';
    form.classList.add('sending');
  });
  window.addEventListener('pageshow', () => { for (const f of document.querySelectorAll('form[data-sent]')) delete f.dataset.sent; });

  // A drawer of drafts belongs to one officer: signing out empties it.
  document.addEventListener('submit', (e) => { if (e.target.closest('.me')) sessionStorage.clear(); });

  document.addEventListener('click', (e) => { if (e.target.closest('[data-print]')) window.print(); });
  document.addEventListener('change', (e) => { e.target.closest('form[data-auto-submit]')?.requestSubmit(); });
  document.addEventListener('input', (e) => { e.target.closest('[data-live]')?.setAttribute('data-dirty', ''); });

  // On a narrow screen the menu scrolls: where one is stays in view.
  document.querySelector('.bar nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

  // Messages of a finished action go away by themselves, refusals stay until they are read.
  const fade = document.querySelector('.toast.good');
  if (fade) setTimeout(() => fade.remove(), 6000);

  function tell(text, label, action) {
    const area = document.getElementById('pemberitahuan');
    if (!area || area.querySelector('[data-live-note]')) return;
    const p = document.createElement('p');
    p.className = 'toast';
    p.dataset.liveNote = '';
    p.textContent = text;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', action);
    p.append(button);
    area.append(p);
  }

  // Live: ask a tiny address; when its answer changes, fetch this page and put its marked regions in place.
  const { liveUrl, liveVersion } = document.body.dataset;
  if (!liveUrl) return;
  let version = liveVersion;
  let ended = false;
  // As the server sent them: what scripts and typing add, and the forms' forgery tokens, are no change.
  const same = (html) => html.replace(/(name="__RequestVerificationToken"[^>]*value=")[^"]*/g, '$1');
  const served = new Map([...document.querySelectorAll('[data-live]')].map((e) => [e.id, same(e.outerHTML)]));
  const asLive = { headers: { 'X-Live': '1', 'Accept': 'text/html' }, cache: 'no-store' };

  async function refresh() {
    const answer = await fetch(location.href, asLive);
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    version = fresh.body.dataset.liveVersion ?? version;
    let kept = false;
    for (const old of document.querySelectorAll('[data-live]')) {
      const now = fresh.getElementById(old.id);
      if (!now) { kept = true; continue; }
      const sent = same(now.outerHTML);
      if (sent === served.get(old.id)) continue;
      if (old.hasAttribute('data-dirty') || (old.matches('[data-live=form]') && old.contains(document.activeElement))) { kept = true; continue; }
      const had = old.contains(document.activeElement) ? document.activeElement : null;
      const focused = had === old ? '' : had?.getAttribute('href') ? `a[href="${CSS.escape(had.getAttribute('href'))}"]` : had?.closest('[data-key]') ? `[data-key="${CSS.escape(had.closest('[data-key]').dataset.key)}"] > summary` : null;
      old.replaceWith(now);
      served.set(old.id, sent);
      if (focused !== null) (focused ? now.querySelector(focused) : now)?.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent('live:replaced', { detail: now }));
    }
    if (kept) tell('Isi halaman ini baru saja berubah. Muat ulang supaya yang Anda lihat mutakhir.', 'Muat ulang', () => location.reload());
  }

  async function ask() {
    if (ended || document.hidden) return;
    try {
      const answer = await fetch(liveUrl, asLive);
      if (answer.status === 401) {
        ended = true;
        tell('Sesi Anda sudah berakhir karena lama tidak dipakai.', 'Masuk lagi', () => location.reload());
      } else if (answer.ok && (await answer.text()) !== version) {
        await refresh();
      }
    } catch { /* The network is away for a moment: ask again next time. */ }
  }

  const rhythm = Number(document.body.dataset.liveEvery) || 2500;
  setInterval(ask, rhythm);
  document.addEventListener('visibilitychange', ask);
})();
