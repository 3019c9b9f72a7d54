// The side panel: the legend, which filters, and what else narrows the picture.
import { areasOf, count, figures, isEnded, kindOf, placeName, predicates, sources, sourcesOf, standing, statements } from "./data.js";
import { button, byId, make } from "./dom.js";
import { KINDS, swatch, svg } from "./look.js";
import { isPlaced, shown } from "./scene.js";
import { change, isFiltered, noFilter, state, view } from "./state.js";
import { className, predicateName, say } from "./words.js";

const tally = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
};

/** The same of all values that each of many things has. */
function tallyAll(things, valuesOf) {
  const counts = new Map();
  for (const thing of things) for (const value of valuesOf(thing)) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** A list of boxes to tick; a second button on each row shows that one alone. */
function ticks(title, rows, off, name) {
  const all = rows.map((row) => row.value);
  const only = (value) =>
    change({ [name]: off.size === all.length - 1 && !off.has(value) ? new Set() : new Set(all.filter((other) => other !== value)) });
  return make(
    "fieldset",
    {},
    make("legend", { textContent: title }),
    rows.map((row) =>
      make(
        "div",
        { className: `tick${off.has(row.value) ? " off" : ""}` },
        make(
          "label",
          {},
          make("input", {
            type: "checkbox",
            checked: !off.has(row.value),
            "data-filter": `${name}:${row.value}`,
            onchange: () => change({ [name]: toggled(off, row.value) }),
          }),
          row.icon,
          make("span", { className: "name", textContent: row.words }),
          make("span", { className: "count", textContent: row.many }),
        ),
        button(say("only"), () => only(row.value), { className: "only", title: say("onlyThis", { name: row.words }) }),
      ),
    ),
  );
}

function chooser(title, name, options) {
  const select = make(
    "select",
    { "data-filter": name, onchange: () => change({ [name]: Number(select.value) }) },
    make("option", { value: "-1", textContent: say("all") }),
    options.map(([value, words, many]) => make("option", { value, textContent: `${words} (${many})` })),
  );
  select.value = String(state[name]);
  return make("label", { className: "chooser" }, make("span", { textContent: title }), select);
}

function segments(title, name, options) {
  return make(
    "div",
    { className: "chooser", role: "group", "aria-label": title },
    make("span", { textContent: title }),
    make(
      "div",
      { className: "segments" },
      options.map(([value, words]) => button(words, () => change({ [name]: value }), { pressed: state[name] === value })),
    ),
  );
}

/** Draw the panel anew. */
export function showPanel() {
  const charts = view().name === "figures",
    all = shown.all,
    things = [];
  for (let node = 0; node < count; node += 1) if (isPlaced(node)) things.push(node);
  const kinds = tally(things.map(kindOf)),
    kept = document.activeElement?.dataset?.filter;
  byId("panel").replaceChildren(
    ...[
      make(
        "div",
        { className: "panelhead" },
        make("h2", { textContent: say("filters") }),
        isFiltered() ? button(say("reset"), () => change(noFilter()), { className: "reset" }) : null,
      ),
      ticks(
        say("classes"),
        KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
          value: kind,
          words: className(kind),
          many: kinds.get(kind),
          icon: swatch(kind),
        })),
        state.offKinds,
        "offKinds",
      ),
      all.length ? ticks(say("predicates"), relationRows(all), state.offPredicates, "offPredicates") : null,
      segments(say("modality"), "modality", [
        ["all", say("all")],
        ["facts", say("facts")],
        ["plans", say("plans")],
        ...(charts ? [] : [["ended", say("endedOnes")]]),
      ]),
      chooser(say("area"), "area", areaOptions(things)),
      chooser(say("source"), "source", sourceOptions(charts ? figures.evidence : all.map((n) => statements.evidence[n]))),
      charts
        ? null
        : segments(say("size"), "size", [
            ["degree", say("byDegree")],
            ["statements", say("byStatements")],
            ["equal", say("equal")],
          ]),
      charts
        ? null
        : make(
            "label",
            { className: "switch" },
            make("input", {
              type: "checkbox",
              checked: state.damped,
              "data-filter": "damped",
              onchange: () => change({ damped: !state.damped }),
            }),
            say("damped"),
          ),
      charts ? null : signs(),
      recallBox(),
    ].filter(Boolean),
  );
  if (kept)
    byId("panel")
      .querySelector(`[data-filter="${CSS.escape(kept)}"]`)
      ?.focus();
}

function relationRows(all) {
  const counts = tally(all.map((n) => statements.predicate[n])),
    lasting = new Set(all.filter((n) => standing(n) !== "planned").map((n) => statements.predicate[n]));
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([value, many]) => ({
      value,
      words: predicateName(predicates[value]),
      many,
      icon: swatch(predicates[value], true, lasting.has(value) ? "" : "4 3"),
    }));
}

/** What lines and rings mean. */
function signs() {
  const ring = svg(
    "svg",
    { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" },
    svg("circle", { cx: 9, cy: 9, r: 4.5, fill: "var(--School)" }),
    svg("circle", { cx: 9, cy: 9, r: 7.5, fill: "none", stroke: "var(--School)", "stroke-width": 1.6 }),
  );
  const rows = [
    [swatch("line", true, "4 3"), say("planSign")],
    ...(shown.all.some(isEnded) ? [[swatch("past", true, "2 3"), say("endSign")]] : []),
    [ring, say("leadSign")],
  ];
  return make(
    "ul",
    { className: "signs", "aria-label": say("signs") },
    rows.map(([icon, words]) => make("li", {}, icon, words)),
  );
}

const byWords = (a, b) => a[1].localeCompare(b[1], "zh-CN");
const areaOptions = (things) => [...tallyAll(things, areasOf)].map(([area, many]) => [area, placeName(area), many]).sort(byWords);
const sourceOptions = (evidences) =>
  [...tallyAll(evidences, sourcesOf)].map(([source, many]) => [source, sources.path[source], many]).sort(byWords);

/** What the reader hid, folded or pinned, to be undone. */
function recallBox() {
  const parts = [
    ["hidden", say("hiddenCount", { n: state.hidden.size })],
    ["folded", say("foldedCount", { n: state.folded.size })],
    ["pinned", say("pinnedCount", { n: state.pinned.size })],
    ["opened", say("openedCount", { n: state.opened.size })],
  ];
  const fresh = { hidden: () => new Set(), folded: () => new Set(), pinned: () => new Map(), opened: () => new Set() };
  const rows = parts
    .filter(([name]) => state[name].size)
    .map(([name, words]) =>
      make(
        "li",
        {},
        words,
        " ",
        button(say("undo"), () => change({ [name]: fresh[name]() }), { className: "link" }),
      ),
    );
  return rows.length ? make("ul", { className: "recall" }, rows) : null;
}

/** A line on what is shown, and of what it was taken. */
export function statusWords() {
  const left = view().left,
    parts = [say("shown", { nodes: shown.held, statements: shown.statements.length })];
  const quiet = view().quiet.filter((n) => state.offPredicates.has(n)),
    faint = shown.all.filter((n) => quiet.includes(statements.predicate[n])).length;
  const gone = { nodes: shown.nodesOf - shown.held, statements: shown.all.length - shown.statements.length - faint };
  if (gone.nodes > 0 || gone.statements > 0) parts.push(say("filtered", { nodes: gone.nodes, statements: Math.max(0, gone.statements) }));
  if (faint) parts.push(say("faint", { n: faint }));
  if (shown.clusters.length) parts.push(say("closed", { n: shown.clusters.length }));
  if (left.nodes || left.statements) parts.push(say("left", left));
  return parts.join(" ");
}
