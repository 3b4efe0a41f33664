// The page's side of the protocol: finds the signing agent on this computer, gives it a job and
// reports what becomes of it. Says nothing to the person itself: states and outcomes are codes,
// the page has the words. No dependency; runs under `script-src 'self'`.

export const PRODUCT = "chungthuc-agent";
export const PROTOCOL = 1;
export const PORTS = [17170, 17171, 17172, 17173, 17174];

/** A page decides within this time whether there is an agent, ms. */
const DECISION = 1500;
/** How long the browser's own question may stay open, ms. */
const QUESTION = 60000;
/** So many failed looks in a row mean that the agent is gone. */
const LOOKS = 4;
/** How long the page tries to hand a result in for the agent, ms. */
const DELIVERY = 60000;
/** The agent's word for it. */
const UNREACHED = "portal-unreachable";
const SEEN = "chungthuc-agent-seen";

/** What the agent answered when it refused: `problem` is its application/problem+json body. */
export class AgentProblem extends Error {
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Looks for the agent. Resolves to `{state, base?, version?}`; never rejects. States: `ready`;
 * `never-seen` (install it); `silent` (was seen in this browser: start it); `refuses` (it runs, but
 * does not know this portal); `will-ask` (the browser will ask the person: call again with
 * `ask: true` once that was explained); `denied` (the browser was told no); `too-old`.
 */
export async function findAgent({ ask = false } = {}) {
  const permission = await loopbackPermission();
  if (permission === "denied") return { state: "denied" };
  if (permission === "prompt" && !ask) return { state: "will-ask" };
  const limit = permission === "prompt" ? QUESTION : DECISION;
  const answers = await withLimit(limit, firstAgent);
  if (answers?.ready) return remember(answers.ready);
  if (answers?.tooOld) return { state: "too-old", version: answers.tooOld };
  if ((await loopbackPermission()) === "denied") return { state: "denied" };
  if (answers?.refused) return { state: "refuses" };
  return { state: seenBefore() ? "silent" : "never-seen" };
}

/**
 * Has `items` ([{ticket, item, document}], `document` an address of this portal) signed by `agent`
 * (what findAgent found). `onStatus(index, status)` tells each change of an item, `status` as in
 * the protocol, besides `{state: "sending"}`. Resolves to the last status of every item, in order;
 * rejects with AgentProblem when the agent does not take the job. `signal` cancels. `onJob(address)`
 * tells where the agent keeps the job: `follow` finds it again there after a reload.
 */
export async function sign(
  agent,
  items,
  { language = "vi", onJob = () => {}, onStatus = () => {}, signal } = {},
) {
  const job = await call(agent.base + "/v1/jobs", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ language, items: items.map(({ ticket, item }) => ({ ticket, item })) }),
    signal,
  });
  const url = `${agent.base}/v1/jobs/${encodeURIComponent((await job.json()).id)}`;
  onJob(url);
  return runToEnd(new Run(url, items, onStatus), items, signal);
}

/**
 * Goes on with the job at `url`, which an earlier `sign` on this page began with the same `items`
 * ([{ticket, document}] is enough). Documents that the agent still waits for are brought. Resolves as
 * `sign`; rejects with AgentProblem when the agent no longer knows the job, with another error when
 * there is no agent to ask.
 */
export async function follow(url, items, { onStatus = () => {}, signal } = {}) {
  if (!PORTS.some((port) => url.startsWith(`http://127.0.0.1:${port}/v1/jobs/`))) {
    throw new TypeError("no address of an agent's job");
  }
  const known = await call(url, { signal: AbortSignal.timeout(DECISION) });
  const run = new Run(url, items, onStatus);
  run.take(await known.json());
  return runToEnd(run, items, signal);
}

async function runToEnd(run, items, signal) {
  const cancel = () => run.cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const watched = run.watch();
    await run.bring(items);
    return await watched;
  } finally {
    signal?.removeEventListener("abort", cancel);
    await run.acknowledge();
  }
}

/** One job at the agent, followed until each of its items has an outcome. */
class Run {
  constructor(url, items, onStatus) {
    this.url = url;
    this.tickets = items.map((item) => item.ticket);
    this.statuses = items.map(() => ({ state: "awaiting" }));
    this.delivering = new Set();
    this.agentEnded = false;
    this.onStatus = onStatus;
    this.misses = 0;
    this.over = new Promise((resolve) => (this.resolve = resolve));
  }

  /** Fetches each document once and hands it on as the blob that it is; one that cannot be
      fetched does not stop the others. */
  async bring(items) {
    for (const [n, item] of items.entries()) {
      if (this.statuses[n].state !== "awaiting") continue;
      try {
        this.tell(n, { state: "sending" });
        const answer = await fetch(item.document, { credentials: "same-origin", cache: "no-store" });
        if (!answer.ok) throw new AgentProblem(await problemOf(answer));
        await call(`${this.url}/items/${n}/document`, {
          method: "PUT",
          headers: { "Content-Type": "application/pdf" },
          body: new Blob([await answer.arrayBuffer()], { type: "application/pdf" }),
        });
        if (this.statuses[n].state === "sending") this.tell(n, { state: "ready" });
      } catch (e) {
        if (!ended(this.statuses[n])) this.tell(n, { state: "failed", problem: e.problem ?? null });
      }
    }
    this.settle();
  }

  /** Server-sent events; when the stream breaks, looks itself and opens it again. */
  watch() {
    if (this.done) return this.over;
    this.events = new EventSource(this.url + "/events");
    this.events.onmessage = (event) => this.take(JSON.parse(event.data));
    this.events.onerror = () => {
      this.events.close();
      this.look();
    };
    return this.over;
  }

  async look() {
    if (this.done) return;
    try {
      const answer = await fetch(this.url, { cache: "no-store", signal: AbortSignal.timeout(DECISION) });
      if (!answer.ok) return this.lose(await problemOf(answer));
      this.misses = 0;
      this.take(await answer.json());
    } catch {
      if (++this.misses >= LOOKS) return this.lose(null);
    }
    if (!this.done) setTimeout(() => (this.misses ? this.look() : this.watch()), 500);
  }

  take(job) {
    job.items.forEach((status, n) => {
      if (this.delivering.has(n)) return;
      if (!ended(this.statuses[n]) && this.mustDeliver(n, status)) return void this.deliver(n, status);
      const known = this.statuses[n];
      const earlier = status.state === "awaiting" && known.state === "sending";
      if (!ended(known) && !earlier && known.state !== status.state) this.tell(n, status);
    });
    this.settle(job.ended);
  }

  /** The agent signed and could not reach the portal (proxy, inspection): this page can. */
  mustDeliver(n, status) {
    return status.state === "failed" && status.problem?.code === UNREACHED && Boolean(this.tickets[n]);
  }

  async deliver(n, refused) {
    this.delivering.add(n);
    let end = refused;
    try {
      const revision = await call(`${this.url}/items/${n}/revision`, { signal: AbortSignal.timeout(DELIVERY) });
      const answer = await fetch(resultUrl(this.tickets[n]), {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream", Authorization: "Bearer " + this.tickets[n] },
        body: await revision.arrayBuffer(),
        credentials: "omit",
        redirect: "error",
        signal: AbortSignal.timeout(DELIVERY),
      });
      end = answer.ok ? { state: "done" } : { state: "failed", problem: (await problemOf(answer)) ?? refused.problem };
    } catch {
      // neither way leads there: what the agent said stands
    }
    this.delivering.delete(n);
    this.tell(n, end);
    this.settle();
  }

  tell(n, status) {
    this.statuses[n] = status;
    this.onStatus(n, status);
  }

  /** The agent does not answer any more: what it had not finished was not handed in by it, as far
      as this page can know; the portal knows better, so the page reloads its state. */
  lose(problem) {
    this.statuses.forEach((status, n) => {
      if (!ended(status) && !this.delivering.has(n)) this.tell(n, problem ? { state: "failed", problem } : { state: "lost" });
    });
    this.settle(true);
  }

  settle(jobEnded = false) {
    this.agentEnded ||= jobEnded;
    if (this.done || this.delivering.size > 0) return;
    if (!this.agentEnded && !this.statuses.every(ended)) return;
    this.done = true;
    this.events?.close();
    this.resolve(this.statuses);
  }

  async cancel() {
    await this.acknowledge();
    this.statuses.forEach((status, n) => ended(status) || this.tell(n, { state: "cancelled" }));
    this.settle(true);
  }

  async acknowledge() {
    try {
      await fetch(this.url, { method: "DELETE", keepalive: true, signal: AbortSignal.timeout(DECISION) });
    } catch {
      // it lapses by itself
    }
  }
}

function ended(status) {
  return ["done", "cancelled", "failed", "lost"].includes(status.state);
}

/** Where a ticket wants its result: at this very portal, or nowhere. */
function resultUrl(ticket) {
  const payload = ticket.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  const url = new URL(JSON.parse(atob(payload)).resultUrl);
  if (url.origin !== location.origin) throw new TypeError("another portal's ticket");
  return url;
}

async function call(url, options) {
  const answer = await fetch(url, { ...options, cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new AgentProblem(await problemOf(answer));
  return answer;
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/** All ports side by side; settles as soon as one of them is an agent that we can speak with. */
function firstAgent(signal) {
  return new Promise((resolve) => {
    const found = {};
    let open = PORTS.length;
    for (const port of PORTS) {
      probe(`http://127.0.0.1:${port}`, signal).then((answer) => {
        Object.assign(found, answer);
        if (answer.ready || --open === 0) resolve(found);
      });
    }
    signal.addEventListener("abort", () => resolve(found), { once: true });
  });
}

async function probe(base, signal) {
  try {
    const answer = await fetch(base + "/v1/agent", { signal, cache: "no-store", credentials: "omit" });
    const info = await answer.json();
    if (info.product !== PRODUCT) return {};
    return info.protocols?.includes(PROTOCOL)
      ? { ready: { state: "ready", base, version: info.version } }
      : { tooOld: info.version };
  } catch {
    return (await somethingThere(base, signal)) ? { refused: true } : {};
  }
}

/** Something answers there but gives this page nothing to read: an agent that refuses it. */
async function somethingThere(base, signal) {
  try {
    await fetch(base + "/v1/agent", { mode: "no-cors", signal, cache: "no-store", credentials: "omit" });
    return true;
  } catch {
    return false;
  }
}

async function withLimit(limit, work) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), limit);
  try {
    return await work(control.signal);
  } finally {
    clearTimeout(timer);
    control.abort();
  }
}

/** `granted`, `prompt` or `denied`; browsers without the permission, and portals that are on this
    computer themselves, are never asked. */
async function loopbackPermission() {
  if (["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) return "granted";
  for (const name of ["loopback-network", "local-network-access"]) {
    try {
      return (await navigator.permissions.query({ name })).state;
    } catch {
      // this browser does not know that name
    }
  }
  return "granted";
}

function remember(agent) {
  try {
    localStorage.setItem(SEEN, agent.version);
  } catch {
    // storage is off: the page then only cannot tell "start" from "install"
  }
  return agent;
}

function seenBefore() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return false;
  }
}
