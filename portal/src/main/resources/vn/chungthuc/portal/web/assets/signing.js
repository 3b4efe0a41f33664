// "Ký số" and "Đóng dấu": tickets from the portal, the job to the agent, its course in words.
import { findAgent, follow, sign, AgentProblem } from "/assets/agent-client.js";

const panel = document.getElementById("agent");
const words = panel.dataset;
const language = document.documentElement.lang;
const buttons = [...document.querySelectorAll("[data-sign]")];
const outcomes = document.getElementById("outcomes");
const cancel = document.getElementById("cancel");
const JOB = "chungthuc-job";
let agent = { state: "unknown" };
let running = null;

/** `data-state-never-seen="…"` becomes words.stateNeverSeen. */
function word(group, code) {
  return words[group + camel(code)] ?? words[group + "Other"] ?? code;
}

function camel(code) {
  return code.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
}

function show(state, { version } = {}) {
  panel.dataset.state = state;
  panel.querySelector("[data-told]").textContent = word("state", state) + (version ? ` (${version})` : "");
  panel.querySelector("[data-next]").textContent = words["next" + camel(state)] ?? "";
}

async function look(ask) {
  show("looking");
  agent = await findAgent({ ask });
  show(agent.state, agent);
  return agent.state === "ready";
}

function ticked() {
  return [...document.querySelectorAll("input[name=dossier]:checked")].map((box) => box.value);
}

function problemWords(problem) {
  if (!problem) return words.outcomeOther;
  const said = language === "en" ? problem.en : problem;
  return `${said.title}. ${said.nextStep}` + (problem.support ? ` (${problem.support})` : "");
}

function row(code) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "code";
  name.textContent = code;
  const text = document.createElement("span");
  item.append(...(code ? [name, " — ", text] : [text]));
  outcomes.append(item);
  return (sentence, kind = "") => {
    text.textContent = sentence;
    text.className = kind ? "chip " + kind : "";
    if (sentence.length > 40) text.className = "";
  };
}

function tell(say, status) {
  const kinds = { done: "good", failed: "bad", lost: "bad", cancelled: "warn" };
  say(status.state === "failed" ? problemWords(status.problem) : word("outcome", status.state), kinds[status.state]);
}

async function tickets(button, dossiers) {
  const body = { dossiers };
  if (button.dataset.register) body.register = document.getElementById(button.dataset.register).value;
  const answer = await fetch(button.dataset.sign, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-Csrf-Token": document.querySelector("meta[name=csrf]").content,
    },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new AgentProblem(said);
  return said;
}

async function start(button) {
  const dossiers = button.dataset.dossier ? [button.dataset.dossier] : ticked();
  outcomes.replaceChildren();
  if (dossiers.length === 0) return void row(words.noneTicked)("");
  if (!(await look(true))) return panel.scrollIntoView({ block: "nearest" });
  const { items, failed } = await tickets(button, dossiers);
  for (const one of failed) row(one.code ?? "")(problemWords(one.problem), "bad");
  if (items.length === 0) return;
  const job = {
    then: button.dataset.then,
    told: button.dataset.told,
    items: items.map(({ dossier, code, document, ticket }) => ({ dossier, code, document, ticket })),
  };
  const ends = await run(job, (watch) =>
    sign(agent, items, { ...watch, language, onJob: (url) => keep({ ...job, url }) }),
  );
  await after(job, ends, failed.length === 0);
}

/** One job, told row by row; `begin` gives it to the agent or finds it there again. */
async function run(job, begin) {
  const says = job.items.map((item) => row(item.code));
  running = new AbortController();
  cancel.hidden = false;
  try {
    return await begin({
      signal: running.signal,
      onStatus: (n, status) => tell(says[n], status),
    });
  } finally {
    running = null; // nothing is left that leaving the page could lose
    cancel.hidden = true;
    keep(null);
  }
}

/** What a reload needs to find the job again; of this tab only, and gone with the job. */
function keep(job) {
  try {
    if (job) sessionStorage.setItem(JOB, JSON.stringify(job));
    else sessionStorage.removeItem(JOB);
  } catch {
    // storage is off: a reload then loses sight of the job
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(JOB));
  } catch {
    return null;
  }
}

/** A job that was under way when the page was left or loaded again. */
async function goOn(job) {
  try {
    const ends = await run(job, (watch) => follow(job.url, job.items, watch));
    await after(job, ends, true);
  } catch {
    outcomes.replaceChildren();
    for (const item of job.items) row(item.code)(words.outcomeForgotten, "warn");
  }
}

/** The portal's word is the last one: one dossier reloads, a list is fetched again in place. */
async function after(job, ends, allAsked) {
  const button = buttons.find((one) => one.dataset.dossier === job.items[0].dossier);
  if (button && allAsked && ends[0].state === "done") {
    location.assign((job.then ?? location.pathname) + "?told=" + (job.told ?? button.dataset.told));
    return;
  }
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (now) part.replaceWith(document.importNode(now, true));
  }
}

/** A list's button needs rows to choose from; none works while a job runs. */
function enable(on = true) {
  const rows = document.querySelector("input[name=dossier]") !== null;
  for (const one of buttons) one.disabled = !on || !(one.dataset.dossier || rows);
}

async function busy(work) {
  enable(false);
  try {
    await work();
  } catch (e) {
    row("")(e instanceof AgentProblem ? problemWords(e.problem) : words.outcomeOther, "bad");
  } finally {
    enable();
  }
}

for (const button of buttons) button.addEventListener("click", () => busy(() => start(button)));
cancel.addEventListener("click", () => running?.abort());
panel.querySelector("[data-look]").addEventListener("click", () => look(true));
addEventListener("beforeunload", (event) => running && event.preventDefault());
const before = kept();
if (before) busy(() => goOn(before));
else enable();
look(false);
