// Names offered below a box while people type, as the combobox pattern of WAI-ARIA has it.
import { make } from "./dom.js";

const PAUSE = 120;
let lists = 0;

async function fetchHits(words, limit, type) {
  const answer = await fetch(`/search?${new URLSearchParams({ q: words, limit, type, format: "json" })}`);
  return answer.ok ? answer.json() : [];
}

/** Offer entities of the class that `typeOf` gives, "" for any, below `input`; `choose` is called with the one picked; `nameTypes` names its class. */
export function offerNames(input, { choose, typeOf = () => "", limit = 8, nameTypes = () => "" }) {
  const id = `suggestions-${++lists}`;
  const list = make("ul", { id, role: "listbox", class: "suggestions", hidden: true, "aria-label": input.getAttribute("aria-label") || "" });
  let hits = [], active = -1, waiting = 0, asked = 0;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off" })) input.setAttribute(name, value);
  input.parentElement.classList.add("suggesting");
  input.after(list);

  function mark(number) {
    active = number;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }
  function show(found) {
    hits = found;
    list.replaceChildren(...hits.map((hit, place) => make("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); pick(place); } },
      hit.label, make("span", { class: "quiet" }, [nameTypes(hit), hit.area, hit.name === hit.label ? "" : hit.name].filter(Boolean).map((one) => ` · ${one}`).join("")))));
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
  }
  function pick(place) {
    const hit = hits[place];
    stop();
    choose(hit);
  }
  function stop() {
    clearTimeout(waiting);
    asked += 1;
    show([]);
  }
  async function ask() {
    const words = input.value.trim(), turn = ++asked;
    // Without names the box still sends what is typed.
    const found = words ? await fetchHits(words, limit, typeOf()).catch(() => []) : [];
    if (turn === asked) show(found);
  }
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, PAUSE); });
  input.addEventListener("blur", stop);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); stop(); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); pick(active); }
    else if (hits.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1, places = hits.length + 1;
      mark(((active + 1 + step + places) % places) - 1);
    }
  });
}
