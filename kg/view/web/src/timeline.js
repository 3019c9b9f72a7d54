// The time slider: bars of what holds in each year, two handles, and what is undated.
import { figures, lifeOf } from "./data.js";
import { byId, make } from "./dom.js";
import { svg } from "./look.js";
import { passes, shown } from "./scene.js";
import { change, state, view } from "./state.js";
import { say } from "./words.js";

/** First and last year of what could be shown, null for what is undated. */
function lives(all) {
  if (view().name === "figures") return figures.year.map((year) => (year ? [year, year] : null));
  return (all ? shown.all : shown.all.filter((n) => passes(n, false))).map(lifeOf);
}

const isTold = (year) => Math.abs(year) < 9000;

/** How many hold in each year; those that are undated under 0. */
function tallyYears(list, first, last) {
  const counts = new Map([[0, list.filter((life) => !life).length]]);
  for (const life of list.filter(Boolean))
    for (let year = Math.max(first, life[0]); year <= Math.min(last, life[1]); year += 1) counts.set(year, (counts.get(year) || 0) + 1);
  return counts;
}

/** Draw the slider anew; it is hidden where fewer than two years are told. */
export function showTimeline() {
  const told = [...new Set(lives(true).filter(Boolean).flat().filter(isTold))].sort((a, b) => a - b),
    box = byId("timeline");
  box.hidden = told.length < 2;
  if (box.hidden) return;
  const first = told[0],
    last = told.at(-1),
    from = state.from || first,
    to = state.to || last,
    years = tallyYears(lives(false), first, last),
    kept = document.activeElement?.dataset?.end;
  const set = (a, b) => change({ from: a <= first && b >= last ? 0 : a, to: a <= first && b >= last ? 0 : b });
  const slider = (end, value, move) =>
    make("input", {
      type: "range",
      min: first,
      max: last,
      step: 1,
      value,
      "data-end": end,
      "aria-label": say(end),
      oninput: (event) => move(Number(event.target.value)),
    });
  box.replaceChildren(
    ...[
      make("output", { textContent: from === to ? String(from) : `${from}–${to}` }),
      make(
        "div",
        { className: "track" },
        bars(years, first, last, from, to),
        slider("fromYear", from, (year) => set(Math.min(year, to), to)),
        slider("toYear", to, (year) => set(from, Math.max(year, from))),
      ),
      years.get(0) || !state.undated
        ? make(
            "label",
            { className: "switch" },
            make("input", { type: "checkbox", checked: state.undated, onchange: () => change({ undated: !state.undated }) }),
            say("undated", { n: years.get(0) || 0 }),
          )
        : null,
    ].filter(Boolean),
  );
  if (kept) box.querySelector(`[data-end="${kept}"]`)?.focus();
}

function bars(years, first, last, from, to) {
  const span = last - first + 1,
    most = Math.max(1, ...[...years].filter(([year]) => year).map(([, many]) => many));
  const chart = svg("svg", { viewBox: `0 0 ${span * 10} 30`, preserveAspectRatio: "none", "aria-hidden": "true" });
  for (let year = first; year <= last; year += 1) {
    const high = ((years.get(year) || 0) / most) * 28;
    chart.append(
      svg("rect", {
        x: (year - first) * 10 + 1.5,
        y: 30 - Math.max(high, 0.6),
        width: 7,
        height: Math.max(high, 0.6),
        class: year >= from && year <= to ? "in" : "out",
      }),
    );
  }
  return chart;
}
