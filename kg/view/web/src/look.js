// Colours and shapes: colours come from the style sheet, so that light, dark and print agree everywhere.
import { graph, isLead, predicateOf, standing } from "./data.js";

export const KINDS = ["Group", "School", "Authority", "Area", "Person", "Award", "Programme", "Event", "Document", "Organisation"];
export const FACE = '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","Source Han Sans SC",system-ui,sans-serif';
export const colours = {};

/** Read the colours of the theme that is on. */
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ink", "quiet", "rule", "paper", "ground", "accent", "mark", "region", "line", "past", ...KINDS, ...graph.predicates];
  for (const name of names)
    colours[name] = style.getPropertyValue(`--${name}`).trim() || (graph.predicates.includes(name) ? colours.line : colours.quiet);
}

const turn = (sides, start, depth = 1) =>
  Array.from({ length: sides }, (_, at) => {
    const far = depth !== 1 && at % 2 ? depth : 1,
      angle = start + (at / sides) * 2 * Math.PI;
    return [far * Math.cos(angle), far * Math.sin(angle)];
  });
const UP = -Math.PI / 2;
/** Corners of each class's shape in a circle of radius 1; null is the circle itself. */
export const SHAPES = {
  School: null,
  Group: turn(6, UP).map(([a, b]) => [a * 1.12, b * 1.12]),
  Authority: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  Area: turn(3, Math.PI / 2).map(([a, b]) => [a * 1.2, b * 1.2 - 0.2]),
  Person: turn(3, UP).map(([a, b]) => [a * 1.2, b * 1.2 + 0.2]),
  Award: turn(10, UP, 0.52).map(([a, b]) => [a * 1.2, b * 1.2]),
  Programme: turn(4, UP).map(([a, b]) => [a * 1.15, b * 1.15]),
  Event: turn(5, UP).map(([a, b]) => [a * 1.1, b * 1.1]),
  Document: [
    [-0.7, -0.95],
    [0.35, -0.95],
    [0.75, -0.5],
    [0.75, 0.95],
    [-0.7, 0.95],
  ],
  Organisation: [
    [-0.55, -0.9],
    [0.55, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
};

/** Trace a class's shape on a pen (a canvas context, or what stands for one). */
export function traceShape(pen, kind, x, y, r) {
  const corners = SHAPES[kind];
  pen.beginPath();
  if (!corners) pen.arc(x, y, r, 0, 2 * Math.PI);
  else {
    corners.forEach(([a, b], at) => (at ? pen.lineTo(x + a * r, y + b * r) : pen.moveTo(x + a * r, y + b * r)));
    pen.closePath();
  }
}

const NS = "http://www.w3.org/2000/svg";
/** Make an element of SVG. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A class's shape, or a relation's line, as in the picture: for legend, cards and suggestions. */
export function swatch(name, line = false, dash = "") {
  const icon = svg("svg", { width: 18, height: 14, viewBox: "0 0 18 14", "aria-hidden": "true", class: `swatch c-${name}` });
  if (line)
    icon.append(svg("path", { d: "M1 7H17", "stroke-width": 2.5, stroke: "currentColor", ...(dash ? { "stroke-dasharray": dash } : {}) }));
  else if (!SHAPES[name]) icon.append(svg("circle", { cx: 9, cy: 7, r: 5.5, fill: "currentColor" }));
  else
    icon.append(
      svg("path", {
        d: `M${SHAPES[name].map(([a, b]) => `${(9 + a * 5.5).toFixed(1)} ${(7 + b * 5.5).toFixed(1)}`).join("L")}Z`,
        fill: "currentColor",
      }),
    );
  icon.style.color = `var(--${name}, var(--line))`;
  return icon;
}

/** Dashes of what is planned and dots of what has ended, in pixels at zoom 1. */
export const DASHES = { planned: [7, 5], ended: [1.5, 3.5], realised: [] };
/** How the line of a statement is drawn: what has ended is grey. */
export const lineLook = (n) => ({
  colour: standing(n) === "ended" ? colours.past : colours[predicateOf(n)],
  dash: DASHES[standing(n)],
  wide: isLead(n) ? 3.2 : 1.4,
});
