// Search by name, alias, pinyin or initials, with suggestions under the box.
import { aliasesOf, areasOf, count, kindOf, names, narrowOf, nodes } from "./data.js";
import { make } from "./dom.js";
import { swatch } from "./look.js";
import { className, say } from "./words.js";

let index = null;
const sounds = (pinyin) => {
  const parts = pinyin.split(" ");
  return [parts.join(""), parts.map((part) => part[0] || "").join("")];
};

/** Every form of every name: words, sounds, initials and whose they are. */
function makeIndex() {
  const forms = [],
    said = names();
  const put = (node, words, pinyin) => {
    const [whole, first] = sounds((pinyin || "").toLowerCase());
    forms.push({ node, words, plain: words.toLowerCase(), whole, first });
  };
  for (let node = 0; node < count; node += 1) {
    put(node, nodes.label[node], said.pinyin[node]);
    aliasesOf(node).forEach((alias, at) => put(node, alias, (said.aliases[node] || [])[at]));
  }
  return forms;
}

/** How well a form fits, 0 best; -1 not at all. */
function fit(form, wanted, latin) {
  if (form.plain === wanted) return 0;
  if (form.plain.startsWith(wanted)) return 1;
  if (form.plain.includes(wanted)) return 2;
  if (latin) {
    if (form.first.startsWith(wanted)) return 1.5;
    if (form.whole.startsWith(wanted)) return 1.6;
    if (form.first.includes(wanted)) return 3;
    return wanted.length > 3 && form.whole.includes(wanted) ? 3.5 : -1;
  }
  return wanted.length > 1 && follows(form.plain, wanted) ? 4 : -1;
}

/** Whether all characters stand in the words in that order: 翠中央 in 翠桐小学中央公园校区. */
function follows(plain, wanted) {
  let at = -1;
  return [...wanted].every((char) => {
    at = plain.indexOf(char, at + 1);
    return at >= 0;
  });
}

/** @returns {{node: number, words: string}[]} the entities that fit, best first, with the form that did */
export function findNodes(words, limit = 30) {
  const wanted = words
    .trim()
    .toLowerCase()
    .replace(/\s+/g, /[a-z]/i.test(words) ? "" : " ");
  if (!wanted) return [];
  index ??= makeIndex();
  const latin = /^[a-z0-9]+$/.test(wanted),
    best = new Map();
  for (const form of index) {
    const how = fit(form, wanted, latin),
      before = best.get(form.node);
    if (how >= 0 && (!before || how < before.how)) best.set(form.node, { node: form.node, words: form.words, how });
  }
  return [...best.values()]
    .sort((a, b) => a.how - b.how || nodes.degree[b.node] - nodes.degree[a.node] || a.words.length - b.words.length || a.node - b.node)
    .slice(0, limit);
}

let boxes = 0;
/**
 * A search box with suggestions (the combobox pattern of WAI-ARIA).
 * @param {HTMLInputElement} input @param {HTMLElement} list @param {(node: number) => void} choose
 */
export function connectSearch(input, list, choose) {
  const name = `hits${(boxes += 1)}`;
  let chosen = 0,
    hits = [];
  list.id = name;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  for (const [attribute, value] of [
    ["role", "combobox"],
    ["aria-expanded", "false"],
    ["aria-controls", name],
    ["aria-autocomplete", "list"],
  ])
    input.setAttribute(attribute, value);
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (node) => {
    close();
    choose(node);
  };
  const mark = () => {
    [...list.querySelectorAll("[role=option]")].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === chosen));
      if (at === chosen) {
        item.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", item.id);
      }
    });
  };
  const show = () => {
    hits = findNodes(input.value);
    chosen = 0;
    list.replaceChildren(
      ...hits.map((hit, at) => option(hit, `${name}-${at}`, take)),
      ...(hits.length ? [] : [make("li", { className: "none", textContent: say("notFound") })]),
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    if (input.value.trim()) show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % Math.max(1, hits.length);
      mark();
      event.preventDefault();
    }
    if (event.key === "Enter" && hits[chosen] && !list.hidden) {
      take(hits[chosen].node);
      event.preventDefault();
    }
    if (event.key === "Escape") {
      if (list.hidden) input.blur();
      else {
        close();
        event.stopPropagation();
      }
    }
  });
}

function option(hit, id, take) {
  const area = areasOf(hit.node).find((other) => other !== hit.node);
  const about = [
    className(narrowOf(hit.node)[0] || kindOf(hit.node)),
    area === undefined ? "" : nodes.label[area],
    hit.words === nodes.label[hit.node] ? "" : `${say("alias")} ${hit.words}`,
  ]
    .filter(Boolean)
    .join(" · ");
  const item = make(
    "li",
    { id, role: "option", "aria-selected": "false" },
    swatch(kindOf(hit.node)),
    make("span", { className: "name", textContent: nodes.label[hit.node] }),
    make("small", { textContent: about }),
  );
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(hit.node);
  });
  return item;
}
