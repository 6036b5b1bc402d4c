// A form is sent once, however often its button is pressed while the answer is on its way.

const AGAIN_AFTER = 5_000; // an answer that never came

let sent = new WeakMap();

document.addEventListener("submit", (event) => {
  const { target: form } = event;
  if (event.defaultPrevented || form.method !== "post") return;
  if (Date.now() - (sent.get(form) ?? 0) < AGAIN_AFTER) event.preventDefault();
  else sent.set(form, Date.now());
});

addEventListener("pageshow", () => {
  sent = new WeakMap();
});
