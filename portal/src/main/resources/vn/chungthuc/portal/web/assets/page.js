// What every page gains with JavaScript; each works without.

// "Đang gửi…": one click is one request. The server guards too (idempotency key, compare-and-set).
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button:not([type=button])");
    setTimeout(() => {
      for (const one of form.querySelectorAll("button:not([type=button])")) one.disabled = true;
      if (button?.dataset.busy) button.textContent = button.dataset.busy;
    });
  });
}
addEventListener("pageshow", (event) => event.persisted && location.reload());

// What went wrong is read first.
document.getElementById("faults")?.focus();

// What was wrong with a field is gone from the page as soon as the field is mended.
function mended({ target }) {
  if (target.getAttribute?.("aria-invalid") !== "true" || !target.validity.valid) return;
  if (target.type === "checkbox" ? !target.checked : !target.value.trim()) return;
  target.removeAttribute("aria-invalid");
  const at = document.getElementById(target.id + "-wrong");
  (at ?? target.closest(".field")?.querySelector(".wrong"))?.remove();
  const faults = document.getElementById("faults");
  faults?.querySelector(`a[href="#${CSS.escape(target.id)}"]`)?.closest("li").remove();
  if (faults?.querySelector("ul:empty, ul:not(:has(li))")) faults.remove();
}
addEventListener("input", mended);
addEventListener("change", mended);

// The right pick-up code: the download starts by itself, the page stays to start it once more.
const now = document.querySelector("form[data-now]");
now?.requestSubmit(now.querySelector("button"));

// Leaving a form with something typed asks once.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let touched = form.dataset.guard === "touched";
  form.addEventListener("input", () => (touched = true));
  form.addEventListener("submit", () => (touched = false));
  addEventListener("beforeunload", (event) => touched && event.preventDefault());
}

// Lists by keyboard: `/` searches, J and K walk the rows, Enter opens.
const rows = [...document.querySelectorAll("tr[data-row]")];
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.("input,select,textarea,button,summary")) return;
  if (event.key === "/") {
    const box = document.querySelector("[data-search]");
    if (box) {
      event.preventDefault();
      box.closest("details")?.setAttribute("open", "");
      box.focus();
    }
  } else if (event.key === "j" || event.key === "k") {
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), rows.length - 1)]?.querySelector("a")?.focus();
  } else {
    document.querySelector(`a[data-key="${event.key}"]`)?.click(); // N and P: the dossiers beside this one
  }
});

for (const all of document.querySelectorAll("[data-tick-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const one of document.querySelectorAll("input[name=dossier]")) one.checked = all.checked;
    document.dispatchEvent(new Event("ticked"));
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The counts of the queues go on while the page stays open; they do not keep the session alive.
const counts = [...document.querySelectorAll("[data-count]")];
const heading = document.title.replace(/^\(\d+\) /, "");

async function count() {
  if (document.hidden) return;
  const answer = await fetch("/waiting", { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.status === 401) return clearInterval(counting);
  if (!answer?.ok) return;
  const waiting = await answer.json();
  for (const one of counts) {
    const now = waiting[one.dataset.count] ?? 0;
    one.textContent = now;
    one.classList.toggle("some", now > 0);
    if (one.closest("[aria-current]")) document.title = (now > 0 ? `(${now}) ` : "") + heading;
  }
}
const counting = counts.length ? setInterval(count, 20000) : 0;
