/* Autosave of long forms to the server, and a guard against leaving with unsaved words.
   Nothing of a case is ever put into the browser's own storage. */
"use strict";

(() => {
  const WAIT = 5000;
  const state = new WeakMap();
  const forms = () => [...document.querySelectorAll("form[data-draft-url]")];
  const guarded = () => [...document.querySelectorAll("form[data-draft-url], form[data-guard]")];
  const of = (form) => {
    if (!state.has(form)) state.set(form, { dirty: false, timer: 0, savedAt: "", leaving: false });
    return state.get(form);
  };

  function tell(form, text, urgent) {
    const line = form.querySelector("[data-saved-at]");
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("is-urgent", Boolean(urgent));
  }

  function answers(form) {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") body.append(name, value);
    }
    return body;
  }

  async function save(form) {
    const at = of(form);
    clearTimeout(at.timer);
    if (!at.dirty || at.leaving) return;
    at.dirty = false;
    tell(form, window.house.words().saving);
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST",
        body: answers(form),
        keepalive: true,
        redirect: "manual",
        headers: { Accept: "application/json", "X-Page": window.location.pathname },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      at.savedAt = (await answer.json()).saved_at;
      tell(form, window.house.say(window.house.words().saved, { time: at.savedAt }));
      window.house.sessionSeen?.();
    } catch {
      at.dirty = true;
      const words = window.house.words();
      tell(form, at.savedAt ? window.house.say(words.notSavedSince, { time: at.savedAt }) : words.notSaved, true);
      at.timer = setTimeout(() => save(form), WAIT * 3);
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft-url], form[data-guard]");
    if (!form) return;
    const at = of(form);
    at.dirty = true;
    if (!form.dataset.draftUrl) return;
    clearTimeout(at.timer);
    at.timer = setTimeout(() => save(form), WAIT);
  });
  document.addEventListener("focusout", (event) => {
    const form = event.target.closest?.("form[data-draft-url]");
    if (form) save(form);
  });
  document.addEventListener("submit", (event) => {
    const at = of(event.target);
    at.leaving = true;
    clearTimeout(at.timer);
    setTimeout(() => { at.leaving = false; }, 4000);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt instanceof HTMLFormElement && event.detail.successful) of(event.detail.elt).dirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (guarded().some((form) => of(form).dirty && !of(form).leaving)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") forms().forEach(save);
  });

  window.house.flushDrafts = () => Promise.all(forms().map(save));
  window.house.forgetUnsaved = () => guarded().forEach((form) => { of(form).dirty = false; });
})();
