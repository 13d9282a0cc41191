/* The chat page. ES2019, no library, one file because each further one costs a slow phone a round trip.
   What a citizen writes is kept in the browser until the server has answered that it is stored. */
(function () {
  'use strict';

  var config = JSON.parse(document.body.dataset.config);
  var line = '/v3/directline';
  var sessionKey = 'ktpbot.chat';
  var longestSide = 2000;
  var jpegQuality = 0.85;
  var mostPhotoBytes = 2 * 1024 * 1024;
  var embedded = window.parent !== window;
  var fileLinkMinutes = 50;
  var silenceLimit = 50000;
  var patience = 6;

  function $(id) { return document.getElementById(id); }
  var log = $('log'), messages = $('messages'), waiting = $('waiting'), input = $('input'), typing = $('typing');

  // ---- What the browser keeps: the session in localStorage, unsent messages (with their photos) in IndexedDB.

  var session = read();

  function read() {
    try { return JSON.parse(localStorage.getItem(sessionKey)); } catch (e) { return null; }
  }

  function keep(value) {
    session = value;
    try {
      if (value) localStorage.setItem(sessionKey, JSON.stringify(value));
      else localStorage.removeItem(sessionKey);
    } catch (e) { /* Private mode: the session lives as long as the page. */ }
  }

  var shelf = (function () {
    var opened = new Promise(function (done) {
      var ask;
      try { ask = indexedDB.open('ktpbot', 1); } catch (e) { done(null); return; }
      ask.onupgradeneeded = function () { ask.result.createObjectStore('unsent', { keyPath: 'id' }); };
      ask.onsuccess = function () { done(ask.result); };
      ask.onerror = ask.onblocked = function () { done(null); };
    });
    function run(mode, work) {
      return opened.then(function (db) {
        if (!db) return null;
        return new Promise(function (done) {
          var change = db.transaction('unsent', mode);
          var ask = work(change.objectStore('unsent'));
          change.oncomplete = function () { done(ask.result); };
          change.onerror = change.onabort = function () { done(null); };
        });
      }).catch(function () { return null; });
    }
    return {
      put: function (item) { return run('readwrite', function (store) { return store.put(item); }); },
      drop: function (id) { return run('readwrite', function (store) { return store.delete(id); }); },
      all: function () { return run('readonly', function (store) { return store.getAll(); }).then(function (rows) { return rows || []; }); },
      clear: function () { return run('readwrite', function (store) { return store.clear(); }); }
    };
  })();

  // ---- Talking to the server.

  function call(method, path, body, token) {
    var stop = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, 25000);
    var headers = {};
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token) headers.Authorization = 'Bearer ' + token;
    return fetch(path, { method: method, headers: headers, body: body === undefined ? undefined : JSON.stringify(body), signal: stop ? stop.signal : undefined, cache: 'no-store' })
      .then(function (response) {
        return response.json().catch(function () { return null; }).then(function (json) {
          return { status: response.status, json: json, wait: Number(response.headers.get('Retry-After')) || 0 };
        });
      })
      .catch(function () { return { status: 0, json: null, wait: 0 }; })
      .then(function (answer) { clearTimeout(timer); return answer; });
  }

  function adopt(json) {
    keep({ id: json.conversationId, token: json.token, until: Date.now() + json.expires_in * 1000, user: json.userId, resume: json.resumeCode || (session && session.resume) });
  }

  var entering = null;

  /* A living token: the kept one, a renewed one, or (with open) a new conversation. Gives null when the server cannot be reached. */
  function enter(open) {
    if (session && session.until - Date.now() > 120000) return Promise.resolve(session);
    if (!session && !open) return Promise.resolve(null);
    if (entering) return entering;
    entering = (session
      ? call('POST', '/chat/resume', { code: session.resume })
      : call('POST', line + '/conversations', { locale: 'id-ID' })
    ).then(function (answer) {
      entering = null;
      if (answer.status === 200 || answer.status === 201) { adopt(answer.json); return session; }
      if (session && (answer.status === 403 || answer.status === 400)) {
        ended();
        return open ? enter(true) : null;
      }
      return null;
    });
    return entering;
  }

  /* The office keeps this conversation no longer: say so, and let a new one begin. */
  function ended() {
    keep(null);
    clearTimeout(reconnectTimer);
    clearTimeout(pollTimer);
    reconnectTimer = pollTimer = failures = 0;
    replaced = false;
    tell('Percakapan lama di perangkat ini sudah berakhir. Anda dapat memulai yang baru.');
    reset();
    setState('');
    $('welcome').hidden = queue.length > 0;
  }

  // ---- Receiving: a WebSocket, and asking every few seconds when it cannot be had.

  var socket = null, watermark = 0, seen = {}, lastFrame = 0, failures = 0, replaced = false;
  var reconnectTimer = 0, pollTimer = 0, polling = false;

  function socketBase() { return location.origin.replace(/^http/, 'ws') + line; }

  function connect() {
    clearTimeout(reconnectTimer);
    if (!session || socket || replaced || !window.WebSocket) { if (session && !socket) poll(); return; }
    setState('Menyambungkan…');
    enter(false).then(function (now) {
      if (socket || replaced) return;
      if (!now) { if (session) lost(); return; }
      var ws;
      try {
        ws = new WebSocket(socketBase() + '/conversations/' + now.id + '/stream?watermark=' + watermark + '&t=' + encodeURIComponent(now.token));
      } catch (e) { lost(); return; }
      socket = ws;
      lastFrame = Date.now();
      var opened = false;
      ws.onopen = function () { opened = true; failures = 0; clearTimeout(pollTimer); pollTimer = 0; setState('Tersambung', true); pump(); };
      ws.onmessage = function (event) {
        lastFrame = Date.now();
        if (event.data) receive(JSON.parse(event.data));
      };
      ws.onclose = function (event) {
        if (socket !== ws) return;
        socket = null;
        // A refused handshake does not say why; the token may have ended by the server's clock.
        if (!opened && session) session.until = 0;
        if (event.code === 4409) { replaced = true; setState('Tersambung', true); poll(); } else if (event.code === 4404) ended(); else lost();
      };
    });
  }

  function lost() {
    if (!session) return;
    failures++;
    setState(navigator.onLine === false ? 'Tanpa internet' : 'Menyambungkan…');
    if (failures >= 2) poll();
    clearTimeout(reconnectTimer);
    reconnectTimer = setTimeout(connect, Math.min(15000, 500 * Math.pow(2, failures)) + Math.random() * 1000);
  }

  function leave() {
    var ws = socket;
    socket = null;
    if (ws) ws.close();
  }

  function poll() {
    if (polling || socket || !session) return;
    clearTimeout(pollTimer);
    polling = true;
    enter(false).then(function (now) {
      return now ? call('GET', line + '/conversations/' + now.id + '/activities?watermark=' + watermark, undefined, now.token) : { status: 0 };
    }).then(function (answer) {
      polling = false;
      if (answer.status === 200) {
        receive(answer.json);
        setState('Tersambung', true);
      } else {
        if (answer.status === 403 && session) session.until = 0;
        if (answer.status === 404 && session) { ended(); return; }
        if (answer.status === 0) setState(navigator.onLine === false ? 'Tanpa internet' : 'Menyambungkan…');
      }
      var more = answer.status === 200 && answer.json.activities.length >= 200;
      if (!socket && session) pollTimer = setTimeout(poll, more ? 0 : document.hidden ? 15000 : 3000);
    });
  }

  setInterval(function () {
    if (!socket || socket.readyState !== 1) return;
    if (Date.now() - lastFrame > silenceLimit) { leave(); lost(); } else socket.send('');
  }, 20000);

  function wake() {
    failures = 0;
    noteSeen();
    if (pause) { pause(); }
    if (session && !socket) connect();
    pump();
  }
  window.addEventListener('online', function () { tell(''); wake(); });
  window.addEventListener('offline', function () {
    setState('Tanpa internet');
    tell('Tidak ada sambungan internet. Pesan Anda disimpan dan dikirim otomatis begitu tersambung.');
    leave();
  });
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) return;
    // A phone that slept may hold a socket that died without a word.
    if (socket && Date.now() - lastFrame > silenceLimit) leave();
    wake();
  });

  // What the citizen has had before the eyes is told to the office, a second after it came to rest.
  var seenUpTo = 0, seenTimer = 0;

  function noteSeen() {
    if (seenTimer || document.hidden || !follows || !session || watermark <= seenUpTo) return;
    seenTimer = setTimeout(function () {
      seenTimer = 0;
      if (document.hidden || !follows || !session || session.until < Date.now()) return;
      var upTo = watermark;
      call('POST', line + '/conversations/' + session.id + '/activities', { type: 'event', name: 'webchat/seen', from: { id: session.user }, value: { watermark: upTo } }, session.token)
        .then(function (answer) { if (answer.status === 200) seenUpTo = Math.max(seenUpTo, upTo); });
    }, 1000);
  }

  function receive(set) {
    var news = false;
    set.activities.forEach(function (activity) {
      if (seen[activity.id]) return;
      seen[activity.id] = true;
      if (show(activity)) news = true;
    });
    watermark = Math.max(watermark, Number(set.watermark) || 0);
    if (!news) { noteSeen(); return; }
    $('welcome').hidden = true;
    if (log.getAttribute('aria-busy')) toEnd(); else if (follows) follow(); else showMore('Pesan baru');
    if (log.getAttribute('aria-busy')) setTimeout(function () { log.removeAttribute('aria-busy'); }, 300);
    noteSeen();
  }

  // ---- Sending: one after the other, in order, until the server says it is stored.

  var queue = [], pumping = false, pause = null;

  function newId() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join('');
  }

  function enqueue(item) {
    item.id = newId();
    item.order = Date.now();
    queue.push(item);
    $('welcome').hidden = true;
    showMine(item);
    toEnd();
    return shelf.put(item).then(pump);
  }

  function say(text) { return enqueue({ kind: 'text', text: text }); }
  function choose(choice) { return enqueue({ kind: 'text', text: choice.title, value: { choice: choice.id } }); }

  function activityOf(item) {
    var activity = { type: item.kind === 'event' ? 'event' : 'message', from: { id: session.user }, locale: 'id-ID', channelData: { clientActivityID: item.id } };
    if (item.kind === 'event') { activity.name = item.name; activity.value = item.value; }
    if (item.kind === 'text') { activity.text = item.text; activity.textFormat = 'plain'; if (item.value) activity.value = item.value; }
    return activity;
  }

  function upload(item, token) {
    return new Promise(function (done) {
      var form = new FormData();
      form.append('activity', new Blob([JSON.stringify(activityOf(item))], { type: 'application/vnd.microsoft.activity' }), 'activity');
      form.append('file', item.file, item.fileName);
      var request = new XMLHttpRequest();
      request.open('POST', line + '/conversations/' + session.id + '/upload?userId=' + encodeURIComponent(session.user));
      request.setRequestHeader('Authorization', 'Bearer ' + token);
      request.timeout = 300000;
      request.upload.onprogress = function (event) { if (event.lengthComputable) progress(item, event.loaded / event.total); };
      request.onload = function () {
        var json = null;
        try { json = JSON.parse(request.responseText); } catch (e) { /* The status says enough. */ }
        done({ status: request.status, json: json, wait: Number(request.getResponseHeader('Retry-After')) || 0 });
      };
      request.onerror = request.ontimeout = request.onabort = function () { done({ status: 0, json: null, wait: 0 }); };
      request.send(form);
    });
  }

  function post(item) {
    return enter(true).then(function (now) {
      if (!now) return { status: 0 };
      if (!socket && !reconnectTimer && !pollTimer && !polling) connect();
      return item.kind === 'file' ? upload(item, now.token) : call('POST', line + '/conversations/' + now.id + '/activities', activityOf(item), now.token);
    });
  }

  function pump() {
    if (pumping) return;
    var item = queue.filter(function (x) { return !x.failed; })[0];
    if (!item) return;
    pumping = true;
    mark(item, 'sending');
    post(item).then(function (answer) {
      pumping = false;
      if (answer.status === 200) {
        queue.splice(queue.indexOf(item), 1);
        shelf.drop(item.id);
        mark(item, 'sent');
        if (item.kind !== 'event') awaitReply();
        pump();
        return;
      }
      var code = answer.json && answer.json.error && answer.json.error.code;
      if (answer.status === 403 && code === 'TokenExpired') session.until = 0;
      var mayRetry = answer.status === 0 || answer.status === 429 || answer.status >= 500 || code === 'TokenExpired';
      item.tries = (item.tries || 0) + 1;
      if (!mayRetry || (answer.status !== 0 && answer.status !== 429 && item.tries >= patience)) {
        item.failed = answer.status === 413 ? 'Berkas terlalu besar (paling besar ' + Math.floor(config.uploadBytes / 1048576) + ' MB).' : 'Gagal terkirim.';
        shelf.put(item);
        mark(item, 'failed');
        pump();
        return;
      }
      mark(item, 'waiting');
      if (answer.status === 0 && item.tries === 2) setState(navigator.onLine === false ? 'Tanpa internet' : 'Menyambungkan…');
      var seconds = Math.max(answer.wait, Math.min(30, Math.pow(2, item.tries - 1)));
      var timer = setTimeout(go, seconds * 1000);
      pumping = true;
      pause = go;
      function go() { clearTimeout(timer); pause = null; pumping = false; pump(); }
    });
  }

  function resend(item) {
    item.failed = null;
    item.tries = 0;
    shelf.put(item);
    if (pause) pause(); else pump();
  }

  // ---- Photos: made small before they travel.

  function decode(file) {
    if (window.createImageBitmap) {
      return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(function () { return decodeByElement(file); });
    }
    return decodeByElement(file);
  }

  function decodeByElement(file) {
    return new Promise(function (done, fail) {
      var image = new Image(), url = URL.createObjectURL(file);
      image.onload = function () { URL.revokeObjectURL(url); done(image); };
      image.onerror = function () { URL.revokeObjectURL(url); fail(new Error('not a picture')); };
      image.src = url;
    });
  }

  /* Grain and leaves make large files: then the quality gives way, never the size on which letters depend. */
  function jpeg(canvas, quality) {
    return new Promise(function (done) { canvas.toBlob(done, 'image/jpeg', quality); }).then(function (blob) {
      return blob && blob.size > mostPhotoBytes && quality > 0.4 ? jpeg(canvas, quality - 0.15) : blob;
    });
  }

  /* A JPEG of at most 2000 pixels a side; what the browser cannot read, or what would only grow, stays as it is. */
  function shrink(file) {
    if (!/^image\//.test(file.type) || file.type === 'image/gif') return Promise.resolve(file);
    return decode(file).then(function (image) {
      var width = image.naturalWidth || image.width, height = image.naturalHeight || image.height;
      var scale = Math.min(1, longestSide / Math.max(width, height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      var pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      if (image.close) image.close();
      return jpeg(canvas, jpegQuality).then(function (blob) {
        return !blob || (scale === 1 && blob.size >= file.size) ? file : blob;
      });
    }).catch(function () { return file; });
  }

  function sendFile(blob, original) {
    var name = original.name || 'foto.jpg';
    if (blob !== original) name = name.replace(/\.[^.]*$/, '') + '.jpg';
    return enqueue({ kind: 'file', file: blob, fileName: name, mime: blob.type || original.type });
  }

  function take(files, field) {
    var list = Array.prototype.slice.call(files);
    if (!list.length) return;
    var wrong = list.filter(function (f) { return !/^image\//.test(f.type) && f.type !== 'application/pdf'; });
    if (wrong.length) { tell('Kirim foto (JPG atau PNG) atau berkas PDF.'); return; }
    tell('');
    list.reduce(function (before, file) {
      return before.then(function () { return shrink(file); }).then(function (blob) {
        if (blob.size > config.uploadBytes) {
          tell('Berkas "' + file.name + '" terlalu besar. Paling besar ' + Math.floor(config.uploadBytes / 1048576) + ' MB.');
          return null;
        }
        return list.length === 1 && /^image\//.test(blob.type) ? confirmShot(blob, file, field) : sendFile(blob, file);
      });
    }, Promise.resolve());
  }

  /* A computer opens no camera behind a file field, so the picture is taken here. */
  function shoot() {
    var box = $('shooting'), film = $('film');
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } } }).then(function (stream) {
      film.srcObject = stream;
      box.onclose = function () {
        stream.getTracks().forEach(function (track) { track.stop(); });
        film.srcObject = null;
      };
      $('noShot').onclick = function () { box.close(); };
      $('snap').onclick = function () {
        if (!film.videoWidth) return;
        var canvas = document.createElement('canvas');
        canvas.width = film.videoWidth;
        canvas.height = film.videoHeight;
        canvas.getContext('2d').drawImage(film, 0, 0);
        jpeg(canvas, 0.92).then(function (blob) {
          box.close();
          blob.name = 'foto.jpg';
          take([blob], $('camera'));
        });
      };
      box.showModal();
      $('snap').focus();
    }).catch(function () { tell('Kamera tidak dapat dibuka. Izinkan kamera di peramban, atau pilih foto dari berkas.'); });
  }

  function confirmShot(blob, file, field) {
    var box = $('preview');
    if (!box.showModal) return sendFile(blob, file);
    var url = URL.createObjectURL(blob);
    $('shot').src = url;
    $('shot').onerror = function () { done(true); };
    $('sendShot').onclick = function () { done(true); };
    $('retake').onclick = function () { done(false); field.click(); };
    box.onclose = function () { done(false); };
    box.showModal();
    $('sendShot').focus();
    function done(send) {
      box.onclose = $('shot').onerror = null;
      if (box.open) box.close();
      $('shot').removeAttribute('src');
      URL.revokeObjectURL(url);
      if (send) sendFile(blob, file);
      toWriting();
    }
    return null;
  }

  // ---- Showing.

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  var format = { time: { hour: '2-digit', minute: '2-digit' }, day: { weekday: 'long', day: 'numeric', month: 'long' }, key: { year: 'numeric', month: '2-digit', day: '2-digit' } };

  function when(date, form) {
    var options = Object.assign({ timeZone: config.timeZone }, form);
    try { return new Intl.DateTimeFormat('id-ID', options).format(date); } catch (e) { delete options.timeZone; return new Intl.DateTimeFormat('id-ID', options).format(date); }
  }

  var lastDay = '';

  function dayLine(date) {
    var key = when(date, format.key);
    if (key === lastDay) return;
    lastDay = key;
    var now = new Date();
    var name = key === when(now, format.key) ? 'Hari ini' : key === when(new Date(now - 86400000), format.key) ? 'Kemarin' : when(date, format.day);
    var row = make('div', 'day');
    row.appendChild(make('span', '', name));
    messages.appendChild(row);
  }

  /* Pieces of one weight each, without the Markdown marks around and inside them. */
  function runs(text, isMarkdown) {
    if (!isMarkdown) return [{ bold: false, text: text }];
    var list = [{ bold: false, text: '' }];
    text.split(/(\\[\\`*_[\]<>#~|]|\*\*)/).forEach(function (piece, index) {
      var last = list[list.length - 1];
      if (piece === '**') list.push({ bold: !last.bold, text: '' });
      else last.text += index % 2 ? piece.charAt(1) : piece;
    });
    return list.filter(function (run) { return run.text; });
  }

  /* Words with **bold** (Markdown only), addresses as links and list dashes as dots. Nothing is ever read as HTML. */
  function rich(text, isMarkdown) {
    var part = make('p');
    text = text.replace(/^- /gm, '• ');
    runs(text, isMarkdown).forEach(function (run) {
      var home = part;
      if (run.bold) { home = make('b'); part.appendChild(home); }
      run.text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).forEach(function (bit, index) {
        if (index % 2) {
          var link = make('a', '', bit);
          link.href = bit;
          link.target = '_blank';
          link.rel = 'noopener noreferrer';
          home.appendChild(link);
        } else if (bit) home.appendChild(document.createTextNode(bit));
      });
    });
    return part;
  }

  function pathOf(url) {
    var at = url.indexOf(line + '/attachments/');
    return at < 0 ? null : url.slice(at);
  }

  function attachment(file, activity, mine) {
    var path = file.contentUrl && pathOf(file.contentUrl);
    if (!path) return make('span', 'gone', mine ? 'Mengirim berkas…' : 'Berkas tidak tersedia.');
    var link = make('a');
    var since = Date.now();
    link.href = path;
    link.target = '_blank';
    link.rel = 'noopener';
    link.onclick = function (event) {
      if (Date.now() - since < fileLinkMinutes * 60000) return;
      // The address has run out: ask for a new one, in a window opened now so that it is not taken for an advertisement.
      event.preventDefault();
      var target = window.open('about:blank');
      renew(activity, file).then(function (fresh) {
        if (fresh) { link.href = fresh; since = Date.now(); target.location = fresh; } else target.close();
      });
    };
    if (/^image\//.test(file.contentType)) {
      link.className = 'pic';
      var image = make('img');
      image.alt = mine ? 'Foto yang Anda kirim' : file.name || 'Gambar dari kantor';
      image.loading = 'lazy';
      image.onload = function () { if (follows) follow(); };
      image.onerror = function () { link.replaceWith(make('span', 'gone', 'Foto sudah diterima kantor dan tidak ditampilkan lagi di sini.')); };
      image.src = path;
      link.appendChild(image);
    } else {
      link.className = 'doc';
      link.appendChild(icon('M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.5V9h5.5z'));
      link.appendChild(make('span', '', file.name || 'Berkas'));
    }
    return link;
  }

  function renew(activity, file) {
    var before = Number(activity.id.split('|')[1]) - 1;
    return enter(false).then(function (now) {
      return now ? call('GET', line + '/conversations/' + now.id + '/activities?watermark=' + before, undefined, now.token) : { status: 0 };
    }).then(function (answer) {
      var fresh = answer.status === 200 && (answer.json.activities[0].attachments || []).filter(function (x) { return x.name === file.name; })[0];
      return fresh ? pathOf(fresh.contentUrl) : null;
    });
  }

  function icon(path) {
    var space = 'http://www.w3.org/2000/svg', svg = document.createElementNS(space, 'svg'), shape = document.createElementNS(space, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    shape.setAttribute('d', path);
    svg.appendChild(shape);
    return svg;
  }

  /* Puts one activity of the server into the log. False for what is not for eyes. */
  function show(activity) {
    if (activity.type === 'typing') { seen[activity.id] = false; awaitReply(); }
    if (activity.type !== 'message') return false;
    var date = new Date(activity.timestamp);
    if (activity.from && activity.from.role === 'bot') {
      awaitReply(true);
      dayLine(date);
      var said = theirs(activity, date);
      messages.appendChild(said);
      firstUnread = firstUnread || said;
      return true;
    }
    var clientId = activity.channelData && activity.channelData.clientActivityID;
    var row = clientId && rows[clientId];
    if (!row) settle(activity.value && activity.value.choice);
    dayLine(date);
    firstUnread = null;
    if (row) {
      // The server's clock is the one that all bubbles follow.
      var meta = row.querySelector('.meta'), local = meta.dataset.time;
      meta.dataset.time = when(date, format.time);
      meta.textContent = meta.textContent.replace(local, meta.dataset.time);
    } else {
      row = mine({ id: clientId || activity.id, kind: activity.attachments ? 'echo' : 'text', text: activity.text, activity: activity }, date);
      status(row, 'sent');
    }
    messages.appendChild(row);
    return true;
  }

  function theirs(activity, date) {
    var hints = activity.channelData && activity.channelData.ktpbot;
    var row = make('div', 'msg');
    var bubble = make('div', 'bubble');
    bubble.appendChild(make('span', 'sr', (activity.from.name || 'Kantor') + ':'));
    var text = hints ? hints.text : activity.text;
    // The cards are for other clients; here the choices in the hints say the same.
    (activity.attachments || []).forEach(function (file) { if (!/card/.test(file.contentType)) bubble.appendChild(attachment(file, activity, false)); });
    if (text) bubble.appendChild(rich(text, activity.textFormat === 'markdown'));
    bubble.appendChild(make('time', 'meta', when(date, format.time)));
    row.appendChild(bubble);
    if (hints && hints.choices.length) row.appendChild(choices(hints.choices));
    return row;
  }

  var groups = [];

  function choices(list) {
    var few = list.length <= 3 && list.every(function (x) { return !x.description; });
    var box = make('div', 'choices' + (few ? ' few' : ''));
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'Pilihan jawaban');
    list.forEach(function (choice) {
      var button = make('button');
      button.type = 'button';
      var what = make('span', 'what', choice.title);
      if (choice.description) what.appendChild(make('small', '', choice.description));
      button.appendChild(what);
      button.dataset.choice = choice.id;
      button.onclick = function () {
        if (button.disabled) return;
        pick(box, choice.id);
        choose(choice);
        toWriting();
      };
      box.appendChild(button);
    });
    groups.push(box);
    return box;
  }

  function pick(box, id) {
    box.classList.add('used');
    Array.prototype.forEach.call(box.children, function (button) {
      button.disabled = true;
      if (button.dataset.choice === id) button.classList.add('picked');
    });
  }

  /* The citizen has answered: the group with that answer is done, the others step back but can still be tapped. */
  function settle(id) {
    for (var i = groups.length - 1; i >= 0; i--) {
      var box = groups[i], used = box.classList.contains('used');
      var has = id && Array.prototype.some.call(box.children, function (button) { return button.dataset.choice === id; });
      if (has) {
        if (!used) pick(box, id);
        id = null;
      } else if (!used) box.classList.add('old');
    }
  }

  // Bubbles of the citizen by client id. They wait at the end until their echo gives them their place.
  var rows = {};

  function mine(item, date) {
    var row = make('div', 'msg mine');
    var bubble = make('div', 'bubble');
    bubble.appendChild(make('span', 'sr', 'Anda:'));
    if (item.kind === 'file') {
      if (/^image\//.test(item.mime)) {
        var pic = make('span', 'pic');
        var image = make('img');
        image.alt = 'Foto yang Anda kirim';
        image.src = URL.createObjectURL(item.file);
        image.onerror = function () { pic.replaceWith(make('span', 'gone', item.fileName)); };
        image.onload = function () { if (follows) follow(); };
        pic.appendChild(image);
        bubble.appendChild(pic);
      } else {
        var doc = make('span', 'doc');
        doc.appendChild(icon('M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.5V9h5.5z'));
        doc.appendChild(make('span', '', item.fileName));
        bubble.appendChild(doc);
      }
      var bar = make('progress');
      bar.max = 1;
      bar.value = 0;
      bar.setAttribute('aria-label', 'Mengunggah');
      bubble.appendChild(bar);
    }
    if (item.kind === 'echo') item.activity.attachments.forEach(function (file) { bubble.appendChild(attachment(file, item.activity, true)); });
    if (item.text) bubble.appendChild(rich(item.text, false));
    var meta = make('span', 'meta');
    meta.dataset.time = when(date, format.time);
    bubble.appendChild(meta);
    row.appendChild(bubble);
    rows[item.id] = row;
    return row;
  }

  function showMine(item) {
    if (item.kind === 'event') return;
    settle(item.value && item.value.choice);
    waiting.appendChild(mine(item, new Date(item.order)));
    mark(item, item.failed ? 'failed' : 'waiting');
  }

  var words = { sending: 'Mengirim…', sent: 'Terkirim', waiting: 'Menunggu sambungan…', failed: 'Belum terkirim' };

  function status(row, state) {
    var meta = row.querySelector('.meta');
    meta.textContent = meta.dataset.time + ' · ' + words[state];
    row.dataset.state = state;
    var bar = row.querySelector('progress');
    if (bar) bar.hidden = state !== 'sending';
  }

  function mark(item, state) {
    var row = rows[item.id];
    if (!row) return;
    status(row, state === 'waiting' && !item.tries ? 'sending' : state);
    var again = row.querySelector('.retry');
    if (again) again.remove();
    if (state === 'failed') {
      again = make('button', 'retry', (item.failed || 'Gagal terkirim.') + ' Ketuk untuk kirim ulang');
      again.type = 'button';
      again.onclick = function () { resend(item); };
      row.appendChild(again);
    }
  }

  function progress(item, part) {
    var bar = rows[item.id] && rows[item.id].querySelector('progress');
    if (bar) bar.value = part;
  }

  var replyTimer = 0;

  function awaitReply(came) {
    clearTimeout(replyTimer);
    typing.hidden = Boolean(came);
    if (came) return;
    if (follows) follow();
    replyTimer = setTimeout(function () { typing.hidden = true; }, 6000);
  }

  // While the citizen has not scrolled away, the log follows, but never past the beginning of an answer that was not read yet.
  var follows = true, firstUnread = null, movedTo = 0;

  function isAtEnd() { return log.scrollHeight - log.scrollTop - log.clientHeight < 60; }

  function moveTo(top) {
    log.scrollTop = top;
    movedTo = log.scrollTop;
    follows = true;
    $('newest').hidden = true;
  }

  function toEnd() { moveTo(log.scrollHeight); }

  function follow() {
    var end = log.scrollHeight - log.clientHeight;
    var top = firstUnread ? firstUnread.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 10 : end;
    moveTo(Math.min(top, end));
    if (!isAtEnd()) showMore('Lanjut ke bawah');
  }

  function showMore(words) {
    $('newest').textContent = words;
    $('newest').hidden = false;
  }

  log.addEventListener('scroll', function () {
    if (Math.abs(log.scrollTop - movedTo) < 3) return;
    follows = isAtEnd();
    if (follows) { $('newest').hidden = true; firstUnread = null; noteSeen(); }
  }, { passive: true });
  window.addEventListener('resize', function () { if (follows) follow(); });
  $('newest').onclick = function () { firstUnread = null; toEnd(); };

  function setState(text, on) {
    var state = $('state');
    if (state.textContent === text) return;
    state.textContent = text;
    state.dataset.on = on ? '1' : '';
  }

  function tell(text) {
    $('banner').textContent = text;
    $('banner').hidden = !text;
  }

  function reset() {
    leave();
    watermark = seenUpTo = 0;
    seen = {};
    rows = {};
    groups = [];
    lastDay = '';
    messages.textContent = '';
  }

  // ---- The controls.

  function grow() {
    input.style.height = 'auto';
    input.style.height = Math.min(input.scrollHeight + 2, 136) + 'px';
  }

  input.addEventListener('input', grow);
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
  });
  $('form').addEventListener('submit', function (event) { event.preventDefault(); submit(); });

  function fine() { return window.matchMedia('(hover: hover) and (pointer: fine)').matches; }

  /* Where a keyboard goes on. On a phone the input would call up the screen keyboard and hide the answer. */
  function toWriting() {
    (fine() ? input : log).focus({ preventScroll: true });
  }

  function submit() {
    var text = input.value.trim();
    if (!text) { input.focus(); return; }
    input.value = '';
    grow();
    say(text);
  }

  ['file', 'camera'].forEach(function (id) {
    $(id).addEventListener('change', function () { take(this.files, this); this.value = ''; });
  });
  $('camera').addEventListener('click', function (event) {
    if (!fine() || !navigator.mediaDevices || !$('shooting').showModal) return;
    event.preventDefault();
    shoot();
  });
  input.addEventListener('paste', function (event) {
    var files = event.clipboardData && event.clipboardData.files;
    if (files && files.length) { event.preventDefault(); take(files, $('file')); }
  });
  log.addEventListener('dragover', function (event) { event.preventDefault(); });
  log.addEventListener('drop', function (event) { event.preventDefault(); if (event.dataTransfer) take(event.dataTransfer.files, $('file')); });

  $('person').onclick = function () { choose(config.person); };
  $('home').onclick = function () { choose(config.menu); };
  $('begin').onclick = function () {
    $('welcome').hidden = true;
    typing.hidden = false;
    enqueue({ kind: 'event', name: 'webchat/join', value: { payload: new URLSearchParams(location.search).get('mulai') || '' } });
    toWriting();
  };

  var menu = $('menu'), more = $('more');
  function openMenu(open) { menu.hidden = !open; more.setAttribute('aria-expanded', String(open)); }
  more.onclick = function (event) { event.stopPropagation(); openMenu(menu.hidden); if (!menu.hidden) menu.firstElementChild.focus(); };
  document.addEventListener('click', function (event) { if (!menu.contains(event.target)) openMenu(false); });
  menu.addEventListener('keydown', function (event) {
    var items = Array.prototype.slice.call(menu.children), at = items.indexOf(document.activeElement);
    if (event.key === 'Escape') { event.preventDefault(); openMenu(false); more.focus(); }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length].focus();
    }
  });
  $('forget').onclick = function () {
    if (!confirm('Hapus percakapan ini dari perangkat? Permohonan Anda di kantor tetap diproses.')) return;
    keep(null);
    shelf.clear().then(function () { location.replace('/chat'); });
  };

  // ---- Inside the office's own site, and without a network.

  function leaveFrame() { window.parent.postMessage('ktpbot:tutup', '*'); }

  $('shut').hidden = !embedded || !/[?&]disematkan=1/.test(location.search);
  $('shut').onclick = leaveFrame;
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !$('shut').hidden && !event.defaultPrevented && !document.querySelector('dialog[open]')) leaveFrame();
  });
  if (navigator.onLine === false) window.dispatchEvent(new Event('offline'));
  if (navigator.serviceWorker && !embedded) navigator.serviceWorker.register('/chat/sw.js', { scope: '/chat' }).catch(function () { /* Then the page needs a network to open. */ });

  // ---- The beginning.

  shelf.all().then(function (rest) {
    queue = rest.sort(function (a, b) { return a.order - b.order; }).concat(queue);
    rest.forEach(showMine);
    if (session) {
      log.setAttribute('aria-busy', 'true');
      setTimeout(function () { log.removeAttribute('aria-busy'); }, 5000);
      connect();
    }
    $('welcome').hidden = Boolean(session || queue.length);
    pump();
  });
})();
