"""Posts that a clause gives to a person by a verb or a list of posts: 理事长由望江中学校长李晓兰兼任, 李晓兰到云桥中学任副校长."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import BODIES, Kind, Linked, Modality, Predicate, Qualifiers, Span
from kg.relate.appointed import LED, Appointment, list_run
from kg.relate.chunk import Chunk
from kg.relate.claims import Claim, is_replaced, widen
from kg.relate.group_posts import IN_GROUP, is_of_group
from kg.relate.homes import DENIED, FORMER_ROLE, OWN, UNKNOWN, find_last, item_around, suits
from kg.relate.house import House, led_house
from kg.relate.link_words import load_link_words
from kg.relate.offices import APPOINTED, GROUP_HEAD, fits_post
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.seats import Told

BY = re.compile(
    r"(?:一职|职务|人选|这副担子)?(?:嘛|呢)?,?(?:仍|现|暂|改|则|便|也|都|还|先|继续|分别)*(?:由|是|为|系|换成了?|换了|改由|名?叫|请来了?|聘请了?)[^,;。:]{0,14}"
)
"""What stands between a post and who holds it."""
EACH_ONE = re.compile(r"[,、](?:另)?一(?:位|名|个|人)?(?:则|就)?[是为系](?:[^,;。:是为]{0,12})?")
"""Between two who hold one post: the next clause names another."""
TURN = re.compile(r"[^,;。:由是为]{0,6},[^,;。:由是为]{0,14}(?:由|是|为)[^,;。:]{0,14}")
"""What may stand there where the post is one of a group, which goes round: 理事长实行轮值,今年由…."""
HELD = re.compile(
    r"(?:博士|同志|老师|教授|先生|女士)?[^,;。:]{0,3}?(?:担任|兼任|兼着|兼了|兼|出任|接任|继任|代理|代|就任|充任|担着|担|接|挑|任|当|做|主持|[补顶替]上)"
)
"""What follows a person whom 由 makes the holder of a post."""
POSTING = re.compile(
    r"(?:担任|出任|接任|继任|兼任|兼着|兼了|兼做|兼|改任|留任|升任|调任|转任|连任|续任|就任|现任|新任|当选为?|受聘为|受聘担任|被?任命为|被?聘任?为|挂任|挂职任?|代理|充任|做|当上|当了?|任)(?:了|起|着)?"
)
TURNS = re.compile(r"[^,;。:()]{0,8},(?:改任|留任|转任|升任|现任|兼任|出任|担任)(?!过)")
"""Behind a person: the clause ends and the next one tells of a new post without another subject."""
CARRIED = frozenset({"posted-then-role", "more-role-persons"})
"""Patterns that give the body told before to a post without one."""
STAYS = re.compile("改任|留任|升任|转任")
"""Verbs of another post, at the same body where no other is told."""
APART = re.compile(r"分(?:任|别|头)")
"""Each of the persons has a post of his own."""
FROM = re.compile(r"曾|原任|时任|历任|不再|卸任|免去|辞去|此前|之前|以前|当年")
TOWARDS = re.compile(r"[到赴去往来](?!(?:接|继|担|兼|挂)?任|当|做)[^,;。]{2}")
"""Signs of a body that nobody has found the name of."""
PREDECESSOR = re.compile(r"前任$")
"""Before somebody who is told to have another post now: 前任|李晓兰回县教研室当主任."""
PLAIN = re.compile(r"(?:[了起着过]|其|那[边里头]的?|该?[校园]的?|该?新校|首任|新任|首届|新一?届)*")
"""What may stand between a verb and a post that is the speaker's own."""
OF_GROUP = re.compile(r"(?:教育|名校)?(?:集团|学区|联盟|共同体)(?:理事会)?的?")
"""Before the post of a group's head the group that speaks or was told last."""
OFFICE = re.compile(r"(?:主任|局长|股长|科长|院长|所长|书记|组长)$")
OURS = re.compile(r"现任|新任|[我本全][室局院所]")
"""Signs that an office told without a name is one of the body that speaks."""
SUCCEEDS = re.compile(r"接任|继任|接替|接棒|接手")
"""Whoever takes over a post told without a body takes over one of the house that speaks."""
FOLLOWS = re.compile(r"[^,;。:]{0,3}?(?:接任|继任|接替|接棒|接手|继之|接)")
LONGEST_WAY = 26


def find_appointments(told: Sequence[Told], house: House | None) -> Iterator[Claim]:
    """The claims of posts that clauses give; `house` is the school whose document this is."""
    for scene in told:
        if not any(chunk.code == "r" for chunk in scene.chunks):
            continue
        operators: Sequence[Operator] | None = None
        own = led_house(scene, house)
        for one in (*list_held(scene), *list_taken(scene), *list_run(scene), *list_added(scene)):
            if operators is None:
                operators = find_operators(scene.sentence, [chunk.span for chunk in scene.chunks if chunk.members])
            yield from claim_appointment(one, scene, operators, own)


def is_carried(claim: Claim, appointed: Sequence[Claim]) -> bool:
    """Whether a post was given to the body told before, and a clause gives it at another: 校长甲…,执行校长乙主持|云桥小学工作."""
    return claim.rule in CARRIED and any(
        (one.subject, one.qualifiers.role) == (claim.subject, claim.qualifiers.role) and one.object != claim.object
        for one in appointed
    )


def claim_appointment(
    one: Appointment, scene: Told, operators: Sequence[Operator], house: House | None
) -> Iterator[Claim]:
    """The claims of one appointment, unless it is denied or no body is found for it."""
    shift = scene.sentence.span.start
    start, end = scene.chunks[one.first].span.start, scene.chunks[one.last].span.end
    if one.body and PREDECESSOR.search(scene.sentence.folded[: start - shift]):
        operators = [operator for operator in operators if operator.name != "former"]
    worth, _ = weigh_claim(scene.sentence, operators, scene.chunks[one.post].span.start - shift, end - shift)
    before = scene.sentence.folded[: scene.chunks[one.post].span.start - shift]
    ended = load_link_words().former.search(before) or FORMER_ROLE.search(one.role)
    if worth is Worth.NONE or ended or DENIED.search(item_around(scene.sentence.folded, len(before))):
        return
    home = one.body.keys if one.body else find_carried(one, scene, house)
    planned = worth is Worth.PLAN and bool(APPOINTED.search(before))
    people = [person for person in one.people if not is_replaced(scene.sentence, person.mention.span)]
    for subject, target in pair_off([key for person in people for key in person.keys], home):
        yield Claim(
            subject,
            Predicate.AFFILIATED_WITH,
            target,
            Qualifiers(role=one.role),
            Modality.PLANNED if planned else Modality.REALISED,
            widen(Span(start, end), scene.sentence),
            "appointed" if one.body else "appointed-here",
            0.8 if one.body else 0.72,
        )


def pair_off(people: Sequence[str], bodies: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Who has a post where: each at a body of his own where they are as many (李晓兰、王思远分任两校校长), else all at all."""
    if len(people) == len(bodies):
        return list(zip(people, bodies, strict=True))
    if len(bodies) > 1 < len(people):
        return []
    return [(person, body) for person in people for body in bodies]


def find_group(one: Appointment, scene: Told) -> Sequence[str]:
    """The keys of the group that the head of one is told to lead without its name: told last, else the one that speaks."""
    setting = scene.setting
    here = [body for chunk in scene.chunks[: one.first] for body in chunk.members]
    groups = [body for body in (*setting.topic, *setting.recent, *here) if body.mention.kind is Kind.GROUP]
    if setting.voice and setting.voice_kind is Kind.GROUP:
        return (setting.voice,)
    return groups[-1].keys if groups else ()


def find_carried(one: Appointment, scene: Told, house: House | None) -> Sequence[str]:
    """The keys of the body that a post without one is held at: not that which the holder comes from."""
    before = scene.sentence.folded[: scene.chunks[one.post].span.start - scene.sentence.span.start]
    if scene.setting.voice_kind is Kind.GROUP and is_of_group(read_way(one, scene), one.role, moved=bool(one.away)):
        return (scene.setting.voice,)
    if not LED.search(one.role) or (UNKNOWN.search(before) and not OWN.search(before)):
        return ()
    if house and house.owned and SUCCEEDS.search(read_way(one, scene)) and suits(one.role, house.body):
        return house.keys
    near = find_last(one.role, scene, one.first, one.away)
    if near and not (GROUP_HEAD.search(one.role) and near.mention.kind is Kind.SCHOOL):
        return near.keys
    if GROUP_HEAD.search(one.role):
        return find_group(one, scene)
    if house and house.owned and house.keys not in one.away and suits(one.role, house.body):
        return house.keys
    if scene.setting.voice_kind is Kind.AUTHORITY and OFFICE.search(one.role) and OURS.search(before):
        return (scene.setting.voice,)
    topic = [body for body in scene.setting.topic if suits(one.role, body) and body.keys not in one.away]
    if len(topic) == 1:
        return topic[0].keys
    return house.keys if house and house.keys not in one.away and suits(one.role, house.body) else ()


def read_way(one: Appointment, scene: Told) -> str:
    """The words between who takes up a post and the post."""
    start, end = scene.chunks[one.first].span.end, scene.chunks[one.post].span.start
    return scene.sentence.words_at(Span(start, end))


def list_held(scene: Told) -> Iterator[Appointment]:
    """Posts said to be held by somebody: 理事长由望江中学校长李晓兰兼任, 校长是李晓兰."""
    chunks, folded, shift = scene.chunks, scene.sentence.folded, scene.sentence.span.start
    for place, chunk in enumerate(chunks):
        if chunk.code != "r" or (place and chunks[place - 1].code == "P"):
            continue
        holder = next_person(chunks, place)
        if holder is None:
            continue
        between = folded[chunk.span.end - shift : chunks[holder].span.start - shift]
        behind = folded[chunks[holder].span.end - shift :]
        turns = GROUP_HEAD.search(chunk.words) and TURN.fullmatch(between)
        if not (BY.fullmatch(between) or turns) or ("由" in between and not HELD.match(behind)):
            continue
        leaver = find_leaver(chunks, place)
        if leaver is None:
            yield make_held(scene, place, holder)
            yield from list_second(scene, place, holder)
            yield from list_each(scene, place, holder)
        elif FOLLOWS.match(behind):
            yield from make_followed(scene, leaver, holder)


def list_second(scene: Told, place: int, holder: int) -> Iterator[Appointment]:
    """The post that the holder of a group's has at the school told before it: 秘书处设在望江中学,秘书长为副校长李晓兰."""
    chunks = scene.chunks
    if not GROUP_HEAD.search(chunks[place].words) or holder - 1 <= place or chunks[holder - 1].code != "r":
        return
    role = chunks[holder - 1].words
    school = next((one for one in reversed(chunks[:place]) if one.code == "S"), None)
    if school is not None and not chunks[holder].posts and suits(role, school.members[-1]):
        yield Appointment(role, chunks[holder].members[:1], school.members[-1], (), holder - 1, holder, holder - 1)


def list_each(scene: Told, place: int, holder: int) -> Iterator[Appointment]:
    """The others who hold a post that several have: 副理事长二人,一为望江中学校长李晓兰,|一为云桥小学校长王思远."""
    shift = scene.sentence.span.start
    while (further := next_person(scene.chunks, holder)) is not None:
        way = scene.sentence.folded[scene.chunks[holder].span.end - shift : scene.chunks[further].span.start - shift]
        if not EACH_ONE.fullmatch(way):
            return
        yield make_held(scene, place, further)
        holder = further


def find_leaver(chunks: Sequence[Chunk], place: int) -> int | None:
    """The place of a person before the post at `place` in its clause: who takes it up, and leaves another one."""
    for before in range(place - 1, -1, -1):
        if chunks[before].code == "P":
            return before
        if chunks[before].code in ",;。:":
            return None
    return None


def make_followed(scene: Told, leaver: int, holder: int) -> Iterator[Appointment]:
    """The appointment of the persons at `holder` to the post that the one at `leaver` had: 甲校校长A调任…,由B接任."""
    posts = scene.chunks[leaver].posts
    people = scene.chunks[holder].members[:1]
    away = tuple(one.body.keys for one in scene.chunks[holder].posts)
    if posts:
        yield Appointment(posts[-1].role, people, posts[-1].body, away, leaver, holder, leaver)
    elif leaver and scene.chunks[leaver - 1].code == "r":
        yield Appointment(scene.chunks[leaver - 1].words, people, None, away, leaver - 1, holder, leaver - 1)


def next_person(chunks: Sequence[Chunk], place: int) -> int | None:
    """The place of the first persons behind a post, with no other post or name of a person or body before them."""
    for after in range(place + 1, len(chunks)):
        if chunks[after].code == "P":
            return after
        if chunks[after].code in ";。" or chunks[after].span.start - chunks[place].span.end > LONGEST_WAY:
            return None
    return None


def make_held(scene: Told, place: int, holder: int) -> Appointment:
    """The appointment of the persons at `holder` to the post at `place`."""
    person = scene.chunks[holder]
    away = [post.body.keys for post in person.posts]
    away += [one.keys for chunk in scene.chunks[place + 1 : holder] for one in chunk.members]
    people = tuple(one for one in person.members if one.mention.kind is Kind.PERSON)
    body = body_before(scene, place)
    each = "分别" in scene.sentence.words_at(Span(scene.chunks[place].span.end, person.span.start))
    return Appointment(
        scene.chunks[place].words,
        people if body and (each or len(body.keys) == len(people)) else people[:1],
        body,
        tuple(away),
        place,
        holder,
        place,
    )


def body_before(scene: Told, place: int) -> Linked | None:
    """The body right before the post at `place`, a list of such as one with the keys of all: 春湖学区的学区长."""
    at = place - 1
    while at >= 0 and scene.chunks[at].words in {"的", "新", " ", "现", "(", "园", ")"}:
        at -= 1
    if at < 0 or scene.chunks[at].code not in "SGUOB":
        return None
    bodies = scene.chunks[at].members
    body = replace(bodies[-1], keys=tuple(key for one in bodies for key in one.keys)) if len(bodies) > 1 else bodies[-1]
    return body if fits_post(scene.chunks[place].words, body, carried=False) else None


def list_taken(scene: Told) -> Iterator[Appointment]:
    """Posts said to be taken up by somebody: 李晓兰到云桥中学任副校长, 李晓兰当选理事长."""
    chunks, folded, shift = scene.chunks, scene.sentence.folded, scene.sentence.span.start
    for place, chunk in enumerate(chunks):
        if chunk.code != "P":
            continue
        post = next_post(scene, place)
        if post is None:
            continue
        way = folded[chunk.span.end - shift : chunks[post].span.start - shift]
        verbs = [*POSTING.finditer(way)]
        if not verbs or FROM.search(way) or FROM.search(folded[: chunk.span.start - shift][-3:]):
            continue
        after = way[verbs[-1].end() :]
        bodies = [one for between in chunks[place + 1 : post] for one in between.members if one.mention.kind in BODIES]
        people = tuple(one for one in chunk.members if one.mention.kind is Kind.PERSON)
        parts = scene.setting.voice_kind is Kind.GROUP and IN_GROUP.search(way)
        own = PLAIN.fullmatch(after) or parts or (OF_GROUP.fullmatch(after) and GROUP_HEAD.search(chunks[post].words))
        if not bodies and (TOWARDS.search(way) or not own):
            continue
        fit = [one for one in bodies if fits_post(chunks[post].words, one, carried=False)]
        if bodies and not fit:
            continue
        away = tuple(one.body.keys for one in chunk.posts)
        if len(fit) == len(people) > 1 and APART.search(way):
            for person, body in zip(people, fit, strict=True):
                yield Appointment(chunks[post].words, (person,), body, away, place, post, post)
        else:
            kept = fit[-1] if fit else find_kept(chunk, chunks[post].words, verbs[-1].group())
            yield Appointment(chunks[post].words, people, kept, away, place, post, post)


def find_kept(chunk: Chunk, role: str, verb: str) -> Linked | None:
    """The body that somebody stays at who is told to have another post there: 云桥小学原校长李晓兰|改任书记."""
    if not chunk.posts or not STAYS.match(verb):
        return None
    body = chunk.posts[-1].body
    return body if fits_post(role, body, carried=True) else None


def next_post(scene: Told, place: int) -> int | None:
    """The place of the first post behind persons in their clause, or in the next that begins with the verb of a move (,改任书记), with no other person before it."""
    chunks = scene.chunks
    turns = TURNS.match(scene.sentence.folded, chunks[place].span.end - scene.sentence.span.start) is not None
    for after in range(place + 1, len(chunks)):
        stops = "P;。:()" if turns else "P,;。:()"
        if chunks[after].code in stops or chunks[after].span.start - chunks[place].span.end > LONGEST_WAY:
            return None
        if chunks[after].code == "r" and after > place + 1:
            return after
    return None


def list_added(scene: Told) -> Iterator[Appointment]:
    """Posts of a body told before another post of the same person: 联盟召集人、望江中学校长李晓兰; 李晓兰(学区长、望江中学校长)."""
    chunks = scene.chunks
    for place, chunk in enumerate(chunks[:-4]):
        codes = [one.code for one in chunks[place : place + 5]]
        if (
            codes[:3] == ["P", "(", "r"]
            and codes[3] in "、,"
            and codes[4] == "S"
            and GROUP_HEAD.search(chunks[place + 2].words)
        ):
            yield Appointment(chunks[place + 2].words, chunk.members[-1:], None, (), place, place + 2, place + 2)
    for place, chunk in enumerate(chunks[:-2]):
        if chunk.code == "r" and chunks[place + 1].code in "、," and chunks[place + 2].posts:
            body = body_before(scene, place)
            if body is not None:
                people = chunks[place + 2].members[:1]
                yield Appointment(chunk.words, tuple(people), body, (), place, place + 2, place)
