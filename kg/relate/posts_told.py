"""Posts told in free wording: who follows whom, takes a place that was left, goes off to a post, runs a school, belongs to a studio."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.gate import Gate
from kg.model import BODIES, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate import moves_told
from kg.relate.claims import Claim, is_replaced, widen
from kg.relate.homes import DENIED, FORMER_ROLE, suits
from kg.relate.house import House, led_house
from kg.relate.left_posts import mark_posts, read_role
from kg.relate.offices import APPOINTED, fits_post
from kg.relate.operators import Worth
from kg.relate.passage import Passage
from kg.relate.seats import Told

TITLE = r"(?:同志|老师|先生|女士|教授|校长|副校长|园长|主任|J)?"
WAY = r"[^SGUOPJ,;。]"
LEAVES = r"(?:升任|调任|转任|改任|出任|调往|调到|调至|调去|调离|调走|调入|交流到|升至|提任|退休|退职|离任|卸任|离职|辞职|辞去|病逝|去世|去了?|赴|借调)"
PLACE = r"(?:位[子置]|职位|空缺|岗位|缺|椅子|席位|职务)"
BURDEN = r"(?:担子|重担|挑子|位[子置]|椅子|交椅|接力棒|岗位)"
FOLLOWS = r"(?:继任|接任|继之|接替|接棒|接班|补上|补缺|接上|顶上|接手|接过)"
GOES = r"(?:去了?|调回|到了?|赴|前往|奔赴|调到了?|调往|调至|调去了?|改到|转到|回到|来到|交流到了?|派到|派往|派去|交流去了?)"
TAKES = r"(?:当上|当|担任|出任|兼任|接任|就任|任|做)(?:了|起|着)?"
PAIRED = r"SJ?P(?:[、和与及]S?J?P){0,12}"
WORDINGS = (
    # 副校长P去了S,在那边当校长
    re.compile(
        rf"(?P<who>P){TITLE}[^SGUOP;。]{{0,14}}?{GOES}R?(?P<body>[SGUO])[^SGUOPJ;。]{{0,12}}?,?"
        rf"(?:在那[边里儿头]|在该[校园]|到任后|并|就|便)?{TAKES}{WAY}{{0,4}}?(?P<role>J)"
    ),
    # P从外地来,执掌S
    re.compile(rf"(?P<who>P){TITLE}[^SGUOPJ;。]{{0,24}}?(?:执掌|掌舵|接掌|主政|入主)了?R?(?P<body>S)"),
    # S校长P1调任U副局长,P2继任
    re.compile(
        rf"(?:R?(?P<body>[SGUO])的?)?原?(?P<role>J)P{WAY}{{0,10}}?{LEAVES}[^P;。]{{0,20}}?,(?:遂|遂由|现|现由|由|而由|则由)?J?(?P<who>P){TITLE}{FOLLOWS}"
    ),
    # S原校长P1退休,接任的是P2
    re.compile(
        rf"(?:R?(?P<body>[SGUO])的?(?:{WAY}{{0,6}}?:)?)?原?(?P<role>J)P[^P;。]{{0,24}}?[,;。]{WAY}{{0,4}}?{FOLLOWS}(?:者|人|他|她)?的?(?:是|为)[^P;,。]{{0,12}}?(?P<who>P)"
    ),
    # 接任S校长的是P
    re.compile(rf"{FOLLOWS}R?(?P<body>[SGUO])的?(?P<role>J)(?:一职)?的(?:是|为)[^P;,。]{{0,12}}?(?P<who>P)"),
    # 副校长P1调走,他腾出的位子(遗缺)由P2接
    re.compile(
        rf"(?:R?(?P<body>[SGUO])的?)?原?(?P<role>J)P[^P;。]{{0,60}}?(?:(?:腾|空|留|让)(?:出|下)来?的{PLACE}|遗缺|遗下的?{PLACE}|所遗{PLACE}){WAY}{{0,4}}?(?:由|是|给)[^P;,。]{{0,8}}?(?P<who>P)"
    ),
    # 大队辅导员原先是P1,…担子落在P2肩上
    re.compile(
        rf"(?P<role>J)(?:原先|原来|以前|之前|本来)(?:是|为|由)P[^;。]{{0,40}}?{BURDEN}{WAY}{{0,4}}?(?:落在|落到|交给|交到|由|压在|传给)了?[^P;,。]{{0,8}}?(?P<who>P)"
    ),
    # 教导主任的担子由P挑起
    re.compile(
        rf"(?:R?(?P<body>[SGUO])的?)?(?P<role>J)(?:的|这副|这个|这把|一职的?|这一)?{BURDEN}{WAY}{{0,4}}?,?{WAY}{{0,8}}?(?:由|是|落到|落在|交给|交到|给|压在)了?[^P;,。]{{0,8}}?(?P<who>P)"
    ),
    # P接过教导主任的担子
    re.compile(
        rf"(?P<who>P){TITLE}{WAY}{{0,12}}?(?:接过|挑起|接下|扛起|坐上|担起|挑上)了?(?:R?(?P<body>[SGUO])的?)?(?P<role>J)的?(?:这副|这把)?{BURDEN}"
    ),
    # S(牵头校)派副校长P
    re.compile(
        r"(?P<body>S)(?:\([^()]{0,12}\))?(?:选|委|指|抽|再|则|还|又)?派(?:出|遣|来|驻)?了?(?P<role>J)(?P<who>P)"
    ),
    # P老师,S那位
    re.compile(rf"(?P<who>P){TITLE},(?P<body>S)(?:那|这|的那)位"),
    # P的S副校长职务试用期满
    re.compile(
        rf"(?P<who>P){TITLE}的?R?(?P<body>[SGUO])的?(?P<role>J)的?(?:任职|职务)?试用期?(?:已|届)?满(?=,?[^P;。]{{0,10}}?(?:合格|胜任|称职|转正|正式|准予|按期))"
    ),
    # 我是P,在S教数学
    re.compile(
        r"(?:我是|我叫|本人|名叫)(?P<who>P),(?:来自|在|现在|现任教于|任教于|就职于|供职于|是|现任)?R?(?P<body>S)(?!毕业|上学|读书|就读)的?(?:一[名位])?(?P<role>J)?"
    ),
    # 派到S的执行校长为该校副校长P
    re.compile(r"派(?:到|往|驻|至|出到|去)R?(?P<body>S)(?:担?任)?的?(?P<role>J)(?:为|是)(?:S的?)?J?(?P<who>P)"),
    # S1托管S2,派出执行校长P
    re.compile(
        r"(?:托管|代管|领办|接管|承办)的?R?(?P<body>S)[^SP;。]{0,30}?(?:(?:S|前者)[^SP,;。]{0,4})?派(?:出|驻|去|来|遣)了?(?P<role>J)(?P<who>P)"
    ),
    # S1与S2一体化办学,由前者派出执行校长P
    re.compile(
        r"S[与和同]R?(?P<body>S)[^SP;。]{0,24}?由(?:前者|S)[^SP,;。]{0,6}派(?:出|驻|去|来|遣)了?(?P<role>J)(?P<who>P)"
    ),
    # P所在的S
    re.compile(r"(?P<who>P)所在的R?(?P<body>S)"),
)
HIRED = re.compile(
    rf"(?:(?P<body>[SGO])[^SGUOP;。]{{0,30}}?)?聘(?:请|任)?了?[^SGUOP;。,]{{0,16}}?(?P<who>P){TITLE}(?:为|任|担任|出任|当|做|作)(?:了|其)?(?:[G本该我校集团联盟学区]{{1,3}}?的?{WAY}{{0,4}})?(?P<role>J)"
)
"""Who is hired: by the studio that was told last, else by the body before."""
EXCHANGED = re.compile(
    rf"(?P<who>{PAIRED})(?:分别|分头|等)?(?:到|赴|去|前往)R?(?P<body>S)"
    rf"(?!{WAY}{{0,6}}?(?:跟岗|听课|学习|观摩|培训|研修|参观|看望|走访|调研|交流经验))(?={WAY}{{0,6}}(?:[,;。]|$))"
)
GONE = re.compile(
    rf"(?P<who>P){TITLE}{WAY}{{0,8}}?(?:去了|转[到去]了?|[调派]去了?|[调派][到往]了?)R?(?P<body>S)(?={WAY}{{0,6}}(?:[,;。]|$))"
)
"""Who went where in a sentence of exchanges: 李晓兰去了望江中学."""
EXCHANGE = re.compile(r"交流|轮岗|支教|对调|任教|挂职|学科教学|换岗|流动|互派")
POSTS = r"J(?:[、兼]J)*"
DUTY = r"(?:同志|老师)?(?:具体|协助[^,;。SGUOPJ]{0,6}|主要|则|还|并)?(?:分管|主管|协管|主抓|分工|负责|联系)"
DUTIES = re.compile(rf"(?:R?(?P<body>[SGUO])的?)?(?P<role>J)(?P<who>P){DUTY}")
NEXT_DUTY = re.compile(rf"[^SGUOPJ;。]{{0,30}}?[,;、](?P<who>P){DUTY}")
"""Persons who share the post told of the first: 副校长李晓兰分管教学,|王思远分管德育."""
FURTHER = re.compile(
    rf"(?P<who>P){TITLE}{WAY}{{0,6}}?(?:任|为|担任)了?R?[SGUO]的?{POSTS}(?:\([^()]{{0,12}}\))?"
    rf"(?P<rest>(?:[、,和](?:并|同时|仍|另)?(?:兼?任)?R?[SGUO]的?{POSTS}(?:\([^()]{{0,12}}\))?){{1,5}})(?=[,;。]|$)"
)
"""Posts at several bodies that one appointment gives: 李晓兰同志任县教育局党委副书记、|望江中学校长、党委书记."""
ONE_MORE = re.compile(rf"(?P<body>[SGUO])的?(?P<roles>{POSTS})")
MEMBERS = re.compile(
    r"(?:(?P<body>O)[^O;]{0,60}?)?(?P<role>J|成员|学员)(?:名单|名录)?(?:[分别现]{0,2}(?:有|为|是|包括)|:)(?P<who>P(?:[、和与及]P){0,20})"
)
OF_STUDIO = re.compile(
    r"(?:(?P<body>O)|工作[室坊站])?的?(?:部分|全体|骨干|核心|首批|青年|优秀)?(?P<role>成员|学员|J)(?:代表)?(?:、R?SJ?)?(?P<who>P(?:(?:老师|J)?[、和与及]P){0,12})"
)
"""Members told behind their studio, or the class word of the one that was told last: 工作室成员、望江中学李晓兰老师."""
CLASS_WORD = re.compile(r"^工作[室坊站]")
NAMED_AMONG = re.compile(
    r"(?:成员|学员|J)(?:共|有|计)*[\d一二三四五六七八九十]+[人名位][^P;。]{0,4}[,;:(](?P<who>P(?:[、和与及]P){0,20})[^P,;。]{0,4}(?:在其中|在内|在列|都是|均是)"
)
"""Members named behind how many a studio has: 成员12人,李晓兰、王思远均在其中."""
LISTED = re.compile(
    r"(?:成员|学员)(?:名单|名录)(?:如下)?[:：]?$|^(?:工作室)?(?:核心|骨干|首批|第[一二三四五六\d]批)?(?:成员|学员)[:：]?$"
)
"""The heading or line above the members of a studio: 第二批成员名单."""
LIST = re.compile(r"(?P<who>P(?:[、,\s]{1,3}P){1,60})等?[。;]?\s*")
MEMBER = re.compile(r"(?:成员|学员|助理|顾问|导师)$")
STUDIO = re.compile(r"(?:工作室|工作坊|工作站|研修坊|教研坊)$")
OF_GROUP = re.compile(r"^(?:集团|联盟|学区|共同体)|(?:顾问|导师|督导员?|督学|指导专家|特聘专家)$")
"""Posts told without a body that a group which speaks gives."""
FROM = re.compile(r"曾|原任|时任|历任|此前|之前|以前|当年")
GATE = Gate(
    re.compile(
        rf"执掌|掌舵|接掌|主政|入主|{FOLLOWS}|遗|{BURDEN}|所在的|派|聘|成员|学员|助理|在那|腾出|空出|留下的|当|任|到|赴|去了|往|分管|主管|协管|主抓|负责|我是|我叫|本人|名叫|试用"
    )
)
CONFIDENCE = 0.8


@record
class Post:
    """A post of persons at a body (None for the one at hand), told between two places of a passage; words that are `ignored` take nothing back."""

    people: tuple[Linked, ...]
    body: Linked | None
    role: str
    start: int
    end: int
    ignored: str = "前任|期满"


def find_posts_told(
    told: Sequence[Told],
    inside: Mapping[int, Sequence[Linked]],
    posts: Mapping[int, Sequence[Span]],
    house: House | None,
    sentences: Sequence[Sentence],
) -> Iterator[Claim]:
    """The claims of posts that clauses tell in free wording, and lists below a line; `house` and `posts` as for `find_statements`."""
    studio = only = find_only_studio(inside)
    block = -1
    listed = find_listed(sentences) if only else frozenset()
    for scene in told:
        start = scene.sentence.span.start
        links = inside.get(start, ())
        studio = studio if scene.sentence.block == block else only
        block = scene.sentence.block
        studio = next((one for one in links if STUDIO.search(one.mention.name)), studio)
        folded = scene.sentence.folded
        if start in listed and studio is not None:
            yield from claim_listed(
                mark_posts(scene.sentence, scene.setting, links, ()), studio, led_house(scene, house)
            )
        if (GATE.admits(folded) or moves_told.GATE.admits(folded)) and any(
            one.mention.kind is Kind.PERSON for one in links
        ):
            passage = mark_posts(scene.sentence, scene.setting, links, posts.get(start, ()))
            for one in list_posts(passage, studio):
                yield from claim_post(one, passage, led_house(scene, house))


def find_listed(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Where the sentences begin that stand below a heading or line which announces the members of a studio."""
    below = [
        two.span.start
        for one, two in pairwise(sentences)
        if LISTED.search(one.folded.rstrip()) or any(LISTED.search(head.words) for head in two.headings[-1:])
    ]
    return frozenset(below)


def claim_listed(passage: Passage, studio: Linked, house: House | None) -> Iterator[Claim]:
    """The claims of the members of a studio who are listed below a heading that says so."""
    if match := LIST.fullmatch(passage.words):
        yield from claim_post(Post(take_people(passage, match), studio, "成员", 0, match.end()), passage, house)


def find_only_studio(inside: Mapping[int, Sequence[Linked]]) -> Linked | None:
    """The one studio that a document names, of whose members it may speak anywhere; None where there are more."""
    found = {
        one.keys: one
        for links in inside.values()
        for one in links
        if one.mention.kind is Kind.ORGANISATION and STUDIO.search(one.mention.name)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def list_posts(passage: Passage, studio: Linked | None) -> Iterator[Post]:
    """The posts that a passage tells; `studio` is the one whose members a clause may list."""
    for wording in WORDINGS:
        yield from (make_post(passage, match) for match in wording.finditer(passage.words))
    if moves_told.GATE.admits(passage.sentence.folded):
        yield from list_moves(passage)
    if EXCHANGE.search(passage.sentence.folded) or any(EXCHANGE.search(one) for one in passage.setting.heads):
        for wording in (EXCHANGED, GONE):
            yield from (make_post(passage, match) for match in wording.finditer(passage.words))
    yield from list_duties(passage)
    for match in FURTHER.finditer(passage.words):
        yield from list_further(passage, match)
    for match in HIRED.finditer(passage.words):
        one = make_post(passage, match)
        yield replace(one, body=studio) if studio else one
    yield from list_of_studio(passage, studio)
    for match in MEMBERS.finditer(passage.words):
        if passage.words[: match.start("role")].endswith("原"):
            continue
        body = passage.links[match.start("body")] if match["body"] else studio
        role = read_role(passage, match.start("role")) if match["role"] == "J" else match["role"]
        if body is not None and STUDIO.search(body.mention.name) and MEMBER.search(role):
            yield Post(take_people(passage, match), body, role, match.start("role"), match.end())


def list_of_studio(passage: Passage, studio: Linked | None) -> Iterator[Post]:
    """The members told of a studio, by its class word or as some of so many."""
    for match in OF_STUDIO.finditer(passage.words):
        body = passage.links[match.start("body")] if match["body"] else studio
        told = read_role(passage, match.start("role")) if match["role"] == "J" else match["role"]
        role = CLASS_WORD.sub("", told)
        behind = match["body"] or role != told or match.start() < match.start("role")
        if behind and body is not None and STUDIO.search(body.mention.name) and MEMBER.search(role):
            yield Post(take_people(passage, match), body, role, match.start("role"), match.end())
    for match in NAMED_AMONG.finditer(passage.words) if studio is not None else ():
        yield Post(take_people(passage, match), studio, "成员", match.start(), match.end())


def list_duties(passage: Passage) -> Iterator[Post]:
    """The post that persons have with the one before them, as each is told to be in charge of something."""
    for match in DUTIES.finditer(passage.words):
        first, after = make_post(passage, match), NEXT_DUTY.match(passage.words, match.end())
        while after is not None:
            yield replace(first, people=take_people(passage, after), start=after.start("who"), end=after.end())
            after = NEXT_DUTY.match(passage.words, after.end())


def list_further(passage: Passage, match: re.Match[str]) -> Iterator[Post]:
    """The posts at the bodies behind the first one of an appointment."""
    for one in ONE_MORE.finditer(passage.words, *match.span("rest")):
        role = passage.sentence.words_at(Span(passage.starts[one.start("roles")], passage.starts[one.end("roles")]))
        yield Post(take_people(passage, match), passage.links[one.start("body")], role, one.start(), one.end())


def list_moves(passage: Passage) -> Iterator[Post]:
    """The posts of those who leave one body for another."""
    for wording in moves_told.WORDINGS:
        for match in wording.finditer(passage.words):
            yield replace(make_post(passage, match), ignored=moves_told.LEAVING)


def make_post(passage: Passage, match: re.Match[str]) -> Post:
    """The post that a wording tells."""
    named = match.groupdict()
    body = passage.links[match.start("body")] if named.get("body") else None
    role = read_role(passage, match.start("role")) if named.get("role") else ""
    return Post(take_people(passage, match), body, role, match.start("who"), match.end())


def take_people(passage: Passage, match: re.Match[str]) -> tuple[Linked, ...]:
    """The persons of a match."""
    return tuple(passage.links[at] for at in range(*match.span("who")) if passage.words[at] == "P")


def claim_post(one: Post, passage: Passage, house: House | None) -> Iterator[Claim]:
    """The claims of one post, unless it is denied, of former times, or held at no body that is known."""
    worth, _ = passage.weigh(max(one.end - 1, 0), one.end, ignored=one.ignored)
    before = passage.words[: one.end]
    clause = before[max(before.rfind(mark) for mark in ",;。") + 1 :]
    if worth is Worth.NONE or FROM.search(clause) or FORMER_ROLE.search(one.role) or DENIED.search(passage.words):
        return
    home = one.body.keys if one.body else find_house_of(one, passage, house)
    if one.body and (one.body.mention.kind not in BODIES or not fits_post(one.role, one.body, carried=False)):
        return
    planned = worth is Worth.PLAN and APPOINTED.search(clause) is not None
    span = Span(passage.starts[one.start], passage.starts[one.end])
    for person in one.people:
        if is_replaced(passage.sentence, person.mention.span) and "接" not in clause:
            continue
        for target in home:
            yield Claim(
                person.keys[0],
                Predicate.AFFILIATED_WITH,
                target,
                Qualifiers(role=one.role),
                Modality.PLANNED if planned else Modality.REALISED,
                widen(span, passage.sentence) if span.start < span.end else span,
                "post-told",
                CONFIDENCE,
            )


def find_house_of(one: Post, passage: Passage, house: House | None) -> Sequence[str]:
    """The keys of the body of a post told without one: the school that speaks or heads the paragraph, else the one at hand."""
    if house and house.owned and suits(one.role, house.body):
        return house.keys
    topic = [body for body in passage.setting.topic if suits(one.role, body)]
    if len(topic) == 1:
        return topic[0].keys
    return (passage.setting.voice,) if OF_GROUP.search(one.role) and passage.setting.voice_kind is Kind.GROUP else ()
