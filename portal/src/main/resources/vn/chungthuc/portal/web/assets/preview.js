// Shows a PDF page by page, on white, with pdf.js: an address of ours (by Range) or a file that the
// person has just chosen.
import * as pdfjs from "/assets/pdfjs/build/pdf.min.mjs";

pdfjs.GlobalWorkerOptions.workerSrc = "/assets/pdfjs/build/pdf.worker.min.mjs";
const SETTINGS = {
  wasmUrl: "/assets/pdfjs/wasm/",
  iccUrl: "/assets/pdfjs/iccs/",
  cMapUrl: "/assets/pdfjs/cmaps/",
  cMapPacked: true,
  standardFontDataUrl: "/assets/pdfjs/standard_fonts/",
  isEvalSupported: false,
  enableXfa: false,
};

/** One preview box; `element` has a place for pages, a line of text and three buttons. */
export class Preview {
  constructor(element) {
    this.element = element;
    this.pages = element.querySelector(".preview-pages");
    this.told = element.querySelector("[data-told]");
    this.empty = this.pages.querySelector(".preview-empty");
    this.zoom = 1;
    this.turn = 0;
    this.button("wider", () => this.redraw(Math.min(this.zoom * 1.25, 4), this.turn));
    this.button("narrower", () => this.redraw(Math.max(this.zoom / 1.25, 0.4), this.turn));
    this.button("turn", () => this.redraw(this.zoom, (this.turn + 90) % 360));
  }

  button(name, action) {
    this.element.querySelector(`[data-${name}]`)?.addEventListener("click", action);
  }

  /** Resolves to the number of pages; rejects when pdf.js cannot read it. */
  async open(source) {
    await this.close();
    this.pages.replaceChildren();
    this.told.textContent = this.element.dataset.loading;
    const ranges = source.url ? { disableStream: true, disableAutoFetch: true, rangeChunkSize: 262144 } : {};
    this.task = pdfjs.getDocument({ ...SETTINGS, ...ranges, ...source });
    try {
      this.document = await this.task.promise;
    } catch (e) {
      this.told.textContent = this.element.dataset.broken;
      throw e;
    }
    this.element.querySelector(".acts").hidden = false;
    const { pages, added, last } = this.element.dataset; // a page of ours is not one of the paper's
    this.told.textContent = pages.replace("{0}", this.document.numPages - Number(added));
    await this.lay();
    if (last) this.pages.scrollTop = this.pages.lastElementChild.offsetTop - this.pages.offsetTop;
    return this.document.numPages;
  }

  async close() {
    this.watcher?.disconnect();
    this.pages.replaceChildren(this.empty);
    this.told.textContent = "";
    await this.task?.destroy();
    this.task = this.document = null;
  }

  redraw(zoom, turn) {
    this.zoom = zoom;
    this.turn = turn;
    if (this.document) this.lay();
  }

  /** A canvas for every page, drawn when it comes near the eye and let go when it is far. */
  async lay() {
    this.watcher?.disconnect();
    const first = await this.document.getPage(1);
    const size = this.sized(first);
    const canvases = Array.from({ length: this.document.numPages }, (_, n) => {
      const canvas = document.createElement("canvas");
      canvas.dataset.page = n + 1;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", this.element.dataset.page.replace("{0}", n + 1));
      canvas.width = size.width;
      canvas.height = size.height;
      return canvas;
    });
    this.pages.replaceChildren(...canvases);
    this.watcher = new IntersectionObserver((seen) => seen.forEach((one) => this.near(one)), {
      root: this.pages,
      rootMargin: "600px",
    });
    canvases.forEach((canvas) => this.watcher.observe(canvas));
  }

  near({ isIntersecting, target }) {
    if (isIntersecting && !target.dataset.drawn) {
      target.dataset.drawn = "yes";
      this.draw(target);
    } else if (!isIntersecting && target.dataset.drawn) {
      delete target.dataset.drawn;
      target.getContext("2d").clearRect(0, 0, target.width, target.height);
    }
  }

  async draw(canvas) {
    const page = await this.document.getPage(Number(canvas.dataset.page));
    const viewport = this.sized(page);
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.style.maxWidth = this.zoom > 1 ? "none" : "";
    canvas.style.width = Math.round(viewport.width / devicePixelRatio) + "px";
    await page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE }).promise;
  }

  sized(page) {
    const rotation = (page.rotate + this.turn) % 360;
    const natural = page.getViewport({ scale: 1, rotation });
    const room = Math.max(this.pages.clientWidth - 34, 200);
    const scale = Math.min((room / natural.width) * this.zoom, 5) * devicePixelRatio;
    return page.getViewport({ scale: Math.min(scale, 4000 / natural.width), rotation });
  }
}

for (const element of document.querySelectorAll("[data-preview-of]")) {
  new Preview(element).open({ url: element.dataset.previewOf }).catch(() => {});
}
