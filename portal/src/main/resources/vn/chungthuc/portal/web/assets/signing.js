// "Ký số" and "Đóng dấu": tickets from the portal, the job to the agent, its course in words.
import { findAgent, sign, AgentProblem } from "/assets/agent-client.js";

const panel = document.getElementById("agent");
const words = panel.dataset;
const language = document.documentElement.lang;
const buttons = [...document.querySelectorAll("[data-sign]")];
const outcomes = document.getElementById("outcomes");
const cancel = document.getElementById("cancel");
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
  item.append(name, " — ", text);
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
  const says = items.map((item) => row(item.code));
  if (items.length === 0) return;
  running = new AbortController();
  cancel.hidden = false;
  const ends = await sign(agent, items, {
    language,
    signal: running.signal,
    onStatus: (n, status) => tell(says[n], status),
  });
  await after(button, ends, failed.length === 0);
}

/** The portal's word is the last one: one dossier reloads, a list is fetched again in place. */
async function after(button, ends, allAsked) {
  if (button.dataset.dossier && allAsked && ends[0].state === "done") {
    location.assign(location.pathname + "?told=" + button.dataset.told);
    return;
  }
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (now) part.replaceWith(document.importNode(now, true));
  }
}

for (const button of buttons) {
  button.disabled = false;
  button.addEventListener("click", async () => {
    buttons.forEach((one) => (one.disabled = true));
    try {
      await start(button);
    } catch (e) {
      row("")(e instanceof AgentProblem ? problemWords(e.problem) : words.outcomeOther, "bad");
    } finally {
      running = null;
      cancel.hidden = true;
      buttons.forEach((one) => (one.disabled = false));
    }
  });
}
cancel.addEventListener("click", () => running?.abort());
panel.querySelector("[data-look]").addEventListener("click", () => look(true));
addEventListener("beforeunload", (event) => running && event.preventDefault());
look(false);
