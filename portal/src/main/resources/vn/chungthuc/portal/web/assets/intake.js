// The intake form with JavaScript: size at once, preview and page count of the chosen file, fee.
import { Preview } from "/assets/preview.js";

const form = document.getElementById("intake");
const input = form.elements.scan;
const drop = form.querySelector(".drop");
const told = document.getElementById("scan-told");
const kept = form.dataset.kept;
const preview = new Preview(document.getElementById("scan-preview"));

async function chosen() {
  const file = input.files[0];
  told.textContent = "";
  document.getElementById("scan-wrong")?.remove();
  if (!file) return before();
  if (file.size > Number(form.dataset.limit)) return refuse(form.dataset.tooLarge);
  const head = new TextDecoder("latin1").decode(await file.slice(0, 5).arrayBuffer());
  if (head !== "%PDF-") return refuse(form.dataset.notPdf);
  try {
    const pages = await preview.open({ data: new Uint8Array(await file.arrayBuffer()) });
    form.elements.pages.value = pages;
    form.elements.pages.dispatchEvent(new Event("input", { bubbles: true }));
  } catch {
    told.textContent = form.dataset.unreadable;
  }
}

function refuse(sentence) {
  input.value = "";
  told.textContent = sentence;
  return before();
}

/** What there was to see before a file was chosen: the scan that is kept, or the empty place. */
function before() {
  return kept ? preview.open({ url: kept }).catch(() => {}) : preview.close();
}

// fees of one copy by its pages, in đồng, as the server reckons them; the last one holds for more
const fees = form.dataset.fees.split(",").map(Number);

function fee() {
  const pages = Number(form.elements.pages.value) || 0;
  const copies = Number(form.elements.copies.value) || 0;
  const one = fees[Math.min(pages, fees.length) - 1];
  document.getElementById("fee").textContent =
    pages > 0 && copies > 0 ? (one * copies).toLocaleString("de-DE") + " đ" : "—";
}

function otherType() {
  const other = form.elements.type.value === "other";
  document.getElementById("other-type").hidden = !other;
}

input.addEventListener("change", chosen);
form.elements.pages.addEventListener("input", fee);
form.elements.copies.addEventListener("input", fee);
form.elements.type.addEventListener("change", otherType);
for (const kind of ["dragover", "dragenter"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
otherType();
fee();
if (input.files.length) chosen();
else before();
