// Which line runs by a point of the screen.
import { bendOf } from "./lines.js";
import { shown, x, y } from "./scene.js";

/** The statement whose line runs by a point of the screen, -1 for none; `at` is the zoom. */
export function lineAt([px, py], at) {
  const look = { toX: at.applyX.bind(at), toY: at.applyY.bind(at) };
  let best = -1,
    least = 7;
  for (const link of shown.links) {
    if (link.n < 0) continue;
    const a = [look.toX(x[link.a]), look.toY(y[link.a])],
      b = [look.toX(x[link.b]), look.toY(y[link.b])];
    const bow = link.bend ? bendOf(link, look) : null;
    const middle = bow ? [a[0] / 4 + b[0] / 4 + bow[0] / 2, a[1] / 4 + b[1] / 4 + bow[1] / 2] : null;
    const far = middle ? Math.min(distance(px, py, a, middle), distance(px, py, middle, b)) : distance(px, py, a, b);
    if (far < least) {
      least = far;
      best = link.n;
    }
  }
  return best;
}

function distance(px, py, [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay));
}
