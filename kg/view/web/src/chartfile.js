// The charts on the page as one drawing, with their style written into it.
import { FACE, colours, svg } from "./look.js";

const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-family", "font-weight"];
const WIDTH = 800,
  HEAD = 56;

/** A chart as it looks, for a place of its own. */
function copyChart(chart) {
  const copy = chart.cloneNode(true),
    from = [chart, ...chart.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, at) => {
    const style = getComputedStyle(from[at]);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role"]) element.removeAttribute(name);
  });
  return copy;
}

/** @returns {string} the charts that are shown, one below the other under their title; "" where there is none */
export function chartSvg() {
  const charts = [...document.querySelectorAll("#charts .chart > svg")],
    title = document.querySelector("#charts .chart h2")?.textContent;
  if (!charts.length) return "";
  const words = svg("text", { x: 20, y: 34, "font-size": 18, "font-weight": 600, "font-family": FACE, fill: colours.ink });
  words.textContent = title;
  let high = HEAD;
  const copies = charts.map((chart) => {
    const copy = copyChart(chart),
      [, , wide, tall] = chart.getAttribute("viewBox").split(" ").map(Number);
    for (const [name, value] of Object.entries({ x: 20, y: high, width: wide, height: tall })) copy.setAttribute(name, value);
    high += tall + 20;
    return copy;
  });
  const sheet = svg("svg", { width: WIDTH, height: high, viewBox: `0 0 ${WIDTH} ${high}` });
  sheet.append(svg("rect", { width: WIDTH, height: high, fill: colours.ground }), words, ...copies);
  return new XMLSerializer().serializeToString(sheet);
}
