// The answer to a query: the server's own page of results, read and put in place, with bars and a graph beside the table.
import { find, make, say } from "./dom.js";
import { makeChart } from "./chart.js";

let asking = new AbortController();

/** Ask the server; what it says of the query stands in #answer afterwards. */
export async function runQuery(query) {
  const place = find("#answer");
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  place.setAttribute("aria-busy", "true");
  place.replaceChildren(make("p", { class: "quiet" }, say("正在查询……", "Asking …")));
  try {
    const answer = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "text/html" }, signal });
    showAnswer(place, new DOMParser().parseFromString(await answer.text(), "text/html"), answer.ok);
  } catch (error) {
    if (error.name === "AbortError") return;
    place.replaceChildren(make("p", { role: "alert", class: "note" }, say("服务器没有应答。", "The server does not answer.")));
  }
  place.removeAttribute("aria-busy");
}

function showAnswer(place, page, fine) {
  const told = find(fine ? "#answer" : "main", page);
  place.replaceChildren(...[...told.childNodes].map((node) => document.importNode(node, true)));
  if (fine) addViews(place);
  else place.prepend(make("p", { role: "alert", class: "note" }, say("没有得到结果：", "There is no answer:")));
}

/** A page of its own within `element`, which can reach nothing of this one. */
function drawWithin(element, src, title) {
  const waiting = make("p", { class: "quiet", role: "status" }, say("正在画图……", "Drawing …"));
  element.append(waiting, make("iframe", { src, title, sandbox: "allow-scripts allow-downloads", onload: () => waiting.remove() }));
}

/** The ways in which the answer in `place` can be shown, the first of which stands there: label, element, and what fills it once it is wanted. */
function listViews(place, table) {
  const wide = table.parentElement, turtle = find("pre", place), drawn = find("a.draw", place);
  const views = [{ label: say("表", "Table"), element: wide }];
  if (turtle) views.push({ label: "Turtle", element: turtle });
  else views.push({ label: say("柱图", "Bars"), element: make("div", { class: "bars" }), fill: (element) => element.append(makeChart(table)) });
  if (drawn) {
    const title = say("结果画成的图", "The answer as a graph");
    views.push({ label: say("图", "Graph"), element: make("div", { class: "drawn" }), fill: (element) => drawWithin(element, drawn.getAttribute("href"), title) });
  }
  return views;
}

/** Let readers see the table of an answer as bars, as a graph, or as Turtle. */
export function addViews(place) {
  const table = find("table", place);
  if (!table || !table.tBodies[0].rows.length) return;
  const views = listViews(place, table), filled = new Set();
  function show(chosen) {
    if (chosen.fill && !filled.has(chosen)) chosen.fill(chosen.element);
    filled.add(chosen);
    for (const view of views) {
      view.element.hidden = view !== chosen;
      view.button.setAttribute("aria-pressed", String(view === chosen));
    }
  }
  for (const view of views) view.button = make("button", { type: "button", onclick: () => show(view) }, view.label);
  const [{ element: first }] = views;
  first.before(make("p", { role: "group", class: "switch", "aria-label": say("显示方式", "Show as") }, ...views.map((view) => view.button)));
  first.after(...views.slice(1).map((view) => view.element));
  show(views[0]);
}
