// A conversation: newest line in view, Enter or Ctrl+Enter sends, drafts outlive a reload, time left is counted down.
(() => {
  'use strict';
  const list = () => document.querySelector('[data-scroll-end]');
  const box = () => document.querySelector('textarea[data-draft]');
  const target = () => (location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null);

  // The newest line stays in view, unless the officer reads further up or came to see one message.
  let following = !target();
  let place = 0;
  const settle = () => {
    const l = list();
    if (!l) return;
    if (following) l.scrollTop = l.scrollHeight; else l.scrollTop = place;
  };
  const show = () => { const t = target(); if (t && list()?.contains(t)) { t.scrollIntoView({ block: 'center' }); place = list().scrollTop; } else settle(); };
  document.addEventListener('scroll', (e) => {
    if (!e.target.matches?.('[data-scroll-end]')) return;
    place = e.target.scrollTop;
    following = e.target.scrollHeight - e.target.clientHeight - place < 60;
  }, true);
  show();
  window.addEventListener('load', show);
  document.addEventListener('load', (e) => { if (e.target.closest?.('[data-scroll-end]')) settle(); }, true);

  // What was unfolded stays unfolded when the lines are refreshed.
  const unfolded = new Set();
  document.addEventListener('toggle', (e) => {
    const key = e.target.dataset?.key;
    if (key) unfolded[e.target.open ? 'add' : 'delete'](key);
  }, true);

  document.addEventListener('live:replaced', (e) => {
    for (const d of e.detail.querySelectorAll('details[data-key]')) if (unfolded.has(d.dataset.key)) d.open = true;
    if (e.detail.matches('[data-scroll-end]')) settle();
    ready();
    count();
  });

  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || !e.target.matches('textarea')) return;
    const form = e.target.closest('form[data-enter-sends]');
    if (!form) return;
    e.preventDefault();
    if (e.target.value.trim()) form.requestSubmit();
  });

  // Ready replies go into the composer, at the cursor; sending stays the officer's own act.
  document.addEventListener('click', (e) => {
    const words = e.target.closest('[data-insert]')?.dataset.insert;
    const area = box();
    if (!words || !area) return;
    const before = area.value.slice(0, area.selectionStart);
    const gap = before && !/\s$/.test(before) ? ' ' : '';
    area.focus();
    area.setRangeText(gap + words, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    e.target.closest('details').open = false;
  });

  // A draft is kept until its words stand in the conversation.
  const plain = (text) => text.replaceAll('*', '').replace(/\s+/g, ' ').trim();
  const key = (area) => 'tulisan:' + area.dataset.draft;
  document.addEventListener('input', (e) => {
    if (!e.target.matches('textarea[data-draft]')) return;
    if (e.target.value) sessionStorage.setItem(key(e.target), e.target.value); else sessionStorage.removeItem(key(e.target));
  });
  function restore() {
    const area = box();
    const kept = area && sessionStorage.getItem(key(area));
    if (!kept || area.value) return;
    const last = [...document.querySelectorAll('.messages .to .bubble')].slice(-3);
    if (last.some((b) => plain(b.textContent) === plain(kept)) && sessionStorage.getItem(key(area) + ':dikirim') === kept) {
      sessionStorage.removeItem(key(area));
    } else {
      area.value = kept;
      area.closest('[data-live]')?.setAttribute('data-dirty', '');
    }
    sessionStorage.removeItem(key(area) + ':dikirim');
  }
  document.addEventListener('submit', (e) => {
    const area = e.target.querySelector('textarea[data-draft]');
    if (area) sessionStorage.setItem(key(area) + ':dikirim', area.value);
  });

  function ready() {
    for (const d of document.querySelectorAll('[data-needs-script][hidden]')) d.hidden = false;
    restore();
  }

  // "Bisa dibalas bebas sampai 14.05, 3 jam 20 menit lagi."
  function count() {
    for (const p of document.querySelectorAll('[data-until]')) {
      const minutes = Math.floor((Date.parse(p.dataset.until) - Date.now()) / 60000);
      const hours = Math.floor(minutes / 60);
      const left = minutes < 1 ? 'kurang dari semenit' : hours < 1 ? `${minutes} menit` : minutes % 60 ? `${hours} jam ${minutes % 60} menit` : `${hours} jam`;
      p.textContent = minutes < 0
        ? 'Waktu balas bebas sudah habis: pesan berikutnya menunggu sampai warga menulis lagi.'
        : `Bisa dibalas bebas sampai ${p.dataset.untilAt}, ${left} lagi.`;
      p.classList.toggle('late', minutes < 60);
    }
  }
  ready();
  count();
  setInterval(count, 20000);
})();
