// Documents of a case: one at a time, zoom, rotate, pan by mouse, finger and keyboard; judging them; a preview of the message.
(() => {
  'use strict';
  let current = null;

  function start() {
    const box = document.querySelector('[data-viewer]');
    if (!box) return;
    const tabs = [...box.querySelectorAll('.doc-tab')];
    const figures = [...box.querySelectorAll('.doc')];
    if (!tabs.length) return;
    box.classList.add('scripted');

    const show = (id, focus) => {
      current = id;
      for (const tab of tabs) {
        const on = tab.dataset.doc === id;
        tab.setAttribute('aria-selected', on);
        tab.tabIndex = on ? 0 : -1;
        if (on && focus) tab.focus();
      }
      for (const figure of figures) figure.classList.toggle('on', figure.id === `dok-${id}`);
    };
    for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.doc));
    box.querySelector('.doc-tabs').addEventListener('keydown', (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      e.preventDefault();
      const at = tabs.findIndex((t) => t.dataset.doc === current);
      show(tabs[(at + step + tabs.length) % tabs.length].dataset.doc, true);
    });
    show(tabs.some((t) => t.dataset.doc === current) ? current : tabs[0].dataset.doc);
    for (const stage of box.querySelectorAll('[data-stage]')) picture(stage);
    judge(box);
  }

  // One picture: its scale, turn and place; every way of moving it ends here.
  function picture(stage) {
    const img = stage.querySelector('img');
    const view = { scale: 1, turn: 0, x: 0, y: 0 };
    const fit = () => {
      const sideways = view.turn % 180 !== 0;
      const [w, h] = sideways ? [img.naturalHeight, img.naturalWidth] : [img.naturalWidth, img.naturalHeight];
      return w && h ? Math.min(stage.clientWidth / w, stage.clientHeight / h) : 1;
    };
    const draw = () => { img.style.transform = `translate(-50%, -50%) translate(${view.x}px, ${view.y}px) rotate(${view.turn}deg) scale(${view.scale * fit()})`; };
    const zoom = (factor) => {
      const next = Math.min(8, Math.max(1, view.scale * factor));
      const ratio = next / view.scale;
      view.scale = next;
      view.x = next === 1 ? 0 : view.x * ratio;
      view.y = next === 1 ? 0 : view.y * ratio;
      draw();
    };
    const act = {
      in: () => zoom(1.4),
      out: () => zoom(1 / 1.4),
      turn: () => { view.turn = (view.turn + 90) % 360; view.x = view.y = 0; draw(); },
      fit: () => { Object.assign(view, { scale: 1, turn: 0, x: 0, y: 0 }); draw(); },
      move: (dx, dy) => { view.x += dx; view.y += dy; draw(); },
    };
    stage.act = act;
    stage.closest('.doc').querySelector('.tools').addEventListener('click', (e) => act[e.target.closest('[data-tool]')?.dataset.tool]?.());
    stage.addEventListener('wheel', (e) => { e.preventDefault(); zoom(e.deltaY < 0 ? 1.15 : 1 / 1.15); }, { passive: false });
    stage.addEventListener('dblclick', () => (view.scale > 1 ? act.fit() : zoom(2.5)));

    const fingers = new Map();
    let spread = 0;
    stage.addEventListener('pointerdown', (e) => { stage.setPointerCapture(e.pointerId); fingers.set(e.pointerId, e); });
    stage.addEventListener('pointermove', (e) => {
      const before = fingers.get(e.pointerId);
      if (!before) return;
      fingers.set(e.pointerId, e);
      if (fingers.size === 1) return act.move(e.clientX - before.clientX, e.clientY - before.clientY);
      const [a, b] = [...fingers.values()];
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spread) zoom(now / spread);
      spread = now;
    });
    const lift = (e) => { fingers.delete(e.pointerId); spread = 0; };
    stage.addEventListener('pointerup', lift);
    stage.addEventListener('pointercancel', lift);
    img.complete ? draw() : img.addEventListener('load', draw);
    new ResizeObserver(draw).observe(stage);
  }

  document.addEventListener('keydown', (e) => {
    if (e.target.closest('input:not([type=radio]), select, textarea') || e.ctrlKey || e.metaKey || e.altKey) return;
    const figure = document.querySelector('.doc.on');
    if (!figure) return;
    const act = figure.querySelector('[data-stage]')?.act;
    const pan = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[e.key];
    if (pan && act && e.target.matches('[data-stage]')) { e.preventDefault(); act.move(...pan); return; }
    const tool = { '+': 'in', '=': 'in', '-': 'out', r: 'turn', 0: 'fit' }[e.key];
    if (tool && act) { e.preventDefault(); act[tool](); return; }
    const verdict = { b: 'true', x: 'false' }[e.key];
    const radio = verdict && figure.querySelector(`input[type=radio][value=${verdict}]`);
    if (radio) { e.preventDefault(); radio.checked = true; radio.dispatchEvent(new Event('change', { bubbles: true })); if (verdict === 'false') figure.querySelector('select')?.focus(); }
  });

  // The words the citizen will read, from the server, so that they are the very ones.
  function previewer(form, outcome) {
    const here = form.querySelector('[data-preview-here]');
    let turn = 0;
    return async () => {
      const mine = ++turn;
      const body = new FormData(form);
      body.set('Input.Outcome', outcome);
      try {
        const answer = await fetch(form.dataset.preview, { method: 'POST', body, headers: { 'X-Live': '1' } });
        const html = answer.ok ? await answer.text() : null;
        if (mine === turn && html !== null) here.innerHTML = html;
      } catch { /* The preview is a help; sending works without it. */ }
    };
  }

  // Judging: marks on the tabs, the right button in front, and the words the citizen will read.
  function judge(box) {
    const form = document.getElementById('putusan');
    if (!form || form.dataset.ready) return;
    form.dataset.ready = '1';
    const part = form.querySelector('[data-return-part]');
    const preview = previewer(form, form.dataset.return);

    function weigh() {
      let bad = 0;
      for (const field of document.querySelectorAll('[data-verdict]')) {
        const wrong = field.querySelector('input[value=false]').checked;
        const mark = document.querySelector(`[data-mark="${field.dataset.verdict}"]`);
        if (mark) mark.textContent = wrong ? '✗' : '';
        if (wrong) bad++;
      }
      const reasons = [...document.querySelectorAll('[data-verdict]')].some((f) => f.querySelector('input[value=false]').checked && f.querySelector('select').value)
        || form.elements['Input.CaseReason'].value;
      if (bad || reasons) part.open = true;
      for (const b of form.querySelectorAll('[data-approve]')) { b.disabled = bad > 0; b.classList.toggle('primary', !bad && !reasons); }
      for (const b of form.querySelectorAll('[data-send-back]')) { b.disabled = !reasons; b.classList.toggle('primary', Boolean(reasons)); }
    }

    let waiting;
    const changed = (e) => {
      if (e.target.form !== form) return;
      form.closest('[data-live]')?.setAttribute('data-dirty', '');
      box.setAttribute('data-dirty', '');
      weigh();
      clearTimeout(waiting);
      waiting = setTimeout(preview, e.type === 'input' ? 350 : 0);
    };
    document.addEventListener('change', changed);
    document.addEventListener('input', changed);
    weigh();
  }

  for (const form of document.querySelectorAll('form[data-outcome]')) {
    const preview = previewer(form, form.dataset.outcome);
    let waiting;
    form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(preview, 300); });
  }

  start();
  document.addEventListener('live:replaced', (e) => {
    if (e.detail.matches('[data-viewer]')) start();
    else if (e.detail.id === 'tindakan') judge(document.querySelector('[data-viewer]'));
  });
})();
