// Figures as charts: bodies side by side, or over the years; drawn as SVG, with scales and lines from d3.
import { max, min } from "d3-array";
import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { figures, graph, placeName, values } from "./data.js";
import { button, byId, make } from "./dom.js";
import { figureItem, showNode } from "./card.js";
import { measure, fontOf } from "./labels.js";
import { svg } from "./look.js";
import { shownFigures } from "./table.js";
import { change, state } from "./state.js";
import { number, say } from "./words.js";

const TINTS = 6,
  MOST = 40;
let wanted = "";

/** The width that there is for a chart, in pixels: less on a phone, so that its words stay as large. */
const room = () => Math.min(760, Math.max(320, byId("charts").clientWidth - 24));
const shorten = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
const unitOf = (chart) => values[graph.charts.unit[chart]];
const bodies = (list) => [...new Set(list.map((f) => figures.about[f]))];
const years = (list) => [...new Set(list.map((f) => figures.year[f]))].sort();

/** Draw the list of indicators and the chart of the one that is chosen. */
export function showCharts() {
  const open = new Set(shownFigures()),
    charts = graph.charts.label
      .map((_, chart) => chart)
      .map((chart) => [chart, graph.charts.figures[chart].filter((f) => open.has(f))])
      .filter(([, list]) => list.length);
  const chosen = charts.find(([chart]) => chart === state.chart) || charts[0];
  const list = make("ul", { className: "indicators" });
  const fill = () =>
    list.replaceChildren(
      ...charts
        .filter(([chart]) => graph.charts.label[chart].toLowerCase().includes(wanted))
        .map(([chart, own]) => make("li", {}, indicator(chart, own, chosen && chart === chosen[0]))),
    );
  const search = make("input", {
    type: "search",
    value: wanted,
    placeholder: say("findIndicator"),
    "aria-label": say("findIndicator"),
    oninput: () => {
      wanted = search.value.trim().toLowerCase();
      fill();
    },
  });
  fill();
  byId("charts").replaceChildren(
    make("div", { className: "indicatorlist" }, search, list),
    chosen ? drawChart(...chosen) : make("p", { className: "none", textContent: say("emptyFilter") }),
  );
}

function indicator(chart, own, pressed) {
  const push = button("", () => change({ chart }), { pressed, className: "indicator" });
  push.append(
    make("span", { textContent: graph.charts.label[chart] }),
    make("small", {
      textContent: `${unitOf(chart)} · ${bodies(own).length === 1 ? say("oneBody") : say("bodies", { n: bodies(own).length })}`,
    }),
  );
  return push;
}

function drawChart(chart, list) {
  const title = `${graph.charts.label[chart]}${unitOf(chart) ? `（${unitOf(chart)}）` : ""}`,
    series = lines(list);
  return make(
    "div",
    { className: "chart" },
    make("h2", { textContent: title }),
    make("p", { className: "none", textContent: say("chartHint", { n: list.length, bodies: bodies(list).length }) }),
    series.length ? lineChart(title, series) : null,
    barChart(title, list),
    legend(list),
    make("h3", { textContent: say("figuresOf", { n: list.length }) }),
    make(
      "ul",
      { className: "figures" },
      list.map((f) => {
        const item = figureItem(f);
        item.querySelector("summary").prepend(make("span", { className: "body", textContent: placeName(figures.about[f]) }));
        return item;
      }),
    ),
  );
}

/** The bodies with two years or more, each with its figures by year. */
function lines(list) {
  return bodies(list)
    .map((body) => list.filter((f) => figures.about[f] === body && figures.year[f]).sort((a, b) => figures.year[a] - figures.year[b]))
    .filter((own) => years(own).length > 1);
}

/** Areas side by side: a group of bars a body, one a year. */
function barChart(title, list) {
  const told = years(list).filter(Boolean),
    order = rank(list),
    kept = list.filter((f) => order.indexOf(figures.about[f]) < MOST);
  const names = order.slice(0, MOST),
    width = room(),
    left = Math.min(width * 0.3, max(names, (body) => measure(placeName(body), fontOf(13))) + 14);
  const slots = names.map((body) => kept.filter((f) => figures.about[f] === body).sort((a, b) => figures.year[a] - figures.year[b]));
  const high = slots.reduce((sum, own) => sum + own.length * 20 + 12, 0),
    across = scaleLinear(
      [
        Math.min(
          0,
          min(kept, (f) => figures.value[f]),
        ),
        max(kept, (f) => figures.value[f]) || 1,
      ],
      [left, width - 110],
    );
  const chart = svg("svg", { viewBox: `0 0 ${width} ${high + 8}`, role: "group", "aria-label": title, class: "bars" });
  let top = 4;
  for (const own of slots) {
    chart.append(bodyName(own, left, top + (own.length * 20) / 2));
    for (const f of own) {
      chart.append(...bar(f, across, told, top));
      top += 20;
    }
    top += 12;
  }
  return chart;
}

/** The bodies by their newest figure, the largest first. */
function rank(list) {
  const newest = new Map([...list].sort((a, b) => figures.year[a] - figures.year[b]).map((f) => [figures.about[f], figures.value[f]]));
  return [...newest].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([body]) => body);
}

/** The tint of a year: the newest is the strongest, an untold one is grey where others are told. */
const tintOf = (year, told) => (year || !told.length ? `t${(told.length - 1 - told.indexOf(year)) % TINTS}` : "t-none");

function bodyName(own, left, middle) {
  const body = figures.about[own[0]],
    words = svg("text", {
      x: left - 8,
      y: middle,
      "text-anchor": "end",
      "dominant-baseline": "central",
      class: "bodyname",
      tabindex: 0,
      role: "button",
    });
  words.textContent = shorten(placeName(body), Math.floor(left / 13));
  const open = () => showNode(body);
  words.addEventListener("click", open);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  });
  return words;
}

function bar(f, across, told, top) {
  const from = across(Math.min(0, figures.value[f])),
    to = across(Math.max(0, figures.value[f]));
  const shape = svg("rect", {
    x: from,
    y: top + 2,
    width: Math.max(1.5, to - from),
    height: 16,
    rx: 2.5,
    class: `tint ${tintOf(figures.year[f], told)}${figures.planned[f] ? " planned" : ""}`,
  });
  const title = svg("title");
  title.textContent = `${placeName(figures.about[f])} ${figures.year[f] || ""} ${number(figures.value[f])}${values[figures.unit[f]]}`;
  shape.append(title);
  const words = svg("text", { x: to + 6, y: top + 10, "dominant-baseline": "central", class: "value" });
  words.textContent = `${number(figures.value[f])}${figures.planned[f] ? ` ${say("planned")}` : ""}${figures.year[f] ? `  ${figures.year[f]}` : ""}`;
  return [shape, words];
}

/** Which tint is which year. */
function legend(list) {
  const told = years(list).filter(Boolean),
    all = [...told.reverse(), ...(list.some((f) => !figures.year[f]) ? [0] : [])].map((year) => [
      year,
      tintOf(year, years(list).filter(Boolean)),
    ]);
  return all.length < 2
    ? null
    : make(
        "p",
        { className: "tints" },
        all.map(([year, tint]) => make("span", {}, make("i", { className: `tint ${tint}` }), year ? String(year) : say("untold"))),
      );
}

/** A body's figures over the years: a line each, named at its end. */
function lineChart(title, series) {
  const width = room(),
    names = Math.min(180, width * 0.3),
    high = 260,
    all = series.flat(),
    told = years(all);
  const across = scalePoint(told, [56, width - names - 10]).padding(0.1),
    up = scaleLinear(
      [
        Math.min(
          0,
          min(all, (f) => figures.value[f]),
        ),
        max(all, (f) => figures.value[f]),
      ],
      [high - 30, 16],
    ).nice(5);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${high}`, role: "img", "aria-label": title, class: "lines" });
  for (const tick of up.ticks(5)) {
    chart.append(
      svg("path", { d: `M56 ${up(tick)}H${width - names}`, class: "grid" }),
      svgText(number(tick), { x: 50, y: up(tick), "text-anchor": "end", class: "value" }),
    );
  }
  for (const year of told) chart.append(svgText(String(year), { x: across(year), y: high - 10, "text-anchor": "middle", class: "value" }));
  const draw = line(
    (f) => across(figures.year[f]),
    (f) => up(figures.value[f]),
  );
  let last = -Infinity;
  for (const [at, own] of [...series].sort((a, b) => up(figures.value[a.at(-1)]) - up(figures.value[b.at(-1)])).entries()) {
    chart.append(
      svg("path", { d: draw(own), class: `stroke s${at % TINTS}` }),
      ...own.map((f) => svg("circle", { cx: across(figures.year[f]), cy: up(figures.value[f]), r: 3.5, class: `dot s${at % TINTS}` })),
    );
    last = Math.max(last + 16, up(figures.value[own.at(-1)]));
    chart.append(
      svgText(shorten(placeName(figures.about[own[0]]), Math.floor(names / 13)), {
        x: across(figures.year[own.at(-1)]) + 9,
        y: last,
        class: `bodyname s${at % TINTS}`,
      }),
    );
  }
  return chart;
}

function svgText(words, attributes) {
  const text = svg("text", { "dominant-baseline": "central", ...attributes });
  text.textContent = words;
  return text;
}
