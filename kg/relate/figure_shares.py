"""Words figures that share what was told: members before 各, money by what it goes into, the same done again, what is left."""

import re
from collections.abc import Sequence

from kg.relate.figure_place import Place
from kg.relate.figure_scene import EVENTS, Reading, Scene
from kg.relate.indicator import BLANK, head_noun, leading_verb, share_head, split_list, trim

EACH = re.compile(r"[各均]\s?$")
OPENED = re.compile(r"(?:组织|选派|派出?|安排|遴选|选送)(?=..)")
"""What all members of a list before 各 have done to them."""
LONGEST_MEMBER = 10
GONE_INTO = re.compile(
    r"\s?(?:全部|主要|都|也|则|将|拟|已|专门?)?(?:用于|用在|用来|用作|留作|投向|投到|花在|走的是|靠的是|来自|(?=[给为].{2,16}(?:建|修|添|购|盖|铺|改|装)))"
    r"(?P<what>[^,;。:()]{2,24})"
)
"""Behind a sum: what it goes into (90万元|用于直播教室建设, 38万元|给分校建录播教室)."""
REST = re.compile(r"(?:其中|其余|余下|剩下|剩余|结余|另外?|另有|还有)?的?")
"""All that stands before such a sum."""
AGAIN = re.compile(r"再[一-鿿]\s?$")
LEFT = re.compile(r"(?P<rest>剩下|剩余|余下|其余|还剩|尚余|仅剩|只剩)的?")
PEOPLE = {"人": "名", "位": "名"}


def read_each(scene: Scene, place: Place) -> Sequence[Reading]:
    """中职、特教各1所: each member of a list is counted so often, unless they are names that something is done for."""
    left = scene.text(place.left)
    if place.quantity.kind != "count" or not EACH.search(left):
        return ()
    listed = trim(scene.folded, place.left)
    named = place.quantity.unit != "所" and any(listed.overlaps(name) for name in scene.doers)
    if named or scene.text(place.right).startswith(("的", "教", "学")):
        return ()
    words = scene.words(listed).rstrip("各均")
    verb = OPENED.match(words)
    members = split_list(words[verb.end() :] if verb else words)
    if len(members) <= 1 or not all(1 < len(member) <= LONGEST_MEMBER for member in members):
        return ()
    members = share_head(members) if place.quantity.unit in EVENTS else members
    opened = verb[0] if verb else leading_verb(members[0])
    return tuple(Reading(place, opened + member.removeprefix(opened), "shared") for member in members)


def read_purpose(scene: Scene, place: Place) -> Sequence[Reading]:
    """其余90万元用于直播教室建设: a share of a sum is worded with what it goes into."""
    if place.quantity.kind != "money" or not REST.fullmatch(scene.words(trim(scene.folded, place.left))):
        return ()
    into = GONE_INTO.match(scene.folded, place.right.start, place.clause.end)
    if into is None or not any(one.place.quantity.kind == "money" for one in scene.told):
        return ()
    start = into.start("what")
    return (Reading(place, "".join(scene.chars[start : into.end()].split()).strip(BLANK), "project"),)


def word_again(scene: Scene, place: Place, words: str) -> str:
    """What is done once more with the verb told before (已接入105所学校,年内|再接|40所 -> 再接学校); "" for other words."""
    if len(words) > 1 or place.quantity.kind != "count" or not AGAIN.search(scene.text(place.left)):
        return ""
    whole = next((one for one in reversed(scene.told) if one.place.quantity.unit == place.quantity.unit), None)
    told = whole.indicator.rpartition(words)[2].lstrip("入到进下出了") if whole and words in whole.indicator else ""
    return f"再{words}{told}" if told else ""


def word_left_over(scene: Scene, place: Place, words: str) -> str:
    """What is left of what was counted before (认领难题27个,剩下的4个), "" for other words."""
    left = LEFT.fullmatch(words)
    if left is None or place.quantity.kind != "count":
        return ""
    unit = PEOPLE.get(place.quantity.unit, place.quantity.unit)
    alike = [one for one in scene.told if PEOPLE.get(one.place.quantity.unit, one.place.quantity.unit) == unit]
    whole = next((one for one in alike if one.place.quantity.value > place.quantity.value), None)
    return f"{left['rest']}的{head_noun(whole.indicator)}" if whole else ""
