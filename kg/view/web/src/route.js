// The shortest path between two entities: hubs that nearly everything hangs on are gone through only where nothing else leads.
import { HUB, count, has, otherEnd, predicates, statementsOf, statements } from "./data.js";
import { state } from "./state.js";

const DEAR = 6;
const FAINT = ["locatedIn", "partOf"].map((name) => predicates.indexOf(name));

/** What a step over a statement to an entity costs. */
function price(n, to, goal) {
  const dear = to !== goal && state.damped && has(to, HUB) ? DEAR : 0;
  return 1 + dear + (FAINT.includes(statements.predicate[n]) ? 2 : 0);
}

/** @returns {number[]} the statements from one entity to the other, in order; [] where no path leads there */
export function findRoute(from, to) {
  const cost = new Float64Array(count).fill(Infinity),
    came = new Int32Array(count).fill(-1),
    queue = [[from]];
  cost[from] = 0;
  for (let far = 0; far < queue.length; far += 1) {
    for (const node of queue[far] || []) {
      if (cost[node] !== far) continue;
      if (node === to) return walkBack(from, to, came);
      for (const n of statementsOf(node)) {
        const other = otherEnd(n, node),
          sum = far + price(n, other, to);
        if (sum >= cost[other]) continue;
        cost[other] = sum;
        came[other] = n;
        (queue[sum] ??= []).push(other);
      }
    }
  }
  return [];
}

function walkBack(from, to, came) {
  const path = [];
  for (let node = to; node !== from; node = otherEnd(path.at(-1), node)) path.push(came[node]);
  return path.reverse();
}
