// The waiting room's screen, in words that old television browsers know too (ES5). It asks the small address every few seconds and
// replaces what is shown; a lost connection is said instead of showing an old number as if it were new. Sound is off until someone
// presses the button, because browsers demand a touch before they let a page speak.
(function () {
  'use strict';
  var body = document.body;
  var url = body.getAttribute('data-live-url');
  var version = body.getAttribute('data-live-version');
  var missed = 0;
  var loud = false;
  var audio = null;
  var lost = document.getElementById('sambungan');
  var button = document.getElementById('suara');

  function get(address, done) {
    var request = new XMLHttpRequest();
    request.open('GET', address, true);
    request.setRequestHeader('X-Live', '1');
    request.timeout = 8000;
    request.onload = function () {
      if (request.status !== 200) { fail(); return; }
      missed = 0;
      lost.hidden = true;
      done(request.responseText);
    };
    request.onerror = request.ontimeout = fail;
    request.send();
  }

  function fail() {
    missed += 1;
    if (missed >= 3) lost.hidden = false;
  }

  function show(html) {
    var page = document.implementation.createHTMLDocument('');
    page.documentElement.innerHTML = html;
    var fresh = page.getElementById('layar');
    var old = document.getElementById('layar');
    if (!fresh || !page.body.getAttribute('data-live-version')) return;
    version = page.body.getAttribute('data-live-version');
    var called = fresh.getAttribute('data-call');
    var isNew = called && called !== old.getAttribute('data-call');
    old.innerHTML = fresh.innerHTML;
    old.setAttribute('data-call', called || '');
    old.setAttribute('data-say', fresh.getAttribute('data-say') || '');
    if (isNew) announce();
  }

  function ask() {
    get(url, function (now) { if (now !== version) get(location.href, show); });
  }

  function beep() {
    if (!audio) return;
    var tone = audio.createOscillator();
    var gain = audio.createGain();
    tone.frequency.value = 880;
    gain.gain.value = 0.2;
    tone.connect(gain);
    gain.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.35);
  }

  function say(words) {
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
    var speech = new SpeechSynthesisUtterance(words);
    speech.lang = 'id-ID';
    speech.rate = 0.9;
    window.speechSynthesis.speak(speech);
  }

  function announce() {
    if (!loud) return;
    beep();
    say(document.getElementById('layar').getAttribute('data-say'));
  }

  button.hidden = false;
  button.onclick = function () {
    loud = !loud;
    button.textContent = loud ? 'Matikan suara' : 'Nyalakan suara';
    var Audio = window.AudioContext || window.webkitAudioContext;
    if (loud && Audio && !audio) audio = new Audio();
    if (loud) { beep(); say('Suara menyala'); }
  };

  setInterval(ask, 2500);
}());
