// Bars of a table of results.
import { draw, make, say } from "./dom.js";

const MOST = 40, ROW = 26, NAMES = 240, WIDTH = 760;
const parse = (text) => (text.trim() && Number.isFinite(Number(text)) ? Number(text) : null);

/** Heads and rows of an HTML table, as text. */
export const readTable = (table) => ({
  heads: [...table.tHead.rows[0].cells].map((cell) => cell.textContent),
  rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
});

/** Which column names the bars, and which of them hold numbers. */
export function chooseColumns({ heads, rows }) {
  const numbers = heads.map((_, column) => column).filter((column) => rows.some((row) => row[column]) && rows.every((row) => !row[column] || parse(row[column]) !== null));
  const names = heads.map((_, column) => column).find((column) => !numbers.includes(column)) ?? 0;
  return { names, numbers: numbers.filter((column) => column !== names) };
}

/** Name and value of each bar: the sums of column `value`, or the count of rows where it is -1. */
export function sumBars({ rows }, names, value) {
  const sums = new Map();
  for (const row of rows) sums.set(row[names], (sums.get(row[names]) ?? 0) + (value < 0 ? 1 : parse(row[value] ?? "") ?? 0));
  return [...sums];
}

function drawBars(bars, title) {
  const shown = bars.slice(0, MOST), top = Math.max(0, ...shown.map(([, value]) => value)), low = Math.min(0, ...shown.map(([, value]) => value));
  const scale = (value) => NAMES + ((value - low) / (top - low || 1)) * (WIDTH - NAMES - 80), zero = scale(0);
  const rows = shown.flatMap(([name, value], place) => {
    const y = place * ROW, short = name.length > 16 ? `${name.slice(0, 15)}…` : name;
    return [
      draw("text", { x: NAMES - 8, y: y + 17, "text-anchor": "end", class: "bar-name" }, short, draw("title", {}, name)),
      draw("rect", { x: Math.min(zero, scale(value)), y: y + 4, width: Math.max(1, Math.abs(scale(value) - zero)), height: ROW - 8, class: "bar" }, draw("title", {}, `${name} ${value}`)),
      draw("text", { x: Math.max(zero, scale(value)) + 6, y: y + 17, class: "bar-value" }, value.toLocaleString()),
    ];
  });
  return draw("svg", { viewBox: `0 0 ${WIDTH} ${shown.length * ROW}`, class: "chart", role: "img", "aria-label": title }, ...rows);
}

const choice = (label, options, chosen, change) => {
  const select = make("select", { onchange: (event) => change(Number(event.target.value)) }, ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
  return make("label", {}, label, " ", select);
};

/** Bars with a choice of columns. */
export function makeChart(table) {
  const told = readTable(table), columns = chooseColumns(told), place = make("div", { class: "wide" });
  let { names } = columns, value = columns.numbers[0] ?? -1;
  const paint = () => {
    const bars = sumBars(told, names, value), title = `${told.heads[names]} · ${value < 0 ? say("行数", "rows") : told.heads[value]}`;
    const more = bars.length > MOST ? make("p", { class: "quiet" }, say(`只画前 ${MOST} 项，共 ${bars.length} 项。`, `The first ${MOST} of ${bars.length} are drawn.`)) : "";
    place.replaceChildren(drawBars(bars, title), more);
  };
  paint();
  const heads = told.heads.map((head, column) => [column, head]);
  return make("div", {}, make("p", { class: "choices" },
    choice(say("名称", "Names"), heads, names, (chosen) => { names = chosen; paint(); }),
    choice(say("长度", "Length"), [[-1, say("行数", "number of rows")], ...heads.filter(([column]) => columns.numbers.includes(column))], value, (chosen) => { value = chosen; paint(); })), place);
}
