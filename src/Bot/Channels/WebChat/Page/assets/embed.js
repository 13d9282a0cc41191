/* One line in the office's site: <script src="https://BOT/chat/embed.js" async></script>. No cookies, no library, nothing of the host page is read. */
(function () {
  'use strict';
  var me = document.currentScript, bot = new URL(me.src).origin, kept = 'ktpbot.terbuka';
  if (!document.createElement('div').attachShadow || window.ktpbot) return;
  window.ktpbot = true;
  fetch(bot + '/chat/embed').then(function (answer) {
    if (answer.ok) return answer.json().then(function (office) {
      if (document.body) show(office.office); else document.addEventListener('DOMContentLoaded', function () { show(office.office); });
    });
    console.error('KtpBot: obrolan tidak ditampilkan karena situs ' + location.origin + ' belum dipercaya. Minta kantor menambahkannya ke Channels__WebChat__TrustedOrigins.');
  }, function () { console.error('KtpBot: ' + bot + ' tidak dapat dihubungi dari halaman ini.'); });

  var css = ':host{all:initial}' +
    'button{font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;border:0;color:#fff;background:#0b4f8a}' +
    'button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #b35900}' +
    '.open{position:fixed;right:20px;bottom:20px;z-index:2147483000;width:60px;height:60px;padding:0;border-radius:50%;box-shadow:0 4px 16px rgba(0,0,0,.3)}' +
    '.open svg{width:30px;height:30px;fill:currentColor;display:block;margin:auto}' +
    '.panel{position:fixed;right:20px;bottom:92px;z-index:2147483000;width:400px;height:min(680px,calc(100vh - 112px));border-radius:16px;overflow:hidden;background:#0b4f8a;box-shadow:0 10px 40px rgba(0,0,0,.35)}' +
    '.panel[hidden]{display:none}.shut{position:absolute;top:8px;right:8px;min-width:88px;min-height:44px}' +
    'iframe{position:absolute;inset:0;width:100%;height:100%;border:0}' +
    '@media (max-width:520px),(max-height:460px){.panel{inset:0;width:auto;height:auto;border-radius:0}.open[aria-expanded=true]{display:none}}' +
    '@media print{.open,.panel{display:none}}';

  function make(tag, name, parent) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    parent.appendChild(element);
    return element;
  }

  function show(office) {
    var root = make('div', '', document.body).attachShadow({ mode: 'open' });
    // A style sheet made by script stands also under a policy without inline styles.
    try {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
    } catch (e) { make('style', '', root).textContent = css; }

    var panel = make('div', 'panel', root), shut = make('button', 'shut', panel), open = make('button', 'open', root), frame = null;
    panel.id = 'panel';
    panel.hidden = true;
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', 'Layanan KTP-el ' + office);
    shut.type = open.type = 'button';
    shut.textContent = 'Tutup';
    open.setAttribute('aria-controls', 'panel');
    open.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 5v2h10V8zm0 4v2h7v-2z"/></svg>';
    var wasOpen = false;
    try { wasOpen = sessionStorage.getItem(kept) === '1'; } catch (e) { /* Then it begins closed. */ }
    turn(wasOpen);

    function turn(on, focus) {
      if (on && !frame) {
        frame = make('iframe', '', panel);
        frame.title = 'Layanan KTP-el ' + office;
        frame.allow = 'camera';
        frame.src = bot + '/chat?disematkan=1' + (me.dataset.mulai ? '&mulai=' + encodeURIComponent(me.dataset.mulai) : '');
      }
      panel.hidden = !on;
      open.setAttribute('aria-expanded', String(on));
      open.setAttribute('aria-label', on ? 'Tutup layanan KTP-el' : 'Buka layanan KTP-el');
      try { if (on) sessionStorage.setItem(kept, '1'); else sessionStorage.removeItem(kept); } catch (e) { /* The state lasts as long as the page. */ }
      if (focus) { if (on) frame.focus(); else open.focus(); }
    }

    open.onclick = function () { turn(panel.hidden, true); };
    shut.onclick = function () { turn(false, true); };
    document.addEventListener('keydown', function (event) { if (event.key === 'Escape' && !panel.hidden) turn(false, true); });
    window.addEventListener('message', function (event) {
      if (event.origin === bot && frame && event.source === frame.contentWindow && event.data === 'ktpbot:tutup') turn(false, true);
    });
  }
})();
