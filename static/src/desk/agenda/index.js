// The agenda's list: Alt, Shift and an arrow on a title, and dragging. Each is the same move as
// the open item's buttons; the server answers with the list as it is then.

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "under" };
const area = document.querySelector("[data-agenda]");
const says = document.querySelector("[data-agenda-says]");
const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";

async function move(line, fields) {
  const { uid } = line.dataset;
  try {
    const response = await fetch(line.dataset.move, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
      redirect: "error",
    });
    const told = await response.json();
    if (!response.ok || typeof told.items !== "string") throw new Error(String(response.status));
    area.innerHTML = told.items;
    says.textContent = told.says;
    says.classList.remove("mb-flash", "mb-flash--error");
  } catch {
    says.classList.remove("govuk-visually-hidden");
    says.classList.add("mb-flash", "mb-flash--error");
    says.textContent = "Not moved: the server didn’t take it. Open the page anew and move the item again.";
  }
  area.querySelector(`[data-uid="${uid}"] a`)?.focus();
}

area?.addEventListener("keydown", (event) => {
  const line = event.target.closest("a")?.closest("[data-uid]");
  if (!line || !event.altKey || !event.shiftKey || !KEYS[event.key]) return;
  event.preventDefault();
  move(line, { move: KEYS[event.key] });
});

let held = null;
area?.addEventListener("dragstart", (event) => {
  held = event.target.closest("[data-uid]");
  event.dataTransfer.effectAllowed = "move";
});
area?.addEventListener("dragover", (event) => {
  const over = event.target.closest("[data-uid]");
  if (held && over && over !== held) event.preventDefault();
});
area?.addEventListener("drop", (event) => {
  const over = event.target.closest("[data-uid]");
  if (!held || !over || over === held) return;
  event.preventDefault();
  const before = event.clientY < over.getBoundingClientRect().top + over.offsetHeight / 2;
  const after = before ? over.previousElementSibling : over;
  if (after !== held) move(held, { move: "after", after: after?.dataset.uid ?? "" });
  held = null;
});

// Choosing that an item is private shows what the law wants said of it.
document.addEventListener("change", (event) => {
  if (event.target.name !== "private_class" || !event.target.value) return;
  const why = event.target.form?.querySelector("[data-why]");
  if (why) why.open = true;
});

let typing;
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-officers]");
  if (!field) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const answer = await fetch(`${field.dataset.officers}?${new URLSearchParams({ q: field.value })}`, {
      headers: { Accept: "application/json" },
    }).catch(() => null);
    const told = answer?.ok ? await answer.json() : { officers: [] };
    const list = document.getElementById(field.getAttribute("list"));
    list.replaceChildren(...told.officers.map((label) => Object.assign(document.createElement("option"), { value: label })));
  }, 200);
});
