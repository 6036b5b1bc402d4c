// The agenda's list: Alt, Shift and an arrow on a title, dragging, and the open item's buttons.
// Each is one move, which the server answers with the list as it is then. Officers and issues
// are looked up as they are typed.

const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "under" };
const area = document.querySelector("[data-agenda]");
const says = document.querySelector("[data-agenda-says]");
const cookie = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
const REFUSED = ["mb-flash", "mb-flash--error"];

async function move(line, fields, focus = "a") {
  const { uid } = line.dataset;
  try {
    const response = await fetch(line.dataset.move, {
      method: "POST",
      body: new URLSearchParams({ ...fields, open: area.dataset.open }),
      headers: { Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
      redirect: "error",
    });
    const told = await response.json();
    if (!response.ok || typeof told.items !== "string") throw new Error(String(response.status));
    area.innerHTML = told.items;
    numberAnew();
    says.classList.add("govuk-visually-hidden");
    says.classList.remove(...REFUSED);
    says.textContent = told.says;
  } catch {
    says.classList.remove("govuk-visually-hidden");
    says.classList.add(...REFUSED);
    says.textContent = "Not moved: the server didn’t take it. Open the page anew and move the item again.";
  }
  const moved = area.querySelector(`[data-uid="${uid}"]`);
  (moved?.querySelector(focus) ?? moved?.querySelector("a"))?.focus();
}

// The open item's form says its number too.
function numberAnew() {
  const number = area.querySelector(".is-open .no");
  const shown = document.querySelector("#item-title > span");
  if (number && shown) shown.textContent = number.textContent;
}

area?.addEventListener("keydown", (event) => {
  const line = event.target.closest("a")?.closest("[data-uid]");
  if (!line || !event.altKey || !event.shiftKey || !KEYS[event.key]) return;
  event.preventDefault();
  move(line, { move: KEYS[event.key] });
});

area?.addEventListener("submit", (event) => {
  const how = event.submitter?.value;
  if (!how) return;
  event.preventDefault();
  const after = event.target.elements.namedItem("after").value;
  move(event.target.closest("[data-uid]"), { move: how, after }, `button[value="${how}"]`);
});

let held = null;

function above(event) {
  const line = held && event.target.closest("[data-uid]");
  if (!line || line === held) return null;
  const { top, height } = line.querySelector(".mb-order__row").getBoundingClientRect();
  return { line, where: event.clientY < top + height / 2 ? "before" : "after" };
}

function unmark() {
  for (const line of area.querySelectorAll("[data-drop]")) delete line.dataset.drop;
}

area?.addEventListener("dragstart", (event) => {
  held = event.target.closest("[data-uid]");
  event.dataTransfer.effectAllowed = "move";
});
area?.addEventListener("dragover", (event) => {
  unmark();
  const over = above(event);
  if (!over) return;
  event.preventDefault();
  over.line.dataset.drop = over.where;
});
area?.addEventListener("drop", (event) => {
  const over = above(event);
  unmark();
  if (!over) return;
  event.preventDefault();
  move(held, { move: over.where, [over.where]: over.line.dataset.uid });
});
area?.addEventListener("dragend", () => {
  unmark();
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

const issue = document.getElementById("issue");
const issueSays = document.querySelector("[data-issue-says]");
let issueSaved = issue?.value;
issue?.addEventListener("change", () => {
  const known = [issueSaved, "", ...[...issue.list.options].map((option) => option.value)];
  issueSays.textContent = known.includes(issue.value.trim()) ? "" : "No issue is called that yet. Choose one, or make a new one below.";
});
issue?.form.elements.namedItem("key_decision")?.addEventListener("change", (event) => {
  if (event.target.checked && !issue.value.trim()) issueSays.textContent = "Name the issue that the key decision is about.";
});
issue?.form.addEventListener("minutebook:part", ({ detail }) => {
  if (detail.at !== "issue") return;
  issueSaved = issue.value.trim();
  issueSays.textContent = "";
  document.getElementById("issue_reference").value = "";
});
