// The path between two entities: where the other end is asked for, and the card that lists its steps.
import { chips, head, link, showStatement } from "./card.js";
import { statements } from "./data.js";
import { button, chip, make } from "./dom.js";
import { findRoute } from "./route.js";
import { isPlaced } from "./scene.js";
import { connectSearch } from "./search.js";
import { change, state } from "./state.js";
import { say, sentence } from "./words.js";

/** Fill a box with a search for the other end of a path. */
export function fillPathBox(box, node) {
  const input = make("input", { type: "search", placeholder: say("pathGoal"), "aria-label": say("pathGoal") }),
    list = make("ul", { className: "hits" });
  connectSearch(input, list, (goal) => {
    if (goal !== node) showPath(node, goal);
  });
  box.append(input, list);
  return box;
}

/** Show the shortest path, bringing in what stands on it. */
export function showPath(from, to) {
  const steps = findRoute(from, to);
  const ends = [from, to, ...steps.flatMap((n) => [statements.subject[n], statements.object[n]])].filter(
    (node, at, all) => all.indexOf(node) === at,
  );
  change({
    path: [from, to],
    node: -1,
    statement: -1,
    added: [...state.added, ...ends.filter((node) => !isPlaced(node)).map((node) => [node, false])],
  });
}

/** The parts of the card of a path. */
export function pathParts() {
  const [from, to] = state.path,
    steps = findRoute(from, to);
  return [
    ...head(say("path"), [chip(steps.length ? say("steps", { n: steps.length }) : say("noPath"), "soft")]),
    make("p", {}, link(from), " → ", link(to)),
    make(
      "ol",
      { className: "route" },
      steps.map((n) =>
        make(
          "li",
          {},
          button(sentence(n), () => showStatement(n), { className: "link" }),
          " ",
          chips(n),
        ),
      ),
    ),
  ];
}
