// The verification page with JavaScript: each file goes by itself as soon as it is chosen, a busy
// portal is asked again, and what a signature covers is cut here, from the person's own file.
import { Preview } from "/assets/preview.js";

const form = document.getElementById("verify");
const input = form.elements.files;
const drop = form.querySelector(".drop");
const results = document.getElementById("results");
const progress = document.getElementById("progress");
const dialog = document.getElementById("revision");
const preview = new Preview(document.getElementById("revision-preview"));
const files = new WeakMap();
const MOST_TRIES = 8;
let queue = Promise.resolve();

const hint = document.getElementById("files-hint");
hint.textContent = hint.dataset.script;
form.querySelector("button").hidden = true;
input.required = false;

function tell(sentence) {
  progress.hidden = !sentence;
  progress.textContent = sentence;
}

function take(chosen) {
  const all = [...chosen];
  for (const file of all) queue = queue.then(() => verify(file, all.length === 1));
  input.value = "";
}

async function verify(file, alone) {
  tell(form.dataset.waiting.replace("{0}", file.name));
  if (file.size > Number(form.dataset.largest)) return tell(`${file.name}: ${form.dataset.large}`);
  try {
    const card = await answer(file);
    files.set(card, file);
    dress(card);
    results.prepend(card);
    const outcome = card.querySelector("[data-outcome]").dataset.outcome;
    tell(form.dataset.done.replace("{0}", file.name).replace("{1}", outcome));
    if (alone) card.querySelector("h2").focus();
  } catch {
    tell(`${file.name}: ${form.dataset.failed}`);
  }
}

async function answer(file) {
  const response = await ask(file, "card");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.adoptNode(page.querySelector("[data-card]"));
}

/** Asks again while the portal is busy. */
async function ask(file, part) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const body = new FormData();
    body.set("csrf", form.elements.csrf.value);
    body.set("part", part);
    body.set("files", file);
    const response = await fetch("/verify", { method: "POST", body, headers: { Accept: "text/html" } });
    if (response.status === 503) {
      await pause(Number(response.headers.get("Retry-After")) || 10);
      continue;
    }
    if (!response.ok) throw new Error(response.status);
    return response;
  }
  throw new Error("busy");
}

function pause(seconds) {
  tell(form.dataset.retry.replace("{0}", seconds));
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Buttons that need the file itself, which only a card that was made here has. */
function dress(card) {
  for (const place of card.querySelectorAll("[data-covers]")) {
    const cut = () => files.get(card).slice(0, Number(place.dataset.covers), "application/pdf");
    place.querySelector("[data-plain]").hidden = true;
    for (const button of place.querySelectorAll("button")) button.hidden = false;
    place.querySelector("[data-view]").addEventListener("click", async () => {
      dialog.showModal();
      await preview.open({ data: new Uint8Array(await cut().arrayBuffer()) }).catch(() => {});
    });
    place.querySelector("[data-get]").addEventListener("click", () => {
      save(cut(), files.get(card).name.replace(/\.pdf$/i, "") + `-${place.dataset.covers}.pdf`);
    });
  }
  const etsi = card.querySelector("[data-etsi]");
  const button = etsi?.querySelector("button");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const says = etsi.querySelector("[role=status]");
    try {
      const response = await ask(files.get(card), "etsi");
      if (response.status === 204) says.textContent = etsi.dataset.none;
      else save(await response.blob(), files.get(card).name.replace(/\.pdf$/i, "") + "-etsi.xml");
    } catch {
      says.textContent = etsi.dataset.failed;
    } finally {
      tell("");
      button.disabled = false;
    }
  });
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

dialog.addEventListener("close", () => preview.close());
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("change", () => take(input.files));
for (const kind of ["dragover", "dragenter"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  take(event.dataTransfer.files);
});
