// The answer to a query: the server's own page of results, read and put in place, with bars beside the table.
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
  if (fine) addChart(place);
  else place.prepend(make("p", { role: "alert", class: "note" }, say("没有得到结果：", "There is no answer:")));
}

/** Let readers turn the table of an answer into bars. */
export function addChart(place) {
  const table = find("table", place);
  if (!table || !table.tBodies[0].rows.length) return;
  const wide = table.parentElement, chart = make("div", { class: "bars", hidden: true });
  const buttons = [[say("表", "Table"), wide], [say("柱图", "Bars"), chart]].map(([label, shown]) => make("button", { type: "button", "aria-pressed": String(shown === wide), onclick: () => {
    if (shown === chart && !chart.children.length) chart.append(makeChart(table));
    for (const one of [wide, chart]) one.hidden = one !== shown;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === label));
  } }, label));
  wide.before(make("p", { role: "group", class: "switch", "aria-label": say("显示方式", "Show as") }, ...buttons));
  wide.after(chart);
}
