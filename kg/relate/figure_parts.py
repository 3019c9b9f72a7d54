"""Classes and people of one site, as parts of those of all sites: 教学班48个,在校生2376人,其中|莲塘校区11个班、532人."""

from kg.model import Span
from kg.relate.figure_place import Place
from kg.relate.figure_scene import Reading, Scene
from kg.relate.indicator import head_noun, trim

PEOPLE = frozenset({"人", "名", "位"})
CLASSES = "教学班"


def word_classes(scene: Scene, place: Place) -> str:
    """What the classes of a site are called where all of them were told of: 教学班, else with its name; "" where they were not."""
    if place.quantity.unit != "个" or not is_part(scene, place):
        return ""
    whole = find_larger(scene, place, people=False)
    if whole is None or not whole.indicator.endswith("班"):
        return ""
    site = [name for name in scene.doers if place.clause.start <= name.start and name.end <= place.quantity.span.start]
    named = CLASSES if whole.indicator.endswith(CLASSES) else ""
    return named or (scene.words(site[-1]) + "班" if site else "")


def word_people(scene: Scene, place: Place) -> str:
    """What the people of a site are, told behind its classes; "" where those of all sites were not told."""
    if place.quantity.unit not in PEOPLE or not is_part(scene, place):
        return ""
    whole = find_larger(scene, place, people=True)
    return head_noun(whole.indicator) if whole else ""


def find_site(scene: Scene, place: Place) -> Span | None:
    """The further member of a list that alone stands before its number (本部13个班、|怡景分园|9个班)."""
    if not place.joined:
        return None
    left = scene.words(trim(scene.folded, place.left))
    return next((name for name in scene.doers if place.left.covers(name) and scene.words(name) == left), None)


def is_part(scene: Scene, place: Place) -> bool:
    """Whether 其中 stands before a number, in its clause or one before it."""
    before = scene.folded[: place.quantity.span.start]
    return "其中" in before[before.rfind(";") + 1 :]


def find_larger(scene: Scene, place: Place, *, people: bool) -> Reading | None:
    """The sum that was told before 其中, of people or of things of the same unit."""
    at = scene.folded.rfind("其中", 0, place.quantity.span.start)
    for one in reversed(scene.told):
        whole = one.place.quantity
        alike = whole.unit in PEOPLE if people else whole.unit == place.quantity.unit and one.indicator.endswith("班")
        if alike and whole.value > place.quantity.value and one.place.clause.start < at:
            return one
    return None
