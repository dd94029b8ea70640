/* Passkeys and security keys: asks the browser for one, puts its answer into the form, sends the form. */
"use strict";

(() => {
  const supported = Boolean(window.PublicKeyCredential && window.webauthnJSON);

  async function answer(kind, options) {
    if (kind === "get") return window.webauthnJSON.get(options.request_options);
    // The key is a second factor beside the password: it need not remember who it belongs to.
    const wanted = structuredClone(options.creation_options);
    const choice = wanted.publicKey.authenticatorSelection;
    if (choice) Object.assign(choice, { residentKey: "discouraged", requireResidentKey: false });
    return window.webauthnJSON.create(wanted);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = !supported;
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-passkey]");
    if (!button) return;
    event.preventDefault();
    const { form } = button;
    const failed = document.getElementById("passkey-failed");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(
        await answer(button.dataset.passkey, JSON.parse(form.dataset.options)),
      );
      form.submit();
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
})();
