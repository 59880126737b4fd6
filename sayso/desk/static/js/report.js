// The report page: a value points at its words, words point at their values, and every decision has a key.
import { selectedWords } from "./selection.js";

const work = () => document.getElementById("work");
const lines = () => [...document.querySelectorAll("[data-line]")];
const current = () => document.querySelector(".line.now");
const instead = matchMedia("(prefers-reduced-motion: reduce)");
let last = "";
let pointed = null; // the field for words that was used last: what is selected in the text goes there

export function wireReport() {
  if (!document.querySelector("[data-keys]")) return;
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("focusin", (event) => {
    const line = event.target.closest?.("[data-line]");
    if (line && !line.classList.contains("now")) choose(line, { focus: false, scroll: false });
    pointed = event.target.closest?.("[data-pointed]") || pointed;
  });
  document.addEventListener("selectionchange", onSelection);
  document.body.addEventListener("htmx:afterSettle", () => begin(true));
  begin(Boolean(location.hash || new URLSearchParams(location.search).get("at")));
}

// At first the page stays where it is, at the top; after a decision it follows the work.
function begin(follow) {
  const page = work();
  if (!page?.dataset.at && !last) return;
  const form = page.querySelector("form[data-edit]");
  const wanted = page.dataset.at || last;
  const line = document.getElementById(wanted) || document.getElementById(last);
  const here = line?.closest("[data-line]") || line?.querySelector?.("[data-line]") || lines()[0];
  if (here) choose(here, { focus: follow && !form, scroll: follow });
  form?.querySelector("[autofocus]")?.focus();
}

export function choose(line, { focus = true, scroll = true } = {}) {
  current()?.classList.remove("now");
  document.querySelectorAll(".text .now, .text .rest").forEach((one) => one.classList.remove("now", "rest"));
  line.classList.add("now");
  last = line.id;
  const words = pieces("for", line.id);
  words.forEach((one) => one.classList.add("now"));
  pieces("rests", line.id).forEach((one) => one.classList.add("rest"));
  if (focus) line.focus({ preventScroll: true });
  if (!scroll) return;
  reveal(line);
  if (words.length) reveal(words[0]);
}

function pieces(name, id) {
  return [...document.querySelectorAll(`[data-${name}~="${id}"]`)];
}

function reveal(element) {
  element.scrollIntoView({ block: "nearest", behavior: instead.matches ? "instant" : "smooth" });
}

function onClick(event) {
  const words = event.target.closest("a.ev");
  const value = event.target.closest("a.value");
  if (words && !String(getSelection())) {
    event.preventDefault();
    const ids = words.dataset.for.split(" ");
    const at = ids.indexOf(last);
    const line = document.getElementById(ids[(at + 1) % ids.length]);
    if (line) choose(line);
  } else if (value) {
    event.preventDefault();
    choose(value.closest("[data-line]"));
  }
}

function onSelection() {
  const form = document.querySelector("form[data-edit]");
  const found = form && selectedWords(document.getElementById("text"));
  if (!found) return;
  const place = pointed && form.contains(pointed) ? pointed : form.querySelector("[data-pointed]");
  place.querySelector("[data-words]").value = found.words;
  place.querySelector("[data-start-of]").value = found.start;
  place.querySelector("[data-end-of]").value = found.end;
}

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-words]")) return; // what is typed stands where it is found, not where was selected
  const place = event.target.closest("[data-pointed]");
  place.querySelector("[data-start-of]").value = "";
  place.querySelector("[data-end-of]").value = "";
});

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "Escape") {
    const close = document.querySelector("form[data-edit] [data-close]");
    if (close) {
      close.click();
      event.preventDefault();
    }
    return;
  }
  if (typing) return;
  const act = KEYS[event.key];
  if (act && act() !== false) event.preventDefault();
}

function step(by) {
  const all = lines();
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  if (next) choose(next);
}

function stepAccount(by) {
  const all = [...document.querySelectorAll(".account")];
  const at = all.indexOf(current()?.closest(".account"));
  const line = all[Math.min(all.length - 1, Math.max(0, at + by))]?.querySelector("[data-line]");
  if (line) choose(line);
}

function stepOpen() {
  const all = lines();
  const from = all.indexOf(current());
  const next = [...all.slice(from + 1), ...all.slice(0, from + 1)].find((one) => one.classList.contains("machine"));
  if (next) choose(next);
}

function press(place, key, then) {
  const target = place?.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  if (then) last = then;
  if (target.matches("form")) target.requestSubmit();
  else target.click();
  return true;
}

function decide(key) {
  const line = current();
  const all = lines();
  const next = all[all.indexOf(line) + 1];
  const form = line?.querySelector(`form[data-key="${key}"]`);
  if (!form) return false;
  if (next) form.append(hidden("next", next.id));
  form.requestSubmit();
  return true;
}

function hidden(name, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  return field;
}

function undo() {
  const form = document.querySelector("form[data-undo]") || document.querySelector("form[data-undo-last]");
  if (!form) return false;
  form.requestSubmit();
  return true;
}

function help() {
  const keys = document.getElementById("keys");
  keys.open = !keys.open;
  if (keys.open) reveal(keys);
}

const account = () => current()?.closest(".account") || document.querySelector(".account");
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  J: () => stepAccount(1),
  K: () => stepAccount(-1),
  o: stepOpen,
  a: () => decide("a"),
  r: () => decide("r"),
  e: () => press(current(), "e"),
  A: () => press(account()?.querySelector(".whole"), "A"),
  R: () => press(account()?.querySelector(".whole"), "R"),
  m: () => press(account()?.querySelector(".whole"), "m"),
  i: () => press(document, "i"),
  s: () => press(document, "s"),
  g: () => press(account()?.querySelector(".whole"), "g"),
  n: () => press(document, "n"),
  u: undo,
  "?": help,
};
