"use strict";
// Live updates and keys, on top of htmx. Every page is whole without it.
(() => {
  const live = '[hx-trigger$="from:body"]', news = ["stories", "work"];
  let source = null, missed = false;

  // A hidden page lets its stream go: a browser opens six to one host at most. When it is seen again it
  // asks for what it missed.
  function listen() {
    if (source || document.hidden || !document.querySelector(live)) return;
    source = new EventSource("/-/live");
    source.onopen = () => { if (missed) news.forEach(tell); missed = true; };
    news.forEach(what => source.addEventListener(what, () => tell(what)));
  }
  function close() { if (source) source.close(); source = null; }
  const tell = what => htmx.trigger(document.body, what);
  document.addEventListener("visibilitychange", () => document.hidden ? close() : listen());
  addEventListener("pagehide", close);
  addEventListener("pageshow", listen);
  listen();

  // What a reader has open or writes in stays as it is.
  document.addEventListener("htmx:beforeRequest", e => {
    if (e.target.matches(live) && e.target.querySelector("details[open], input:focus, textarea:focus, select:focus")) e.preventDefault();
  });

  const rows = ".stories > li > a, .sections .section > h2";
  function go(step) {
    const all = [...document.querySelectorAll(rows)];
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest(rows));
    const to = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    if (to.tagName === "H2") to.tabIndex = -1;
    to.focus();
    to.scrollIntoView({block: "nearest"});
  }
  function search() {
    const box = document.querySelector("input[type=search]");
    if (box) box.select(); else location.assign("/search");
  }
  const keys = {j: () => go(1), k: () => go(-1), "/": search};
  document.addEventListener("keydown", e => {
    if (/(?:^|; )keys=off(?:;|$)/.test(document.cookie)) return; // as set for this browser
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.target.closest("input, textarea, select, [contenteditable]") || !keys[e.key]) return;
    e.preventDefault();
    keys[e.key]();
  });
})();
