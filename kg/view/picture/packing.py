"""Boxes side by side on a page, each as high up as it fits."""

import math
from collections.abc import Iterable, Sequence

Step = tuple[float, float, float]
"""A step of the skyline under the boxes already set: left, right, and how far down they reach."""


def pack_boxes(sizes: Sequence[tuple[float, float]], aspect: float) -> list[tuple[float, float]]:
    """Left upper corners of boxes given by width and height, largest first best, on a page of about that aspect.

    >>> pack_boxes([(40, 30), (20, 30), (60, 10)], 1.5)
    [(0.0, 0.0), (40.0, 0.0), (0.0, 30.0)]
    """
    area = sum(width * height for width, height in sizes)
    page = max([math.sqrt(area * aspect), *(width for width, _ in sizes)], default=0.0)
    skyline: list[Step] = [(0.0, page, 0.0)]
    corners = []
    for width, height in sizes:
        x, y = find_room(skyline, width)
        skyline = build_up(skyline, (x, x + width, y + height))
        corners.append((x, y))
    return corners


def find_room(skyline: Sequence[Step], width: float) -> tuple[float, float]:
    """Where a box of that width comes to lie highest, leftmost of equals.

    >>> find_room([(0, 40, 25), (40, 100, 10)], 50)
    (40, 10)
    """
    page = skyline[-1][1]
    best, deep = skyline[0][0], math.inf
    for at, (start, _, low) in enumerate(skyline):
        if at and start + width > page + 1e-6:
            break
        if low < deep and (down := reach_down(skyline, at, start + width - 1e-6, deep)) < deep:
            best, deep = start, down
    return best, deep


def reach_down(skyline: Sequence[Step], at: int, end: float, most: float) -> float:
    """How far down the steps from one on reach before `end`, or those of them up to one that reaches down to `most`."""
    low = skyline[at][2]
    for step in range(at + 1, len(skyline)):
        left, _, further = skyline[step]
        if left >= end or low >= most:
            break
        low = max(low, further)
    return low


def build_up(skyline: Iterable[Step], box: Step) -> list[Step]:
    """The skyline with a box set on it.

    >>> build_up([(0, 100, 10)], (20, 50, 30))
    [(0, 20, 10), (20, 50, 30), (50, 100, 10)]
    """
    start, end, _ = box
    cut = [(left, min(right, start), low) for left, right, low in skyline if left < start]
    cut += [(max(left, end), right, low) for left, right, low in skyline if right > end]
    return sorted([*cut, box])
