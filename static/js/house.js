/* What every page may use: swaps, focus, toasts, dialogs, menus, printing, files.
   Everything here only adds to pages that already work without it. */
"use strict";
(() => {
  const words = () => document.getElementById("words")?.dataset ?? {};
  const say = (template, values) =>
    Object.entries(values ?? {}).reduce((text, [key, value]) => text.replace(`{${key}}`, value), template ?? "");
  const house = (window.house = { words, say, announce });

  /** Speak a sentence to screen readers without moving anything. */
  function announce(text) {
    const region = document.getElementById("announcer");
    if (region) region.textContent = text;
  }

  /* ---- focus ---- */
  function focusOn(element) {
    if (!element) return;
    if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
    element.focus();
  }
  function focusAfterSwap(target) {
    focusOn(target.querySelector(".err-sum") ?? (target.matches(".panel") ? target : target.closest(".panel") ?? target)
      .querySelector("h1, h2, h3"));
  }

  /* ---- htmx: polls are marked, user actions move the focus, failures speak ---- */
  const isPoll = (element) => /\bevery\b/.test(element?.getAttribute("hx-trigger") ?? "");
  const USER_EVENTS = new Set(["click", "submit", "change"]);

  document.addEventListener("htmx:configRequest", (event) => {
    if (isPoll(event.detail.elt)) event.detail.headers["X-Poll"] = "1";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const config = event.detail.requestConfig;
    const triggered = config?.triggeringEvent?.type;
    const swapped = document.getElementById(event.detail.target?.id) ?? event.detail.target;
    if (swapped && USER_EVENTS.has(triggered)) focusAfterSwap(swapped);
    startToasts();
    markScrollers();
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const target = event.detail.target;
      if (isPoll(event.detail.elt) || !target?.matches?.(".panel.is-loading")) return;
      const body = target.querySelector(".in");
      if (body) body.textContent = words().panelFailed;
    });
  }
  /* ---- toasts: a status leaves after 5 seconds, an error stays ---- */
  function startToasts() {
    for (const toast of document.querySelectorAll(".toast-note:not([data-started])")) {
      toast.dataset.started = "1";
      if (toast.dataset.stays) continue;
      const leave = () => {
        if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000);
        else toast.remove();
      };
      setTimeout(leave, 5000);
    }
  }

  /* ---- clicks: dialogs, closing, printing ---- */
  const openers = new WeakMap();
  house.openDialog = (dialog, opener) => {
    openers.set(dialog, opener ?? document.activeElement);
    if (!dialog.open) dialog.showModal();
  };
  house.closeDialog = (dialog) => {
    dialog.close();
    openers.get(dialog)?.focus?.();
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog) {
      event.preventDefault();
      house.openDialog(dialog, opener);
      return;
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog") ? house.closeDialog(closer.closest("dialog")) : closer.closest(".toast-note")?.remove();
      return;
    }
    if (event.target.closest("[data-print]")) {
      event.preventDefault();
      window.print();
      return;
    }
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* ---- forms: one submit at a time, buttons that open when all is chosen, choices that send at once ---- */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "1";
    setTimeout(() => delete form.dataset.sending, 4000);
  });
  function checkAllChosen(form) {
    const names = new Set([...form.querySelectorAll("input[type=radio]")].map((input) => input.name));
    const open = [...names].every((name) => form.querySelector(`input[name="${CSS.escape(name)}"]:checked`));
    for (const button of form.querySelectorAll("[data-needs-all]")) button.disabled = !open;
  }
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.querySelector("[data-needs-all]")) checkAllChosen(form);
    if (event.target.matches("[data-sends]")) form.requestSubmit();
  });
  /* ---- file drop ---- */
  function showFiles(drop, input) {
    const limit = Number(drop.dataset.maxBytes || 0);
    const files = [...input.files];
    const tooBig = limit && files.find((file) => file.size > limit);
    const line = drop.querySelector("[data-files]");
    if (tooBig) input.value = "";
    line.textContent = tooBig
      ? say(words().fileTooBig, { name: tooBig.name, limit: Math.round(limit / 1048576) })
      : files.map((file) => file.name).join(", ");
    line.classList.toggle("t-urgent", Boolean(tooBig));
  }
  document.addEventListener("change", (event) => {
    const drop = event.target.closest(".drop");
    if (drop && event.target.type === "file") showFiles(drop, event.target);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const drop = event.target.closest?.(".drop");
      if (!drop) return;
      event.preventDefault();
      drop.classList.toggle("is-over", kind === "dragover");
      if (kind !== "drop") return;
      const input = drop.querySelector("input[type=file]");
      input.files = event.dataTransfer.files;
      showFiles(drop, input);
    });
  }

  /* ---- what scrolls sideways can be reached by keyboard; what does not is no extra stop ---- */
  function markScrollers() {
    for (const box of document.querySelectorAll(".table-wrap, .rail, .reps")) {
      const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1;
      if (scrolls) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  window.addEventListener("resize", markScrollers);

  /* ---- offline bar ---- */
  function showConnection() {
    const bar = document.getElementById("offline");
    if (bar) bar.hidden = navigator.onLine;
  }
  window.addEventListener("online", showConnection);
  window.addEventListener("offline", showConnection);

  /* A page brought back by the Back button may show what its reader may no longer see. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
  document.addEventListener("DOMContentLoaded", () => {
    focusOn(document.querySelector(".err-sum"));
    document.querySelectorAll("form:has([data-needs-all])").forEach(checkAllChosen);
    startToasts();
    markScrollers();
    showConnection();
  });
})();
