// The card beside the picture: one entity, one statement with every sentence that says it, or a path.
import {
  HUB,
  INFERRED,
  LEAD,
  MASKED,
  aliasesOf,
  areasOf,
  figures,
  figuresOf,
  fullIri,
  has,
  isLead,
  lifeWords,
  kindOf,
  narrowOf,
  nodes,
  otherEnd,
  predicateOf,
  sources,
  standing,
  statements,
  statementsOf,
  values,
  yearOf,
} from "./data.js";
import { announce, button, byId, chip, copyWords, make } from "./dom.js";
import { swatch } from "./look.js";
import { fillPathBox, pathParts } from "./pathcard.js";
import { quoteBlock } from "./quote.js";
import { isPlaced, shown } from "./scene.js";
import { address, change, state, view } from "./state.js";
import { className, number, predicateName, qualifiersOf, say, sentence } from "./words.js";

const FEW = 12;
export const showNode = (node) =>
  change({
    node,
    statement: -1,
    path: [],
    ...(isPlaced(node) || view().name === "figures" ? {} : { added: [...state.added, [node, false]] }),
    hidden: without(state.hidden, node),
  });
export const showStatement = (n) =>
  change({
    statement: n,
    node: -1,
    path: [],
    added: [
      ...state.added,
      ...[statements.subject[n], statements.object[n]].filter((node) => !isPlaced(node)).map((node) => [node, false]),
    ],
  });

const without = (set, value) => {
  const next = new Set(set);
  next.delete(value);
  return next;
};
const within = (set, value) => new Set(set).add(value);

/** A button that leads to an entity. */
export const link = (node) =>
  make("button", { type: "button", className: "link entity", onclick: () => showNode(node) }, swatch(kindOf(node)), nodes.label[node]);

/** A list of which the first few show, the rest at a push. */
function shortList(items, draw, className = "facts") {
  const list = make("ul", { className }, items.slice(0, FEW).map(draw));
  if (items.length > FEW) {
    const more = make(
      "li",
      {},
      button(say("more", { n: items.length - FEW }), () => more.replaceWith(...items.slice(FEW).map(draw)), { className: "link" }),
    );
    list.append(more);
  }
  return list;
}

/** The head of a card: its title with a button that shuts it, and chips. */
export function head(title, chips, kind) {
  return [
    make(
      "div",
      { className: "cardhead" },
      kind ? swatch(kind) : null,
      make("h2", { textContent: title }),
      button("×", () => change({ node: -1, statement: -1, path: [] }), { className: "close", title: say("close") }),
    ),
    make("div", { className: "chips" }, chips),
  ];
}

const definitions = (pairs) =>
  make(
    "dl",
    {},
    pairs
      .filter(([, value]) => value && value.length !== 0)
      .flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", {}, value)]),
  );

/** Draw the card for what is chosen; without a choice it is shut. */
export function showCard() {
  const card = byId("card"),
    parts = state.path.length
      ? pathParts()
      : state.statement >= 0
        ? statementParts(state.statement)
        : state.node >= 0
          ? nodeParts(state.node)
          : null;
  card.hidden = !parts;
  document.body.classList.toggle("carded", Boolean(parts));
  card.replaceChildren(...(parts || []).flat().filter(Boolean));
  card.scrollTop = 0;
}

function nodeParts(node) {
  const marks = [
    [MASKED, "masked"],
    [INFERRED, "inferred"],
    [LEAD, "leadSchool"],
    [HUB, "hub"],
  ]
    .filter(([flag]) => has(node, flag))
    .map(([, name]) => chip(say(name), "soft"));
  const areas = areasOf(node).filter((area) => area !== node),
    own = Array.from(statementsOf(node)),
    told = Array.from(figuresOf(node));
  return [
    ...head(nodes.label[node], [...[kindOf(node), ...narrowOf(node)].map((name) => chip(className(name))), ...marks], kindOf(node)),
    view().name === "figures" ? null : actions(node),
    definitions([
      [say("aliases"), aliasesOf(node).join("、")],
      [say("area"), areas.flatMap((area, at) => [at ? " · " : "", link(area)])],
    ]),
    make("h3", { textContent: say("statementsOf", { n: own.length }) }),
    own.length ? null : make("p", { className: "none", textContent: say("noStatements") }),
    ...byRelation(node, own).map(([key, list]) => relation(node, key, list)),
    told.length ? make("h3", { textContent: say("figuresOf", { n: told.length }) }) : null,
    told.length ? shortList(told, figureItem, "figures") : null,
    make("h3", { textContent: say("sourcesOf", { n: nodes.sources[node].length }) }),
    shortList(nodes.sources[node], (source) =>
      make("li", {}, sources.title[source] ? `《${sources.title[source]}》` : "", make("small", { textContent: sources.path[source] })),
    ),
    make("p", { className: "iri" }, make("small", { textContent: decode(fullIri(nodes.iri[node])) })),
  ];
}

function decode(iri) {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}

function actions(node) {
  const add = state.added.some(([other, around]) => other === node && around),
    folded = state.folded.has(node),
    pinned = state.pinned.has(node);
  const outside = new Set(
    Array.from(statementsOf(node), (n) => otherEnd(n, node)).filter((other) => !shown.anchors[other] || shown.anchors[other] < 0),
  ).size;
  const box = make("div", { className: "pathbox", hidden: true });
  return [
    make(
      "div",
      { className: "actions" },
      button(add ? say("retract") : say("expand", { n: outside }), () =>
        change({
          added: add ? state.added.filter(([other]) => other !== node) : [...state.added, [node, true]],
          folded: without(state.folded, node),
        }),
      ),
      button(
        folded ? say("unfold") : say("fold"),
        () => change({ folded: folded ? without(state.folded, node) : within(state.folded, node) }),
        { pressed: folded },
      ),
      button(say("hide"), () => {
        change({ hidden: within(state.hidden, node), node: -1 });
        announce(say("hiddenNow", { name: nodes.label[node] }));
      }),
      button(pinned ? say("unpin") : say("pin"), () => togglePin(node), { pressed: pinned }),
      button(say("pathTo"), () => {
        box.hidden = !box.hidden;
        box.querySelector("input").focus();
      }),
      button(say("copyLink"), async () => {
        await copyWords(address());
        announce(say("linkCopied"));
      }),
    ),
    fillPathBox(box, node),
  ];
}

export function togglePin(node) {
  const pinned = new Map(state.pinned);
  if (!pinned.delete(node)) pinned.set(node, placeOf(node));
  change({ pinned });
}
let placeOf = () => [0, 0];
/** Tell the card where entities stand. */
export const setPlaces = (find) => {
  placeOf = find;
};

function byRelation(node, own) {
  const groups = new Map();
  for (const n of own) {
    const key = `${statements.predicate[n]}${statements.subject[n] === node ? ">" : "<"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(n);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

function relation(node, key, list) {
  const name = predicateOf(list[0]),
    out = key.endsWith(">");
  const sorted = [...list].sort((a, b) => isLead(b) - isLead(a) || yearOf(b) - yearOf(a) || a - b);
  return make(
    "section",
    {},
    make(
      "h4",
      {},
      swatch(name, true),
      `${out ? "" : "← "}${predicateName(name)}${out ? " →" : ""} `,
      make("span", { className: "count", textContent: list.length }),
    ),
    shortList(sorted, (n) =>
      make(
        "li",
        {},
        link(otherEnd(n, node)),
        chips(n),
        make("button", {
          type: "button",
          className: "link quoteopen",
          title: say("quotes"),
          "aria-label": `${say("quotes")}: ${sentence(n)}`,
          textContent: "❝",
          onclick: () => showStatement(n),
        }),
      ),
    ),
  );
}

const dated = (n) => (statements.since[n] || statements.until[n] || statements.year[n] ? [chip(lifeWords(n))] : []);
/** What qualifies a statement, as chips. */
export const chips = (n) => [
  standing(n) === "realised" ? null : chip(say(standing(n)), standing(n)),
  ...qualifiersOf(n, false).map(([, value]) => chip(value, isLead(n) ? "lead" : "")),
  ...dated(n),
];

/** A figure with its unit and year; the sentences open beneath. */
export function figureItem(f) {
  const words = [
    make("span", { textContent: values[figures.indicator[f]] }),
    make("b", { textContent: `${number(figures.value[f])}${values[figures.unit[f]]}` }),
    figures.year[f] ? make("small", { textContent: figures.year[f] }) : null,
    figures.planned[f] ? chip(say("planned"), "planned") : null,
  ];
  const details = make(
    "details",
    {
      ontoggle: () => {
        if (details.open && details.children.length === 1) details.append(...figures.evidence[f].map(quoteBlock));
      },
    },
    make("summary", {}, words),
  );
  return make("li", {}, details);
}

function statementParts(n) {
  const evidence = statements.evidence[n],
    ended = statements.end[n];
  return [
    ...head(sentence(n), [chip(predicateName(predicateOf(n))), chip(say(standing(n)), standing(n))]),
    definitions([
      [say("subject"), link(statements.subject[n])],
      [say("object"), link(statements.object[n])],
      ...qualifiersOf(n),
      [say("confidence"), `${statements.confidence[n]}%`],
    ]),
    make("h3", { textContent: say("quotesOf", { n: evidence.length }) }),
    ...(evidence.length ? evidence.map(quoteBlock) : [make("p", { className: "none", textContent: say("noQuote") })]),
    ended.length ? make("h3", { textContent: say("endsOf", { n: ended.length }) }) : null,
    ...ended.map(quoteBlock),
    make(
      "div",
      { className: "actions" },
      button(say("copyLink"), async () => {
        await copyWords(address());
        announce(say("linkCopied"));
      }),
    ),
  ];
}
