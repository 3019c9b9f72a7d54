// Elements are made by calls, so that words of documents are never read as markup.
const english = document.documentElement.lang === "en";

/** One of two phrases, in the reader's language. */
export const say = (zh, en) => (english ? en : zh);
/** The label of a term that comes in both languages. */
export const labelOf = (term) => (english ? term.en : term.zh);
export const find = (selector, within = document) => within.querySelector(selector);

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** An element with attributes, listeners (`onclick`) and children. */
export const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
