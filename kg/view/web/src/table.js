// The same content as a table, for screen readers and for everyone: sorted by any column, a hundred rows at a time.
import { figures, kindOf, lifeOf, lifeWords, nodes, predicateOf, sourcesOf, standing, statements, texts, values } from "./data.js";
import { button, byId, chip, make } from "./dom.js";
import { showNode, showStatement } from "./card.js";
import { placeOf } from "./quote.js";
import { lies, shown, stands, within } from "./scene.js";
import { state, view } from "./state.js";
import { number, predicateName, qualifiersOf, say } from "./words.js";

const STEP = 100;
let sorted = { column: "", down: false },
  rows = STEP;

/** An evidence's words with where they stand. */
const saidBy = (e) => make("p", { className: "said" }, texts().exact[e], make("small", { textContent: ` ${placeOf(e)}` }));

/** The columns: what is compared, and what is shown. */
const COLUMNS = {
  subject: [
    (n) => nodes.label[statements.subject[n]],
    (n) => button(nodes.label[statements.subject[n]], () => showNode(statements.subject[n]), { className: "link" }),
  ],
  relation: [
    (n) => predicateName(predicateOf(n)),
    (n) => button(predicateName(predicateOf(n)), () => showStatement(n), { className: "link" }),
  ],
  object: [
    (n) => nodes.label[statements.object[n]],
    (n) => button(nodes.label[statements.object[n]], () => showNode(statements.object[n]), { className: "link" }),
  ],
  qualifier: [
    (n) =>
      qualifiersOf(n)
        .map(([, value]) => value)
        .join(),
    (n) =>
      qualifiersOf(n, false)
        .map((pair) => pair.join(say("colon")))
        .join(say("semicolon")),
  ],
  year: [(n) => lifeOf(n)?.find((year) => Math.abs(year) < 9000) || 0, lifeWords],
  standing: [standing, (n) => (standing(n) === "realised" ? say("realised") : chip(say(standing(n)), standing(n)))],
  confidence: [(n) => statements.confidence[n], (n) => `${statements.confidence[n]}%`],
  said: [(n) => statements.evidence[n].length, (n) => statements.evidence[n].map(saidBy)],
};
const FIGURES = {
  subject: [
    (f) => nodes.label[figures.about[f]],
    (f) => button(nodes.label[figures.about[f]], () => showNode(figures.about[f]), { className: "link" }),
  ],
  indicator: [(f) => values[figures.indicator[f]], (f) => values[figures.indicator[f]]],
  value: [(f) => figures.value[f], (f) => number(figures.value[f])],
  unit: [(f) => values[figures.unit[f]], (f) => values[figures.unit[f]]],
  year: [(f) => figures.year[f], (f) => String(figures.year[f] || "")],
  standing: [(f) => figures.planned[f], (f) => (figures.planned[f] ? chip(say("planned"), "planned") : say("realised"))],
  said: [(f) => figures.evidence[f].length, (f) => figures.evidence[f].map(saidBy)],
};

/** The figures that pass the filters. */
export function shownFigures() {
  const all = figures.iri.map((_, f) => f);
  return all.filter((f) => {
    const year = figures.year[f];
    return (
      !state.offKinds.has(kindOf(figures.about[f])) &&
      stands(figures.planned[f] ? "planned" : "realised") &&
      (state.area < 0 || lies(figures.about[f])) &&
      (state.source < 0 || sourcesOf(figures.evidence[f]).includes(state.source)) &&
      within(year ? [year, year] : null)
    );
  });
}

const compare = (a, b) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "zh-CN"));

function order(list, columns) {
  const by = columns[sorted.column];
  if (!by) return list;
  const keys = new Map(list.map((n) => [n, by[0](n)]));
  return [...list].sort((a, b) => (sorted.down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a - b);
}

/** Draw the table anew; `all` for print, which has no button for more. */
export function showTable(all = false) {
  const charts = view().name === "figures",
    columns = charts ? FIGURES : COLUMNS,
    list = order(charts ? shownFigures() : shown.statements, columns);
  if (all) rows = 2000;
  const heads = Object.keys(columns).map((name) =>
    make(
      "th",
      { scope: "col", "aria-sort": sorted.column === name ? (sorted.down ? "descending" : "ascending") : "none" },
      button(say(name) + (sorted.column === name ? (sorted.down ? " ↓" : " ↑") : ""), () => {
        sorted = { column: name, down: sorted.column === name && !sorted.down };
        showTable();
        byId("table")
          .querySelector(`th:nth-child(${Object.keys(columns).indexOf(name) + 1}) button`)
          .focus();
      }),
    ),
  );
  const body = list.slice(0, rows).map((n) =>
    make(
      "tr",
      {},
      Object.values(columns).map(([, cell]) => make("td", {}, cell(n))),
    ),
  );
  byId("table").replaceChildren(
    make(
      "table",
      {},
      make("caption", { textContent: say(charts ? "figuresOf" : "statementsOf", { n: list.length }) }),
      make("thead", {}, make("tr", {}, heads)),
      make("tbody", {}, body),
    ),
    ...(list.length > rows
      ? [
          button(
            say("rows", { n: list.length - rows }),
            () => {
              rows += 5 * STEP;
              showTable();
            },
            { className: "morerows" },
          ),
        ]
      : []),
  );
}
export const resetRows = () => {
  rows = STEP;
};
