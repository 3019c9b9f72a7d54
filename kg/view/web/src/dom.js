// Elements. Every word that comes out of a document is set as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** Make an element; `aria-…`, `role`, `data-…` and `for` are attributes, `on…` listeners, all else properties. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (/^(aria-|data-|role$|for$|scope$)/.test(name)) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A push button; with `pressed` told, a switch. */
export function button(words, onclick, { className = "", pressed, title = "" } = {}) {
  return make("button", {
    type: "button",
    className,
    textContent: words,
    onclick,
    ...(title ? { title, "aria-label": title } : {}),
    ...(pressed === undefined ? {} : { "aria-pressed": String(pressed) }),
  });
}

export const chip = (words, className = "") => make("span", { className: `chip ${className}`, textContent: words });

let spoken = null;
/** Tell what has happened, for the eye (briefly, at the foot) and for screen readers. */
export function announce(words) {
  const note = byId("note");
  note.textContent = words;
  note.classList.add("on");
  clearTimeout(spoken);
  spoken = setTimeout(() => note.classList.remove("on"), 2600);
}

/** Put words on the clipboard, also where a page from the file system may not use the newer way. */
export async function copyWords(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const box = make("textarea", { value: words, className: "away" });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}
