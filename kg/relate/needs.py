"""What a pattern may ask for beyond its row of chunks: the values of `needs` in `ontology/patterns/`."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from kg.errors import RulesError
from kg.model import Kind, Predicate, Sentence, Span
from kg.relate.chunk import Chunk
from kg.relate.claims import Hit, heads_clause, is_clear, told_role, words_before_object, words_before_subject
from kg.relate.offices import GROUP_HEAD, TRAINED
from kg.relate.patterns import PatternBook, load_patterns
from kg.relate.receivers import is_just_won
from kg.relate.site_needs import is_construction, is_project, is_site, names_sites
from kg.relate.tie_words import are_partners, founds_group, tells_ally

CLAUSE = re.compile(r"[,，;；。]")
TITLE_SIGN = re.compile(
    r"先进|示范|优秀|特色|文明|基地|重点|达标|一级|星级|规范化|绿色学校|平安校园|实验校|能手|带头人|模范|劳动|标兵|名师|特级|骨干|高中$"
)
HONOURED = re.compile(r"捧回|牌子|荣誉|奖项|称号|获奖|获评|表彰")
LEADERS = ("校长", "园长", "书记", "主任", "局长", "助理", "学区长", "所长", "科长", "院长")
GOING = re.compile(r"参加|参赛|参与|出席|观摩|[选奔开]?赴|参评|备战|应邀|宣传|动员|收看|观看|学习")
VISITED = re.compile(r"(?:赴|前往|代表)[^,;。]{0,14}$")
"""What stands before a place that is gone to, or a body that is stood for."""
SPOKEN_OF = re.compile(r"[”\"]?的?(?:通知|方案|要求|精神)")
"""What stands behind an occasion that is only spoken of: 举办科技节的通知."""
AFFECTED = re.compile(r"(?:被|受|在|于|赴|前往|依托|借助|利用|依靠|凭借)[“\"]?$")
TAUGHT = re.compile(r"执教|讲授|主讲|上课|[说听评]课|学习|贯彻|落实|按照|根据|参加|朗诵|演唱|表演|主持|主研|承担|研究")
TITLED = re.compile(
    r"(?:方案|办法|制度|细则|规划|意见|条例|报告|章程|手册|读本|教材|计划|总结|公约|通知)(?:\([^()]*\))?$"
)
"""How titles end that a body signs; what else a school has under a title are plays and topics."""
WRITTEN = re.compile(r"论文|文章|案例|习作|作文|专著|报告")
CAMPUS = re.compile(r"校区|分校|分园|园区|部$|本部|教学点$")
NOT_ALLIED = re.compile(r"受|由|工作|活动|得到|,|与|和")
MOVED = re.compile(
    r"(?:其|将其|原|全体|在校|现有|所有|部分|学生|师生|教师|教职工|生源|人员|班级|学籍|幼儿|并|整体|全部|统一|分别|就近|已|均|也|拟|将|于|今年|[0-9一二三四五六七八九十]+[年月日]|底前|底|前|[春夏秋冬]季|新?学[期年]|开学|起|从|之后|后|暑期|秋季|、|和)*+"
)
LED_BY = re.compile(r"[”\"]?,?(?:则|也)?[由以](?!此)")
"""Behind a group these tell of a school of its own that leads it (…,乙集团由丙校领衔)."""
TIED = re.compile(
    r"(?:与|和|同|跟|與|为|向|对|给|由|被|把|将|在|共建|新建|建设|改造|托管|领办|建成|成立|组建|签约|引进)$"
)
GROUNDS = re.compile(r"旧址|原址|新址|校舍|校园|附近|校址|新校园")
OWN_SUBJECT = re.compile(
    r"(?<!学)(?<!我)(?<!本)(?<!该)[校园]|[小中]学|院|公司|(?:托管|领办|代管|接管)(?:它|其)?的$|委托[其它]"
)
OWNED = re.compile(r"小学|中学|学校|幼儿园|集团|大学|附[中小]|[一二三四五六七八九十]中|实小")
"""That a campus bears the name of its school: it is no campus of another one told before."""
ASKED = re.compile(r"[受经应]$")
"""Before who gives another the care of a school (受|教育局委托代管)."""
ENTRUSTED = re.compile(r"委托[其它]")
"""That another is to run the school, told before."""
BROUGHT = re.compile(r"(?:引进|引入|依托|借助)了?[^,;。]{2,20}$")
"""Before a clause that takes over a school: who does it has been brought in for it."""
EACH = ("分别由", "分别以")
HELD = re.compile(r"托管|领办|代管|接管|不再|撤出|[,(](?:另)?一[所家个]")
"""That another runs the school, or that another school is run: 甲校由乙校托管,一所由丙校领办."""
PARTNER = re.compile(r"(?:与|和|同|跟|联合|会同|携手|协同)$")
"""Before a body with which another does something."""
HOSTED = re.compile(r"[承主举协]办的")
RUN_BEFORE = re.compile(
    r"(?:原|先|起初|此前|以前)本?由[^,;。]{2,20}?(?:托管|领办|代管|接管|管理|承办)[^,;。]{0,6}[,;][^,;。]{0,12}$"
)
"""Before who runs a school now: who ran it, so that the last school named is not the one that is run."""
LONGER = re.compile(
    r"[一-鿿]{0,8}?(?:法院|检察院|医院|剧院|学院|研究院|科学院|文化宫|少年宫|党?支部|公司|企业|中心|协会|学会|[文科图档博]化?[技书案物]?馆|社区|消防[一-鿿]{0,4}队|武警[一-鿿]{0,4}队|基地|银行|税务局|公安局|分局|派出所|团委|妇联|残联|关工委|工业园|产业园|开发区)"
)
"""Behind a place: the rest of a body's name."""
SERVICE = re.compile(r"的?[^,;。]{0,4}(?:食堂|宿舍|后勤|保安|物业|校车|课后|延时|操场|体育馆|校舍)")
"""What of a school another may run without running the school."""
HELD_BEFORE = re.compile(r"(?:托管|领办|代管|接管|隶属)(?:了|的)?$")
LENT = re.compile(r"[用拿把换借](?:了|着)?自己的")
"""What one uses or gives away is no text of one's own: 用自己的《童年》换来."""
Need = Callable[[Hit, Sentence], bool]
RUNNER = re.compile(r"(?:方|单位|学校|[校园者])(?:仍|则)?(?:是|为|系|:)")
"""Behind a verb of running: that who runs the school is named next (托管|方是望江小学)."""
BORNE = re.compile(r"[”\"]?等?(?:荣誉)?(?:称号|奖项)?的(?:\d+|[一二三四五六七八九十]+)(?:余|多)?[个名位所家人]")
"""Behind an honour: that others have it: 获得优秀奖|的65个先进集体."""


def acts_fit(needs: str, hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether an occasion is held and not only gone to, a title written by its subject and not only taught."""
    shift = sentence.span.start
    subject = hit.slots.get("s")
    if subject is not None and AFFECTED.search(sentence.folded, 0, subject.span.start - shift):
        return False
    trigger = hit.chunks[hit.trigger].span
    if needs == "doing":
        joined = subject is not None and PARTNER.search(sentence.folded, 0, subject.span.start - shift)
        return not (joined or GOING.search(sentence.folded[trigger.start - shift : target.span.start - shift]))
    start = trigger.start if needs == "hosting" or subject is None else subject.span.end
    between = sentence.folded[start - shift : target.span.start - shift]
    if (
        needs == "hosting"
        and subject is None
        and sentence.folded[trigger.end - shift : trigger.end - shift + 1] == "的"
    ):
        return False
    if needs == "hosting" and SPOKEN_OF.match(sentence.folded, target.span.end - shift):
        return False
    if needs == "authored" and subject is not None and not is_written(subject, target, between):
        return False
    return not (GOING if needs == "hosting" else TAUGHT).search(between)


def is_written(subject: Chunk, target: Chunk, between: str) -> bool:
    """Whether a title is a person's, is called a paper or ends like what a body signs."""
    person = any(one.mention.kind is Kind.PERSON for one in subject.members)
    titled = WRITTEN.search(between) is not None or all(TITLED.search(one.mention.name) for one in target.members)
    return (person or titled) and LENT.search(between) is None


def names_more(hit: Hit, sentence: Sentence) -> bool:
    """Whether an area that is told as a partner only begins the name of another body (与沙坪坝区|人民法院共建)."""
    if hit.pattern.predicate is not Predicate.PARTNERS_WITH or "o" not in hit.slots or hit.slots["o"].code != "R":
        return False
    return LONGER.match(sentence.folded, hit.slots["o"].span.end - sentence.span.start) is not None


def meets_needs(hit: Hit, sentence: Sentence) -> bool:
    """Whether what the pattern asks for beyond its row of chunks is there."""
    needs = hit.pattern.needs
    met = not needs or NEEDS[needs](hit, sentence)
    return met and not names_more(hit, sentence) and not tells_ally(hit, sentence)


def words_inside(sentence: Sentence, left: Span, right: Span) -> str:
    """The folded words between two spans of the clean text."""
    return sentence.words_at(Span(left.end, right.start))


def has_honour(hit: Hit, sentence: Sentence) -> bool:
    """An award, or a contest with a grade, that is not told of others (获得优秀奖的|65个集体受到表彰)."""
    target = hit.slots.get("o")
    if target is None or BORNE.match(sentence.folded, target.span.end - sentence.span.start):
        return False
    graded = ("grade2" if "o1" in hit.slots else "grade") in hit.slots
    return graded or any(one.mention.kind is Kind.AWARD for one in target.members)


def has_role(hit: Hit, sentence: Sentence) -> bool:
    """A post that is no note in brackets."""
    del sentence
    return any(name.startswith("role") for name in hit.slots) and not is_bracketed(hit)


def has_role_or_body(hit: Hit, sentence: Sentence) -> bool:
    """A post, or a body right before the person."""
    between = words_inside(sentence, hit.slots["o"].span, hit.slots["s"].span)
    return "role" in hit.slots or between.strip('“”"') in {"", "的"}


def is_titled(hit: Hit, sentence: Sentence) -> bool:
    """Only names that are titles for sure, since 是 and 作为 say much else."""
    del sentence
    target = hit.slots.get("o")
    return target is not None and all(TITLE_SIGN.search(one.mention.name) for one in target.members)


def names_before(kind: Kind, hit: Hit) -> bool:
    """Whether a name of a kind stands earlier in the sentence."""
    return any(one.mention.kind is kind for chunk in hit.chunks[: hit.first] for one in chunk.members)


def is_direct(hit: Hit, sentence: Sentence) -> bool:
    """A tie with nothing between its ends that another body could do."""
    return is_clear(hit) and not NOT_ALLIED.search(words_before_object(hit, sentence))


def fits_act(needs: str) -> Need:
    """The need of an activity of that name."""

    def fits(hit: Hit, sentence: Sentence) -> bool:
        target = hit.slots.get("o")
        return target is None or acts_fit(needs, hit, target, sentence)

    return fits


def is_summed(hit: Hit, sentence: Sentence) -> bool:
    """Whether the subjects are joined by plus signs."""
    return "+" in sentence.words_at(hit.slots["s"].span)


def is_bracketed(hit: Hit) -> bool:
    """Whether the body of the person stands behind the name in brackets: 副园长李晓兰(望江幼儿园)."""
    last = next((place for place, chunk in enumerate(hit.chunks) if chunk is hit.slots.get("s")), len(hit.chunks))
    return [chunk.code for chunk in hit.chunks[last + 1 : last + 2]] == ["("] and any(
        chunk.code in "SGUO" for chunk in hit.chunks[last + 2 : last + 3]
    )


def leads_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject of a tie is no partner itself (与A签约,与B结对), and heads its clause where another clause tells the tie."""
    start = hit.slots["s"].span.start - sentence.span.start
    apart = CLAUSE.search(
        sentence.folded[hit.slots["s"].span.end - sentence.span.start : hit.slots["o"].span.start - sentence.span.start]
    )
    return not (TIED.search(sentence.folded[:start]) or founds_group(hit)) and (
        not apart or (heads_clause(hit.chunks, hit.chunks.index(hit.slots["s"])) and not has_own_side(hit))
    )


def has_own_side(hit: Hit) -> bool:
    """Whether the clause that tells a tie names both sides of it, so that none is taken from a clause before (甲局与乙局签约,丙校|同丁校结对)."""
    begin, end = (hit.chunks.index(hit.slots[slot]) for slot in ("s", "o"))
    comma = max((at for at in range(begin, end) if hit.chunks[at].code in ",;"), default=end)
    return any(chunk.members and chunk.code in "SGU" for chunk in hit.chunks[comma + 1 : end])


def is_whole_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether no third school stands between the two sides, and the object is the school itself and not its old grounds."""
    end = hit.slots["o"].span.end - sentence.span.start
    between = CLAUSE.split(
        sentence.folded[
            hit.slots["s"].span.end - sentence.span.start : hit.chunks[hit.trigger].span.start - sentence.span.start
        ]
    )
    asked = ASKED.search(sentence.folded, 0, hit.slots["s"].span.start - sentence.span.start) is not None
    return (
        is_clear(hit)
        and not ENTRUSTED.search(between[-1])
        and not (asked and f"{between[0]}{hit.chunks[hit.trigger].words}".startswith(("委托", "指派", "安排", "指定")))
        and not GROUNDS.match(sentence.folded, end)
        and not RUNNER.match(words_before_object(hit, sentence))
        and (len(between) < 2 or bool(MOVED.fullmatch(between[-1])))
    )


def is_itself(hit: Hit, sentence: Sentence) -> bool:
    """Whether a clause that takes over a school has no subject of its own, named or not, and is no 托管它的."""
    shift = sentence.span.start
    first = hit.chunks[hit.first].span.start - shift
    words = sentence.folded[first : hit.slots["o"].span.start - shift]
    return OWN_SUBJECT.search(words) is None and BROUGHT.search(sentence.folded[:first]) is None


def is_under_group(hit: Hit, sentence: Sentence) -> bool:
    """Whether schools are listed as those under a group, and not as those under a school that stands right before."""
    behind = hit.chunks[hit.first].span.end - sentence.span.start
    before = hit.chunks[hit.first - 1].members if hit.first else ()
    return (
        len(hit.slots["s"].members) > 1
        and not any(one.mention.kind is Kind.SCHOOL for one in before)
        and not sentence.folded.startswith("的", behind)
    )


def is_campus(hit: Hit) -> bool:
    """Whether the subjects are campuses by their names."""
    return all(CAMPUS.search(one.mention.name) for one in hit.slots["s"].members)


def is_elsewhere(hit: Hit, sentence: Sentence) -> bool:
    """Whether a school stands earlier in the sentence, and more of it is told than its canteen; an occasion is not run as a school is."""
    if any(one.mention.kind is Kind.EVENT for chunk in hit.chunks[: hit.first] for one in chunk.members):
        return False
    schools = [one for chunk in hit.chunks[: hit.first] for one in chunk.members if one.mention.kind is Kind.SCHOOL]
    before = sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start]
    return (
        bool(schools)
        and not (before.endswith("分别") and len(hit.slots["s"].members) > 1)
        and not RUN_BEFORE.search(before)
        and not SERVICE.match(sentence.folded, schools[-1].mention.span.end - sentence.span.start)
    )


def is_for_group_before(hit: Hit, sentence: Sentence) -> bool:
    """Whether the clause names no group of its own that the school leads (以甲校为龙头的乙集团), nor schools that lead one each."""
    subject = hit.slots["s"]
    if words_before_subject(hit, sentence).endswith(EACH):
        return False
    behind = hit.chunks[hit.chunks.index(subject) + 1 :]
    group = next((one for one in behind if any(link.mention.kind is Kind.GROUP for link in one.members)), None)
    between = words_inside(sentence, subject.span, group.span) if group else ""
    return not between.endswith("的") or bool(CLAUSE.search(between))


def is_unheld(hit: Hit, sentence: Sentence) -> bool:
    """Whether nothing says that another runs the school, before it or between it and who is said to run it."""
    start = hit.slots["o"].span.start - sentence.span.start
    between = words_inside(sentence, hit.slots["o"].span, hit.slots["s"].span)
    return (
        is_clear(hit)
        and not (HELD.search(between) or SERVICE.match(between) or HOSTED.match(between))
        and not HELD_BEFORE.search(sentence.folded[max(0, start - 6) : start])
    )


NEEDS: Mapping[str, Need] = {
    **{needs: fits_act(needs) for needs in ("hosting", "authored", "doing")},
    "honour": has_honour,
    "several": are_partners,
    "role": has_role,
    "afterpost": lambda hit, _: bool(hit.slots["s1"].posts) and not is_bracketed(hit),
    "leadpost": lambda hit, _: told_role(hit).endswith(LEADERS),
    "headship": lambda hit, _: bool(GROUP_HEAD.search(told_role(hit))),
    "roleorbody": has_role_or_body,
    "titled": is_titled,
    "plus": is_summed,
    "unjoined": lambda hit, sentence: not is_summed(hit, sentence),
    "honoured": lambda hit, sentence: bool(
        HONOURED.search(sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start])
    ),
    "groupbefore": lambda hit, _: names_before(Kind.GROUP, hit),
    "elsewhere": is_elsewhere,
    "ungrouped": is_for_group_before,
    "leading": lambda hit, _: hit.slots["role"].words.endswith(LEADERS) and not hit.slots["s"].posts,
    "posted": lambda hit, sentence: (
        bool(hit.slots["s"].posts)
        and not is_just_won(sentence.folded[: hit.slots["o"].span.start - sentence.span.start])
    ),
    "campus": lambda hit, _: is_campus(hit),
    "ownerless": lambda hit, _: (
        is_campus(hit) and not any(OWNED.search(one.mention.name) for one in hit.slots["s"].members)
    ),
    "pronouncampus": lambda hit, _: (
        is_campus(hit) and all(one.mention.rule.startswith("pronoun") for one in hit.slots["o"].members)
    ),
    "undergroup": is_under_group,
    "ledbyother": lambda hit, sentence: (
        LED_BY.match(sentence.folded, hit.slots["o"].span.end - sentence.span.start) is None
    ),
    "itself": is_itself,
    "whole": is_whole_tie,
    "clear": lambda hit, _: is_clear(hit),
    "unheld": is_unheld,
    "goer": lambda hit, sentence: not VISITED.search(words_before_subject(hit, sentence)),
    "direct": is_direct,
    "unmasked": lambda hit, _: not any(one.mention.masked for one in hit.slots["o"].members),
    "leads": leads_tie,
    "site": is_site,
    "sites": names_sites,
    "construction": is_construction,
    "project": is_project,
    "pupils": lambda hit, sentence: not TRAINED.search(words_before_subject(hit, sentence)),
}
"""What `needs` of a pattern may be."""


@cache
def load_checked_patterns() -> PatternBook:
    """The patterns, each with a need that is known; RulesError names the one that asks for another."""
    book = load_patterns()
    for pattern in book.patterns:
        if pattern.needs and pattern.needs not in NEEDS:
            raise RulesError(
                f"patterns: pattern {pattern.name} needs {pattern.needs!r}", f"use one of {', '.join(sorted(NEEDS))}"
            )
    return book
