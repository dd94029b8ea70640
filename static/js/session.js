/* The idle session: a warning two minutes before the end, a countdown in words, then a blank page.
   The server holds the real clock; polling never moves it, typing and reading by hand do. */
"use strict";

(() => {
  const meta = document.querySelector("meta[name=idle-seconds]");
  if (!meta) return;
  const limit = Number(meta.content);
  const warnBefore = 120;
  const spokenAt = new Set([120, 60, 20]);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("harbour-session") : null;

  let serverSeenAt = Date.now();
  let activeAt = serverSeenAt;
  let spoken = new Set();
  let over = false;

  const dialog = () => document.getElementById("idle");
  const secondsLeft = () => Math.ceil(limit - (Date.now() - serverSeenAt) / 1000);

  /* Counted from when the request left: an answer that was long under way must not lengthen the session. */
  function seenByServer(tell = true, at = Date.now()) {
    serverSeenAt = Math.max(serverSeenAt, at);
    spoken = new Set();
    if (dialog()?.open) window.house.closeDialog(dialog());
    if (tell) channel?.postMessage({ seenAt: at });
  }

  async function stay() {
    const form = dialog()?.querySelector("form[data-stay]");
    if (!form) return;
    const asked = Date.now();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        redirect: "manual",
        headers: { Accept: "application/json" },
      });
      if (answer.ok) seenByServer(true, asked);
      else end();
    } catch {
      /* Offline: the clock runs on; the offline bar says why. */
    }
  }

  function countdown(left) {
    const minutes = Math.floor(left / 60);
    const text = `${minutes}:${String(left % 60).padStart(2, "0")}`;
    const clock = dialog().querySelector("[data-clock]");
    clock.textContent = text;
    if (!spokenAt.has(left) || spoken.has(left)) return;
    spoken.add(left);
    const said = dialog().querySelector("[data-spoken]");
    said.textContent = window.house.say(window.house.words().idleLeft, { time: text });
  }

  async function signOut() {
    const form = dialog().querySelector("form[data-sign-out]");
    try {
      await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    } catch {
      /* Offline: the server ends the session by its own clock. */
    }
    channel?.postMessage("over");
  }

  async function end(tell = true) {
    if (over) return;
    over = true;
    await window.house.flushDrafts?.();
    window.house.forgetUnsaved?.();
    if (tell) await signOut();
    const sheet = document.createElement("div");
    sheet.className = "blank-sheet";
    document.body.replaceChildren(sheet);
    const next = encodeURIComponent(window.location.pathname + window.location.search);
    window.location.replace(`${meta.dataset.signIn}?idle=1&next=${next}`);
  }

  function tick() {
    if (over) return;
    const left = secondsLeft();
    if (left <= 0) end();
    else if (left <= warnBefore) {
      if (!dialog().open) window.house.openDialog(dialog());
      countdown(left);
    } else if (activeAt > serverSeenAt && Date.now() - serverSeenAt > (limit * 1000) / 5) stay();
  }

  for (const kind of ["keydown", "pointerdown", "wheel"]) {
    document.addEventListener(kind, () => { activeAt = Date.now(); }, { passive: true });
  }
  const sent = new WeakMap();
  document.addEventListener("htmx:beforeRequest", (event) => sent.set(event.detail.xhr, Date.now()));
  document.addEventListener("htmx:afterRequest", (event) => {
    const polled = event.detail.requestConfig?.headers?.["X-Poll"];
    if (event.detail.successful && !polled) seenByServer(true, sent.get(event.detail.xhr));
  });
  channel?.addEventListener("message", (event) => {
    if (event.data.seenAt) seenByServer(false, event.data.seenAt);
    if (event.data === "over") end(false);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-stay] button")) return;
    event.preventDefault();
    stay();
  });
  document.addEventListener("cancel", (event) => {
    if (event.target === dialog()) stay();
  }, true);
  document.addEventListener("visibilitychange", tick);
  window.house.sessionSeen = seenByServer;
  setInterval(tick, 1000);
})();
